"""Gift cards that orders buy: issued once per unit, mailed, undone with the order."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.gift_card_events import (
    addressees,
    card_line,
    cards,
    happened,
    mails_of_events,
    placed,
)
from tests.support.gift_cards_factories import a_shop, code_of, eur, spend, sums
from tests.support.orders_factories import line, place
from tests.support.table import items
from windlass.gift_cards import codes, managing, spending
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.rules import Status
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")


@pytest.fixture
def shop(cloud: None) -> StoreContext:
    return a_shop()


def test_every_unit_is_a_card_once_however_often_the_order_is_told_of(shop: StoreContext) -> None:
    lines = (
        card_line(quantity=2),
        card_line("line-2", unit_price=eur(2500), properties={}),
        line("line-3", unit_price=eur(1000), unit_cost=None),
    )
    order = place(shop, lines=lines)

    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(
            lambda _: happened(shop, "OrderPlaced", order_id=order.order_id), range(8)
        ):
            pass

    found = cards(shop)
    assert [(card.line_id, card.balance, card.recipient_email) for card in found] == [
        ("line-1", 5000, "ada@example.com"),
        ("line-1", 5000, "ada@example.com"),
        ("line-2", 2500, "buyer@shop.test"),
    ]
    assert len({card.code_hash for card in found}) == 3
    assert [card.order_number for card in found] == [order.number] * 3
    kinds = [entry["kind"]["S"] for entry in items("Entry")]
    assert kinds == ["issued"] * 3


def test_the_recipient_gets_the_code_and_the_buyer_a_copy_without_it(shop: StoreContext) -> None:
    placed(shop, card_line())
    [card] = cards(shop)
    code = codes.grouped(code_of(shop, card))

    mails = mails_of_events()

    assert addressees(mails) == [
        ("ada@example.com", "Jo Doe sent you a gift card for Volt Electronics"),
        ("buyer@shop.test", "Your gift card for Ada was sent"),
    ]
    by_name = {mail.destinations["ToAddresses"][0]: mail.body for mail in mails}
    assert code in by_name["ada@example.com"]
    assert "Happy birthday!" in by_name["ada@example.com"]
    assert "€50.00" in by_name["ada@example.com"]
    token = codes.link_token(shop.store_id, card.card_id, card.code_salt)
    assert f"/gift-cards/{card.card_id}?token={token}" in by_name["ada@example.com"]
    assert code not in by_name["buyer@shop.test"]
    assert token not in by_name["buyer@shop.test"]
    assert f"••••-••••-••••-{card.last_four}" in by_name["buyer@shop.test"]
    kept = str(items())
    assert code not in kept
    assert codes.read(code) not in re.findall(r"[A-Z0-9]{16}", kept)
    assert token not in kept


def test_a_card_for_oneself_is_one_mail(shop: StoreContext) -> None:
    placed(shop, card_line(properties={}))

    assert addressees(mails_of_events()) == [
        ("buyer@shop.test", "Jo Doe sent you a gift card for Volt Electronics")
    ]


@pytest.mark.parametrize(
    "properties",
    [
        {"recipient_email": "nobody", "recipient_name": "Ada"},
        {"recipient_email": "ada@example.com", "send_on": "some day"},
        {"message": "x" * 900},
    ],
)
def test_what_was_paid_is_issued_whatever_was_written(
    shop: StoreContext, properties: dict[str, str]
) -> None:
    placed(shop, card_line(properties=properties))

    [card] = cards(shop)
    assert card.recipient_email in ("buyer@shop.test", "ada@example.com")
    assert len(card.message) <= 500


def test_a_cancelled_order_takes_its_cards_back_but_not_what_was_spent(
    shop: StoreContext,
) -> None:
    order = placed(shop, card_line(quantity=2), card_line("line-2", unit_price=eur(2500)))
    spent, kept, small = (card.card_id for card in cards(shop))
    spend(spending.take, shop, {spent: eur(5000)})

    orders.mark_cancelled(shop, order.order_id, reason="Changed their mind")
    for _ in range(2):
        happened(shop, "OrderCancelled", order_id=order.order_id)

    states = {card.card_id: (card.is_disabled, card.disabled_reason) for card in cards(shop)}
    reason = f"Order {order.number} was cancelled"
    assert states == {spent: (False, ""), kept: (True, reason), small: (True, reason)}
    assert sums(shop, spent) == (0, 0, 0)
    said = [entry.message for entry in orders.timeline(shop, order.order_id)]
    assert len([one for one in said if one.endswith("was disabled.")]) == 2


def test_an_order_cancelled_before_its_cards_were_issued_gets_none(shop: StoreContext) -> None:
    order = place(shop, lines=(card_line(),))
    orders.mark_cancelled(shop, order.order_id, reason="Changed their mind")
    happened(shop, "OrderCancelled", order_id=order.order_id)

    happened(shop, "OrderPlaced", order_id=order.order_id)

    assert items("GiftCard") == []


def test_a_disabled_card_is_not_mailed(shop: StoreContext) -> None:
    placed(shop, card_line(properties={}))
    [card] = cards(shop)
    managing.disable(shop, card.card_id, reason="Fraud")

    assert mails_of_events() == []


def test_an_order_of_gift_cards_alone_is_delivered_at_once(shop: StoreContext) -> None:
    only = place(shop, lines=(card_line(),))
    mixed = place(shop, lines=(card_line(), line("line-2", unit_price=eur(1000), unit_cost=None)))

    assert (only.status, mixed.status) == (Status.DELIVERED, Status.WAITING)
    plan, _taking, _closed = refunds.preview(shop, only.order_id, quantities={"line-1": 1})
    assert plan.amount == eur(5000)


def test_another_store_sees_nothing_of_it(shop: StoreContext) -> None:
    placed(shop, card_line())
    other = a_shop("owner-2", slug="ampere")

    assert list(managing.every(other)) == []
    assert managing.owed(other) == []
