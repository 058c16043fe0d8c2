"""Buyers are asked once, reminded once, and left alone when they say so."""

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine

from schedules.jobs.reviews import ask_for_reviews
from tests.support.catalog_factories import create_product
from tests.support.mail import deliver_queued, sent
from tests.support.orders_factories import line, place
from tests.support.reviews_factories import ADDRESS, review
from tests.support.stores_factories import create_store
from windlass.catalog.models import Product
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.reviews import asking, links
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")
DELIVERED = datetime(2026, 11, 1, 9, tzinfo=UTC)


@pytest.fixture
def shop() -> StoreContext:
    return tenancy.act(create_store(currency="USD").store_id, task="test")


@pytest.fixture
def product(shop: StoreContext) -> Product:
    priced = {"values": [], "price": {"amount": 1999, "currency": "USD"}}
    return create_product(shop, currency="USD", variants=[priced]).product


@pytest.fixture
def order(shop: StoreContext, product: Product) -> Order:
    bought = line(product_id=product.product_id, variant_id=product.variants[0].id)
    placed = place(shop, lines=(bought,), email="ada@shop.test", address=ADDRESS)
    asking.plan(shop, placed.order_id, delivered_at=DELIVERED)
    return placed


def run(days: float) -> list[str]:
    """The job, so many days after the delivery; the subjects of all mails so far."""
    with time_machine.travel(DELIVERED + timedelta(days=days), tick=False):
        ask_for_reviews()
        assert deliver_queued() == []
    return [mail.subject for mail in sent()]


FIRST = "How do you like what you bought at Volt Electronics?"
AGAIN = "Still time to tell others about your order from Volt Electronics"


def test_a_mail_after_a_week_and_one_reminder(order: Order) -> None:
    assert run(6.9) == []
    assert run(7.1) == [FIRST]
    assert run(7.2) == [FIRST]
    assert run(14.2) == [FIRST, AGAIN]
    assert run(60) == [FIRST, AGAIN]


def test_the_mail_leads_to_the_form_of_this_buyer_alone(
    order: Order, shop: StoreContext, product: Product
) -> None:
    run(8)

    [mail] = sent()
    token = links.token(shop.store_id, order.order_id)
    assert f"/products/{product.handle}/review?order={order.order_id}&token={token}" in unescape(
        mail.body
    )
    assert links.is_token(token, store_id=shop.store_id, order_id=order.order_id)
    assert not links.is_token(token, store_id=shop.store_id, order_id="another")
    assert not links.is_token(token, store_id="another", order_id=order.order_id)


def test_who_has_reviewed_is_not_asked(order: Order, shop: StoreContext, product: Product) -> None:
    review(shop, product.product_id, "Ada Lovelace")

    assert run(8) == []
    assert run(30) == []


def test_who_declines_is_not_asked_again(order: Order, shop: StoreContext) -> None:
    run(8)
    assert asking.stop(shop, order.order_id, "declined") is True

    assert run(30) == [FIRST]


def test_a_cancelled_order_is_not_asked_about(order: Order, shop: StoreContext) -> None:
    orders.mark_cancelled(shop, order.order_id, reason="Changed my mind")

    assert run(30) == []


def test_a_delivery_told_twice_asks_once(order: Order, shop: StoreContext) -> None:
    run(8)
    asking.plan(shop, order.order_id, delivered_at=DELIVERED)

    assert run(8.1) == [FIRST]
