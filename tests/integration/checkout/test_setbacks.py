"""What goes wrong around a payment page costs no sale and holds no stock for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.checkout_factories import open_shop, pay
from tests.support.table import items
from windlass.adapters.stripe.client import client
from windlass.adapters.stripe.errors import PaymentProviderUnavailable
from windlass.carts import service as carts
from windlass.catalog.models import Stock
from windlass.checkout import service, sweeping
from windlass.checkout.errors import TooMuchToCharge
from windlass.checkout.models import Checkout, State
from windlass.kit import clock

pytestmark = pytest.mark.usefixtures("table", "sandbox")


def test_a_page_that_could_not_be_opened_opens_when_the_shopper_tries_again_later(
    sandbox: Sandbox,
) -> None:
    """Stripe opens no page for less than half an hour."""
    shop = open_shop(on_hand=1)
    cart_id = shop.cart()
    sandbox.trouble.add(Rule("stripe", "5xx", path="*/sessions"))
    with pytest.raises(PaymentProviderUnavailable):
        shop.begin(cart_id)
    sandbox.trouble.replace_rules([])

    with time_machine.travel(clock.now() + timedelta(minutes=3), tick=True):
        begun = shop.begin(cart_id)
        pay(begun)
        settled = service.settle(shop.shopper, begun.checkout_id)

    assert settled.state == State.COMPLETED
    [stock] = items("Stock")
    assert [stock[name]["N"] for name in ("on_hand", "reserved", "available")] == ["0", "0", "0"]


def test_more_than_a_card_payment_can_be_is_refused_and_holds_nothing() -> None:
    shop = open_shop(on_hand=5)
    dear = variant_fields(price={"amount": 99_999_999, "currency": "EUR"})
    dear["stock"] = {"tracked": True, "on_hand": 5}
    bar = create_product(shop.owner, title="Gold bar", variants=[dear]).product
    cart = carts.add_line(shop.shopper, None, bar.product_id, bar.variants[0].id, 1)

    with pytest.raises(TooMuchToCharge, match=r"1000004\.89 EUR is more than one card payment"):
        shop.begin(cart.cart_id)

    assert [stock["reserved"]["N"] for stock in items("Stock")] == ["0", "0"]
    assert [checkout["state"]["S"] for checkout in items("Checkout")] == ["expired"]


def test_money_that_the_merchant_gave_back_already_ends_the_checkout() -> None:
    shop = open_shop(on_hand=1)
    checkout = shop.begin()
    pay(checkout)
    session = client().v1.checkout.sessions.retrieve(
        checkout.session_id or "", options={"stripe_account": shop.account}
    )
    client().v1.refunds.create(
        {"payment_intent": str(session.payment_intent)}, {"stripe_account": shop.account}
    )
    [stock] = Stock.query(items("Stock")[0]["PK"]["S"], Stock.sk.startswith("STOCK#"))
    stock.delete()  # the product vanished: it cannot be an order

    settled = service.settle(shop.shopper, checkout.checkout_id)

    assert (settled.state, items("Order")) == (State.RETURNED, [])


def test_one_broken_checkout_keeps_no_paid_one_waiting() -> None:
    shop = open_shop()
    broken, paid = sorted((shop.begin(), shop.begin()), key=lambda one: one.gsi3pk or "")
    for checkout in (broken, paid):
        pay(checkout)
    broken.update([Checkout.lines.set([{"title": "no line at all"}])])

    with time_machine.travel(clock.now() + timedelta(minutes=3), tick=True):
        assert [sweeping.reconcile(), sweeping.reconcile_all()] == [1, 0]

    assert [order["order_id"]["S"] for order in items("Order")] == [paid.checkout_id]


@pytest.mark.parametrize(
    ("name", "suffix"), [("Volt Electronics", "VOLT"), ("24/7", None), ("365", None)]
)
def test_a_statement_names_the_shop_where_its_name_has_letters(
    name: str, suffix: str | None
) -> None:
    """Stripe refuses a suffix without any, and empty texts."""
    shop = open_shop(name=name)
    checkout = shop.begin()
    pay(checkout)

    [intent] = client().v1.payment_intents.list({}, {"stripe_account": shop.account}).data

    assert intent.statement_descriptor_suffix == suffix
    assert intent.shipping is not None
    sent = intent.shipping.to_dict()
    assert "" not in (*sent.values(), *sent["address"].values())
