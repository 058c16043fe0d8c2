"""Gift cards that orders buy: issued once per unit, mailed on their day, undone with the order."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from events.app import handlers_of
from events.event import Event
from schedules.jobs.gift_cards import work_off_gift_cards
from tests.support.gift_cards_factories import a_card, a_shop, code_of, eur, spend, sums
from tests.support.hooks import event_of
from tests.support.mail import deliver_queued, sent
from tests.support.orders_factories import line, place
from tests.support.table import items
from windlass.db.outbox import OutboxEvent
from windlass.gift_cards import codes, managing, spending
from windlass.gift_cards.models import GiftCard
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.orders.rules import OrderLine, Status
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")
FOR_ADA = {
    "recipient_name": "Ada",
    "recipient_email": "ada@example.com",
    "message": "Happy birthday!\nYours, Jo",
}
HANDLERS = handlers_of("giftcards")
FOLLOWING = ("GiftCardReady", "GiftCardExpiring", "FundsMoved")


@pytest.fixture
def shop(cloud: None) -> StoreContext:
    return a_shop()


def card_line(line_id: str = "line-1", **overrides: Any) -> OrderLine:
    facts: dict[str, Any] = {
        "title": "Gift card",
        "quantity": 1,
        "unit_price": eur(5000),
        "unit_cost": None,
        "requires_shipping": False,
        "kind": "gift_card",
        "properties": FOR_ADA,
    }
    return line(line_id, **facts | overrides)


def happened(shop: StoreContext, type_: str, **data: Any) -> None:
    HANDLERS[type_](Event(new_id(), type_, shop.store_id, clock.now(), "1", data))


def placed(shop: StoreContext, *lines: OrderLine) -> Order:
    order = place(shop, lines=lines)
    happened(shop, "OrderPlaced", order_id=order.order_id)
    return order


def mails_of_events() -> list[Any]:
    """What left after everything that followed was worked off, twice."""
    for item in items("OutboxEvent") * 2:
        event = event_of(OutboxEvent.from_raw_data(item))
        if event.type in FOLLOWING:
            HANDLERS[event.type](event)
    assert deliver_queued() == []
    return sent()


def cards(shop: StoreContext) -> list[GiftCard]:
    found = [managing.get(shop, card.card_id) for card in managing.every(shop)]
    return sorted(found, key=lambda card: (card.line_id or "", card.balance))


def addressees(mails: list[Any]) -> list[tuple[str, str]]:
    return sorted((mail.destinations["ToAddresses"][0], mail.subject) for mail in mails)


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


def test_a_card_is_sent_on_its_day_and_not_before(shop: StoreContext) -> None:
    tomorrow = clock.now() + timedelta(days=2)
    placed(shop, card_line(properties=FOR_ADA | {"send_on": f"{tomorrow:%Y-%m-%d}"}))
    [card] = cards(shop)
    assert card.send_at is not None
    assert card.send_at.hour == 8
    assert card.sent_at is None

    work_off_gift_cards()
    early = addressees(mails_of_events())
    day = f"{tomorrow:%B} {tomorrow.day}, {tomorrow.year}"
    assert early == [("buyer@shop.test", f"Your gift card for Ada is sent on {day}")]

    _make_due(card, send_at=clock.now() - timedelta(seconds=1))
    for _ in range(2):
        work_off_gift_cards()
    late = [to for to, _subject in addressees(mails_of_events())]
    assert late == ["ada@example.com", "buyer@shop.test"]


def _make_due(card: GiftCard, **moments: Any) -> None:
    """As if time had passed."""
    from windlass.gift_cards import models

    past = models.moment_sk(clock.now() - timedelta(seconds=1), card.card_id)
    actions = [getattr(GiftCard, name).set(value) for name, value in moments.items()]
    card.update([*actions, GiftCard.gsi3sk.set(past)])


def test_its_holder_is_reminded_once_before_a_card_ends(shop: StoreContext) -> None:
    card = a_card(
        shop,
        recipient_email="ada@example.com",
        recipient_name="Ada",
        expires_at=clock.now() + timedelta(days=90),
    )
    work_off_gift_cards()
    assert len(mails_of_events()) == 1

    created = clock.now() - timedelta(days=90)
    _make_due(card, created_at=created, expires_at=clock.now() + timedelta(days=29))
    for _ in range(2):
        work_off_gift_cards()

    mails = mails_of_events()
    assert len(mails) == 2
    assert mails[1].subject.startswith("€50.00 left at Volt Electronics, until ")


def test_a_card_that_ended_is_owed_no_more(shop: StoreContext) -> None:
    card = a_card(shop, expires_at=clock.now() + timedelta(days=1))
    mails_of_events()
    [before] = managing.owed(shop)
    _make_due(card, expires_at=clock.now() - timedelta(seconds=1))

    work_off_gift_cards()
    mails_of_events()

    [after] = managing.owed(shop)
    assert (before.outstanding, after.outstanding, after.holders) == (eur(5000), eur(0), 0)
    [listed] = managing.list_page(shop, status=None, limit=10).items
    assert listed.status == "expired"
    assert listed.gsi3sk is None


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
    assert refunds.preview(shop, only.order_id, quantities={"line-1": 1}).amount == eur(5000)


def test_another_store_sees_nothing_of_it(shop: StoreContext) -> None:
    placed(shop, card_line())
    other = a_shop("owner-2", slug="ampere")

    assert list(managing.every(other)) == []
    assert managing.owed(other) == []
