"""What is left of gift cards that an order sold is disabled with the refund of it, at once."""

from __future__ import annotations

import httpx
import pytest

from infra.local.sandbox.context import Sandbox
from tests.integration.gift_cards.test_purchase import NEWS, cards_of, sell_voucher
from tests.support.fulfilment_factories import Business, state_machine, with_cj
from tests.support.gift_cards_factories import eur, spend, sums
from tests.support.hooks import consume
from tests.support.sandbox import ADDRESS, sandbox
from tests.support.table import items
from windlass.gift_cards import spending
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.errors import GiftCardsChanged

__all__ = ["sandbox"]


@pytest.fixture
def business(cloud: None, sandbox: Sandbox) -> Business:
    state_machine()
    return with_cj(sandbox)


def sold(business: Business, quantity: int = 1) -> tuple[str, str]:
    """The ids of an order of gift cards worth 50 euros each, which were issued, and of its line."""
    order_id = sell_voucher(business, quantity)
    consume("giftcards", *NEWS)
    [line] = orders.lines_of(business.order(order_id))
    return order_id, line.line_id


def disabled(business: Business) -> dict[str, bool]:
    return {card.card_id: card.is_disabled for card in cards_of(business)}


def test_who_refunds_sees_what_is_left_of_each_card_before(business: Business) -> None:
    order_id, line_id = sold(business, 2)
    used, full = (card.card_id for card in cards_of(business))
    spend(spending.take, business.owner, {used: eur(2000)})
    before = items()

    _plan, taking, _closed = refunds.preview(business.owner, order_id, quantities={line_id: 2})

    shown = [(one.worth, one.spent, one.left, one.is_taken) for one in taking.sold]
    assert shown == [
        (eur(5000), eur(2000), eur(3000), True),
        (eur(5000), eur(0), eur(5000), True),
    ]
    assert taking.left("EUR") == eur(8000)
    _plan, one_of_two, _closed = refunds.preview(business.owner, order_id, quantities={line_id: 1})
    assert one_of_two.left("EUR") == eur(5000)  # the fullest first
    _plan, goodwill, _closed = refunds.preview(business.owner, order_id, amount=eur(100))
    assert goodwill.left("EUR") == eur(0)
    assert items() == before
    assert full in disabled(business)


def test_the_refund_itself_disables_what_is_left_and_never_what_was_spent(
    business: Business,
) -> None:
    order_id, line_id = sold(business, 2)
    used, full = (card.card_id for card in cards_of(business))
    spend(spending.take, business.owner, {used: eur(2000)})

    refunds.refund(
        business.owner,
        order_id,
        quantities={line_id: 1},
        reason="One too many",
        cards_left=eur(5000),
    )

    assert disabled(business) == {used: False, full: True}  # before any news of it
    assert sums(business.owner, used) == (3000, 0, 3000)
    refusal = spend(spending.take, business.owner, {full: eur(1)}, reference="checkout-2")
    assert refusal is not None
    assert refusal.too_little == [full]
    for _news_of_news in range(2):
        consume("giftcards", *NEWS)
    assert disabled(business) == {used: False, full: True}
    said = [one.message for one in orders.timeline(business.owner, order_id)]
    assert len([one for one in said if one.endswith("with €50.00 on it was disabled.")]) == 1


def test_what_was_spent_since_it_was_shown_refuses_the_refund(business: Business) -> None:
    order_id, line_id = sold(business)
    [card] = cards_of(business)
    spend(spending.take, business.owner, {card.card_id: eur(1)})

    with pytest.raises(GiftCardsChanged, match=r"€49\.99 is left"):
        refunds.refund(
            business.owner,
            order_id,
            quantities={line_id: 1},
            reason="Unused",
            cards_left=eur(5000),
        )

    assert orders.refunds(business.owner, order_id) == []
    assert disabled(business) == {card.card_id: False}


def test_a_refund_of_everything_by_amount_takes_all_cards(business: Business) -> None:
    order_id, _line_id = sold(business, 2)

    refunds.refund(business.owner, order_id, amount=eur(4000), reason="Goodwill")
    assert set(disabled(business).values()) == {False}
    refunds.refund(business.owner, order_id, amount=eur(6000), reason="The rest")

    assert set(disabled(business).values()) == {True}


def test_a_refund_that_the_provider_refuses_gives_the_cards_back(
    business: Business, sandbox: Sandbox
) -> None:
    order_id, line_id = sold(business)
    [card] = cards_of(business)
    made = refunds.refund(business.owner, order_id, quantities={line_id: 1}, reason="Unused")
    failed = {"id": made.provider_id, "account": business.shop.account}
    httpx.post(f"{ADDRESS}/_sandbox/actions/stripe/fail_refund", json=failed).raise_for_status()

    for _twice in range(2):
        refunds.fail(business.owner, order_id, made.refund_id, "The card was closed.")
    consume("giftcards", *NEWS)  # also the late news of the refund that failed

    assert disabled(business) == {card.card_id: False}
    assert spend(spending.take, business.owner, {card.card_id: eur(5000)}) is None
