"""A gift card bought, mailed and spent: through the checkout, the payment page and fulfilment."""

from __future__ import annotations

import pytest

from events.app import handlers_of
from events.event import Event
from infra.local.sandbox.context import Sandbox
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.checkout_factories import Shop
from tests.support.fulfilment_factories import Business, state_machine, told, with_cj
from tests.support.gift_cards_factories import code_of, eur, sums
from tests.support.hooks import consume
from tests.support.sandbox import sandbox
from tests.support.table import items
from windlass.carts import service as carts
from windlass.catalog.repository import Found
from windlass.checkout.errors import CheckoutTooLong
from windlass.fulfilment import service as fulfilment
from windlass.gift_cards import managing
from windlass.gift_cards.models import GiftCard
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.rules import Status

__all__ = ["sandbox"]

NEWS = ("OrderPlaced", "OrderCancelled", "OrderRefunded", "FundsMoved", "GiftCardReady")


@pytest.fixture
def business(cloud: None, sandbox: Sandbox) -> Business:
    state_machine()
    return with_cj(sandbox)


def voucher(shop: Shop, amount: int = 5000) -> Found:
    fields = variant_fields(price={"amount": amount, "currency": "EUR"})
    return create_product(shop.owner, title="Gift card", kind="gift_card", variants=[fields])


def put_voucher(shop: Shop, cart_id: str | None = None, quantity: int = 1) -> str:
    product = voucher(shop).product
    cart = carts.add_line(
        shop.shopper,
        cart_id,
        product.product_id,
        product.variants[0].id,
        quantity,
        properties={"recipient_email": "ada@example.com"},
    )
    return cart.cart_id


def sell_voucher(business: Business, quantity: int = 1) -> str:
    """Paid, without a delivery address' rate: there is nothing to send."""
    return business.sell_cart(put_voucher(business.shop, quantity=quantity), shipping_rate_id=None)


def cards_of(business: Business) -> list[GiftCard]:
    return list(managing.every(business.owner))


def test_an_order_of_gift_cards_is_delivered_when_it_is_paid(business: Business) -> None:
    order_id = sell_voucher(business, 2)

    assert business.run(order_id) == "end"
    consume("giftcards", *NEWS)

    order = business.order(order_id)
    assert (order.status, order.total) == (Status.DELIVERED, eur(10000))
    assert business.parts(order_id) == []
    assert [(card.balance, card.order_id) for card in cards_of(business)] == [
        (5000, order_id),
        (5000, order_id),
    ]


def test_nobody_buys_more_than_fifty_cards_at_once(business: Business) -> None:
    with pytest.raises(CheckoutTooLong, match="at most 50 gift cards"):
        sell_voucher(business, 51)
    assert items("Checkout") == []


def test_goods_beside_a_gift_card_go_to_their_supplier(business: Business) -> None:
    order_id = business.sell_cart(put_voucher(business.shop, business.shop.cart()))

    business.run(order_id)

    goods = [line.line_id for line in orders.lines_of(business.order(order_id)) if line.unit_cost]
    assert [line["line_id"] for line in business.part(order_id).lines] == goods


def test_the_card_pays_the_next_order(business: Business) -> None:
    sell_voucher(business)
    consume("giftcards", *NEWS)
    [card] = cards_of(business)
    cart_id = business.shop.cart()
    carts.add_gift_card(business.shop.shopper, cart_id, code_of(business.owner, card), ip="1.2.3.4")

    checkout = business.shop.begin(cart_id)

    assert checkout.payment_url is None  # 20.00 and 4.90 of 50.00: no card is charged
    assert sums(business.owner, card.card_id) == (2510, 0, 2510)
    assert business.order(checkout.checkout_id).total == eur(2490)


def test_a_cancelled_purchase_takes_the_card_back(business: Business) -> None:
    order_id = sell_voucher(business)
    for _news_of_news in range(2):
        consume("giftcards", *NEWS)
    [card] = cards_of(business)

    fulfilment.cancel_order(business.owner, order_id, reason="Changed their mind", refund=True)
    for _news_of_news in range(2):
        consume("giftcards", *NEWS)

    assert managing.get(business.owner, card.card_id).is_disabled
    assert orders.payment_of(business.order(order_id)).refundable == eur(0)
    assert [owed.outstanding for owed in managing.owed(business.owner)] == [eur(0)]


def test_a_card_that_is_given_back_is_disabled_and_the_other_stays(business: Business) -> None:
    order_id = sell_voucher(business, 2)
    consume("giftcards", *NEWS)
    [line] = orders.lines_of(business.order(order_id))

    refunds.refund(business.owner, order_id, reason="One too many", quantities={line.line_id: 1})
    [news] = told("OrderRefunded")
    for _again in range(2):
        event = Event(new_id(), "OrderRefunded", business.owner.store_id, clock.now(), "1", news)
        handlers_of("giftcards")["OrderRefunded"](event)

    assert sorted(card.is_disabled for card in cards_of(business)) == [False, True]
