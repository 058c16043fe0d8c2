"""I20: whatever an order is made of, its figures are the same in cart, payment page, order, mail
and refund, and what is free needs no payment."""

from __future__ import annotations

import random

import pytest

from tests.support.checkout_factories import Shop, open_shop
from tests.support.sale_factories import bought, card_worth, cart_with, eur, with_code
from tests.support.tax_factories import register
from windlass.adapters.stripe.client import client
from windlass.carts import service as carts
from windlass.checkout import service
from windlass.checkout.models import Checkout, State
from windlass.kit.money import Money, total
from windlass.mail import views
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.pricing import documents
from windlass.stores import service as stores

pytestmark = pytest.mark.usefixtures("table", "sandbox")

DRAW = random.Random(20)
CASES = [
    (prices, DRAW.randint(1, 300), DRAW.choice((0, 333, 1999)))
    for prices in ("inclusive", "exclusive", "inclusive", "exclusive")
]


def charged(shop: Shop, checkout: Checkout) -> int:
    """What the payment page asks for."""
    session = client().v1.checkout.sessions.retrieve(
        checkout.session_id or "", None, {"stripe_account": shop.account}
    )
    return session.amount_total or 0


@pytest.mark.parametrize(("prices", "quantity", "card"), CASES)
def test_cart_session_order_mail_and_refund_agree(prices: str, quantity: int, card: int) -> None:
    shop = open_shop()
    register(shop.owner, "DE", prices=prices)
    with_code(shop, basis_points=DRAW.randint(1, 5000), combines_with=["product", "order"])
    with_code(
        shop, code="TAKE", kind="fixed", amount=_wire(777), combines_with=["product", "order"]
    )
    with_code(shop, title="Two", method="automatic", basis_points=250, combines_with=["order"])
    cards = (card_worth(shop, card),) if card else ()
    cart_id = cart_with(shop, "SPRING", "TAKE", cards=cards, quantity=quantity)
    carts.remember(shop.shopper, cart_id, country="DE", email="buyer@shop.test")

    front = stores.storefront_of(shop.shopper)
    seen = service.view_cart(shop.shopper, cart_id, front=front).breakdown
    checkout = shop.begin(cart_id)
    frozen = documents.from_document(checkout.breakdown)
    asked = charged(shop, checkout)
    order = bought(shop, checkout)
    mail = views.order_of(order, front)
    payment = orders.payment_of(order)

    assert [line.net for line in seen.lines] == [line.net for line in frozen.lines]
    assert frozen.goods + frozen.shipping + frozen.tax == frozen.total == order.total == mail.total
    assert total([s.amount for s in mail.sums if not s.is_note], "EUR") == mail.total
    assert asked == frozen.due.amount == payment.captured.amount
    assert payment.paid == order.total
    given_back = refunds.refund(
        shop.owner,
        order.order_id,
        quantities={line.line_id: line.quantity for line in orders.lines_of(order)},
        with_shipping=True,
        reason="All",
    )
    assert given_back.amount == order.total
    assert given_back.tax == frozen.tax + frozen.tax_included


def test_everything_off_is_free_and_bought_without_a_payment_page() -> None:
    shop = open_shop()
    with_code(shop, basis_points=10_000, combines_with=["shipping"])
    delivery = {"kind": "free_shipping", "basis_points": 0, "combines_with": ["order"]}
    with_code(shop, code="POST", **delivery)

    checkout = shop.begin(cart_with(shop, "SPRING", "POST", quantity=7), seen_total=eur(0))

    order = orders.get(shop.owner, checkout.checkout_id)
    payment = orders.payment_of(order)
    profit = orders.profit_of(order)
    assert (checkout.state, checkout.session_id) == (State.COMPLETED, None)
    assert (order.total, payment.provider, payment.refundable) == (eur(0), "none", eur(0))
    assert (profit.revenue, profit.payment_fee, profit.profit) == (eur(0), eur(0), eur(-7000))
    assert client().v1.checkout.sessions.list({}, {"stripe_account": shop.account}).data == []


def test_what_cannot_be_divided_is_one_line_of_the_payment_page() -> None:
    shop = open_shop()
    with_code(shop, kind="fixed", amount=_wire(100))

    checkout = shop.begin(cart_with(shop, "SPRING", quantity=3))

    lines = client().v1.checkout.sessions.line_items.list(
        checkout.session_id or "", None, {"stripe_account": shop.account}
    )
    assert [(one.quantity, one.amount_total) for one in lines.data] == [(1, 5900)]
    assert charged(shop, checkout) == 6390


def _wire(amount: int) -> dict[str, object]:
    return {"amount": amount, "currency": Money.zero("EUR").currency}
