"""A gift card is as good as money: nobody gets one for a payment that the store holds."""

from __future__ import annotations

import pytest

from tests.support.fulfilment_factories import state_machine
from tests.support.gift_card_events import card_line, cards, happened, mails_of_events
from tests.support.gift_cards_factories import a_shop, eur
from tests.support.orders_factories import line, payment, place
from tests.support.table import items
from windlass.fulfilment import planning, workflow
from windlass.fulfilment import service as fulfilment
from windlass.fulfilment.repository import FulfilmentRepository
from windlass.orders.models import Order
from windlass.orders.rules import OrderLine
from windlass.stores import service as stores
from windlass.stores.settings import Fulfilment as FulfilmentSettings
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")
NO_FEE = {"captured": eur(5000), "refunded": eur(0), "fee": None}


@pytest.fixture
def shop(cloud: None) -> StoreContext:
    state_machine()
    return a_shop()


def risky(shop: StoreContext, *lines: OrderLine) -> Order:
    """Stripe calls 65 elevated, and a store holds from there on unless it says otherwise."""
    order = place(shop, lines=lines, payment=payment(**NO_FEE, risk_score=65))
    workflow.ensure(shop, order.order_id)
    planning.assess(shop, order.order_id)
    happened(shop, "OrderPlaced", order_id=order.order_id)
    return order


def decide(shop: StoreContext, order: Order, choice: str) -> None:
    found = FulfilmentRepository(shop.store_id).get(order.order_id)
    [action] = found.actions.values()
    assert action.kind == "review"
    fulfilment.resolve(shop, action.action_id, choice)
    happened(shop, "ActionResolved", order_id=order.order_id, action_id=action.action_id)


def test_the_card_of_a_risky_payment_waits_until_somebody_approves_it(shop: StoreContext) -> None:
    order = risky(shop, card_line(quantity=2))
    assert (items("GiftCard"), mails_of_events()) == ([], [])

    decide(shop, order, "approve")

    assert [card.balance for card in cards(shop)] == [5000, 5000]
    assert len(mails_of_events()) == 4  # each to its recipient, with a copy to the buyer


def test_a_declined_one_is_never_issued(shop: StoreContext) -> None:
    order = risky(shop, card_line(), line("line-2", unit_price=eur(1000), unit_cost=None))

    decide(shop, order, "cancel")

    assert items("GiftCard") == []


def test_a_decision_about_parcels_issues_nothing_twice(shop: StoreContext) -> None:
    order = place(shop, lines=(card_line(),))
    happened(shop, "OrderPlaced", order_id=order.order_id)
    happened(shop, "ActionResolved", order_id=order.order_id, action_id="any")

    assert len(cards(shop)) == 1


def test_an_order_of_cards_alone_asks_nobody_who_sends_orders_by_hand(shop: StoreContext) -> None:
    by_hand = {"auto_fulfil": False}
    stores.change_settings(shop, FulfilmentSettings, by_hand, version=stores.get(shop).version)
    order = place(shop, lines=(card_line(),))
    workflow.ensure(shop, order.order_id)
    planning.assess(shop, order.order_id)

    found = FulfilmentRepository(shop.store_id).get(order.order_id)
    assert (found.workflow.is_approved, found.actions) == (True, {})
