"""One payment, one order: whoever asks, however often, in whatever order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support.checkout_factories import DECLINED, open_shop, pay
from tests.support.table import items
from windlass.adapters.stripe.client import client
from windlass.catalog import service as catalog
from windlass.catalog.models import Stock
from windlass.checkout import service, sweeping
from windlass.checkout.errors import AlreadyPaid, CheckoutNotFound, SoldOut
from windlass.checkout.models import State
from windlass.kit import clock
from windlass.kit.errors import AppError
from windlass.kit.money import Money
from windlass.orders import service as orders

pytestmark = pytest.mark.usefixtures("table", "sandbox")


def test_a_paid_checkout_becomes_the_order_that_was_shown() -> None:
    shop = open_shop()
    checkout = shop.begin(shop.cart(2))
    pay(checkout)

    settled = service.settle(shop.shopper, checkout.checkout_id)

    order = orders.get(shop.owner, checkout.checkout_id)
    payment = orders.payment_of(order)
    assert settled.state == State.COMPLETED
    assert (order.number, order.total, order.email) == (1001, Money(4490, "EUR"), "buyer@shop.test")
    assert (payment.captured, payment.refunded.amount) == (Money(4490, "EUR"), 0)
    assert payment.fee == Money(250, "EUR")  # 2.9 % + 0.30 of Stripe, 2 % of ours
    assert [line.unit_cost for line in orders.lines_of(order)] == [Money(1000, "EUR")]
    assert order.breakdown["total"] == 4490


def test_webhook_return_page_and_reconciliation_at_once_make_one_order() -> None:
    shop = open_shop(on_hand=5)
    checkout = shop.begin()
    pay(checkout)

    with ThreadPoolExecutor(10) as pool:
        settled = list(
            pool.map(lambda _: service.settle(shop.shopper, checkout.checkout_id).state, range(30))
        )

    assert set(settled) == {State.COMPLETED}
    assert [order["number"]["N"] for order in items("Order")] == ["1001"]
    placed = [event for event in items("OutboxEvent") if event["type"]["S"] == "OrderPlaced"]
    assert len(placed) == 1
    [stock] = items("Stock")
    assert [stock[name]["N"] for name in ("on_hand", "reserved", "available")] == ["4", "0", "4"]


def test_ten_paid_checkouts_at_once_get_ten_numbers_without_a_gap() -> None:
    shop = open_shop()
    checkouts = [shop.begin(shop.cart()) for _ in range(10)]
    for checkout in checkouts:
        pay(checkout)

    def settle(checkout_id: str) -> None:
        while service.settle(shop.shopper, checkout_id).state != State.COMPLETED:
            pass

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(settle, [checkout.checkout_id for checkout in checkouts]))

    numbers = sorted(int(order["number"]["N"]) for order in items("Order"))
    assert numbers == list(range(1001, 1011))


def test_of_fifty_shoppers_one_gets_the_last_unit_before_paying() -> None:
    shop = open_shop(on_hand=1)
    carts = [shop.cart() for _ in range(50)]
    details = shop.details()

    def begin(cart_id: str) -> str:
        try:
            return service.begin(shop.shopper, cart_id, details).state
        except SoldOut as error:
            return error.message

    with ThreadPoolExecutor(16) as pool:
        outcomes = list(pool.map(begin, carts))

    refusal = (
        "Somebody was faster: there is not enough left of Arc desk lamp. Choose fewer, or take it "
        "out of your cart."
    )
    assert sorted(outcomes) == sorted([State.OPEN, *[refusal] * 49])
    [stock] = items("Stock")
    assert [stock[name]["N"] for name in ("on_hand", "reserved", "available")] == ["1", "1", "0"]


def test_an_unpaid_checkout_gives_back_what_it_held(sandbox: Sandbox) -> None:
    shop = open_shop(on_hand=1)
    checkout = shop.begin()

    assert service.close(shop.shopper, checkout.checkout_id).state == State.EXPIRED

    assert shop.begin().state == State.OPEN
    assert items("Order") == []


def test_a_declined_card_makes_no_order_and_may_be_tried_again() -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout, DECLINED)

    declined = service.settle(shop.shopper, checkout.checkout_id)
    assert (declined.state, items("Order"), items("OrderCounter")) == (State.OPEN, [], [])
    assert declined.failure

    pay(checkout)
    assert service.settle(shop.shopper, checkout.checkout_id).state == State.COMPLETED


def test_the_same_cart_in_two_tabs_is_one_payment_page() -> None:
    shop = open_shop()
    cart_id = shop.cart()

    first, second = shop.begin(cart_id), shop.begin(cart_id)

    assert first.payment_url == second.payment_url
    pay(first)
    pay(second)
    service.settle(shop.shopper, first.checkout_id)
    assert orders.payment_of(orders.get(shop.owner, first.checkout_id)).captured.amount == 2490


def test_another_address_closes_the_first_payment_page() -> None:
    shop = open_shop(on_hand=1)
    cart_id = shop.cart()
    first = shop.begin(cart_id)

    second = shop.begin(cart_id, email="other@shop.test")
    refused = pay(first)

    assert second.checkout_id != first.checkout_id
    assert refused.status_code >= 400 or "4242" not in refused.text
    assert service.settle(shop.shopper, first.checkout_id).state == State.EXPIRED
    pay(second)
    assert service.settle(shop.shopper, second.checkout_id).state == State.COMPLETED


def test_a_paid_cart_cannot_be_bought_again() -> None:
    shop = open_shop()
    cart_id = shop.cart()
    checkout = shop.begin(cart_id)
    pay(checkout)

    with pytest.raises(AlreadyPaid) as refused:  # other details: the first page is closed first
        shop.begin(cart_id, email="other@shop.test")

    assert refused.value.details == {"order_id": checkout.checkout_id}
    assert len(items("Order")) == 1


def test_money_for_goods_that_vanished_goes_back_in_full() -> None:
    shop = open_shop(on_hand=3)
    checkout = shop.begin()
    pay(checkout)
    for stock in Stock.query(shop.product.product.pk, Stock.sk.startswith("STOCK#")):
        stock.delete()

    returned = [service.settle(shop.shopper, checkout.checkout_id) for _ in range(2)]

    assert [each.state for each in returned] == [State.RETURNED] * 2
    assert items("Order") == []
    refunds = client().v1.refunds.list({}, {"stripe_account": shop.account}).data
    assert [refund.amount for refund in refunds] == [2490]


def test_a_product_deleted_after_paying_is_still_sold() -> None:
    shop = open_shop(on_hand=3)
    checkout, product = shop.begin(), shop.product.product
    pay(checkout)
    catalog.delete(shop.owner, product.product_id, version=product.version)

    assert service.settle(shop.shopper, checkout.checkout_id).state == State.COMPLETED


def test_a_buyer_who_closed_the_tab_has_an_order_within_minutes() -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout)

    assert sweeping.reconcile() == 0  # the webhook and the return page come first
    with time_machine.travel(clock.now() + timedelta(minutes=3)):
        assert [sweeping.reconcile(), sweeping.reconcile()] == [1, 0]

    assert [order["number"]["N"] for order in items("Order")] == ["1001"]


def test_an_abandoned_checkout_frees_its_stock_when_its_time_is_over() -> None:
    shop = open_shop(on_hand=1)
    checkout = shop.begin()

    with time_machine.travel(clock.now() + timedelta(minutes=33)):
        assert [sweeping.expire_due(), sweeping.expire_due()] == [1, 0]

    assert service.get(shop.shopper, checkout.checkout_id).state == State.EXPIRED
    assert shop.begin().state == State.OPEN


def test_the_nightly_check_with_the_provider_finds_what_was_paid_and_forgotten() -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout)

    assert [sweeping.reconcile_all(), sweeping.reconcile_all()] == [1, 0]

    assert orders.get(shop.owner, checkout.checkout_id).number == 1001


def test_a_provider_that_does_not_answer_changes_nothing(sandbox: Sandbox) -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout)
    before = items()
    sandbox.trouble.add(Rule("stripe", "5xx"))

    with pytest.raises(AppError):
        service.settle(shop.shopper, checkout.checkout_id)

    assert items() == before


def test_a_checkout_of_another_store_is_not_there() -> None:
    shop = open_shop()
    other = open_shop(user_id="owner-2", name="Other")
    checkout = shop.begin()
    pay(checkout)

    with pytest.raises(CheckoutNotFound):
        service.settle(other.shopper, checkout.checkout_id)

    assert items("Order") == []
