"""Money goes back exactly once, and never more than came."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.checkout_factories import Shop, open_shop, pay
from tests.support.stores_factories import colleague
from tests.support.table import items
from windlass.adapters.stripe.client import client
from windlass.adapters.stripe.errors import PaymentProviderUnavailable, PaymentRefused
from windlass.checkout import service, sweeping
from windlass.kit.errors import AppError, Forbidden
from windlass.kit.money import Money
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.errors import RefundTooLarge
from windlass.stores import service as stores
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("table")


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


@pytest.fixture
def shop(sandbox: Sandbox) -> Shop:
    return open_shop()


@pytest.fixture
def order_id(shop: Shop) -> str:
    checkout = shop.begin()
    pay(checkout)
    return service.settle(shop.shopper, checkout.checkout_id).checkout_id


def at_the_provider(shop: Shop) -> list[int]:
    found = client().v1.refunds.list({}, {"stripe_account": shop.account}).data
    return sorted(refund.amount for refund in found)


def refunded(shop: Shop, order_id: str) -> Money:
    return orders.payment_of(orders.get(shop.owner, order_id)).refunded


def test_three_equal_refunds_are_three_refunds(shop: Shop, order_id: str) -> None:
    for _ in range(3):
        refunds.refund(shop.owner, order_id, amount=eur(500), reason="Goodwill")

    assert at_the_provider(shop) == [500, 500, 500]
    assert orders.payment_of(orders.get(shop.owner, order_id)).refundable == eur(990)


def test_the_same_refund_again_is_the_same_refund(shop: Shop, order_id: str) -> None:
    for _ in range(3):
        refunds.refund(
            shop.owner, order_id, amount=eur(500), reason="Goodwill", refund_id="refund-1"
        )

    assert (at_the_provider(shop), refunded(shop, order_id)) == ([500], eur(500))


def test_parallel_refunds_never_exceed_what_was_captured(shop: Shop, order_id: str) -> None:
    def refund(_number: int) -> bool:
        try:
            refunds.refund(shop.owner, order_id, amount=eur(1000), reason="Goodwill")
        except AppError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        done = sum(pool.map(refund, range(8)))

    assert done == 2  # of 24.90
    assert at_the_provider(shop) == [1000, 1000]


@pytest.mark.parametrize(
    ("case", "amount", "rule"),
    [
        ("more than was paid", Money(2491, "EUR"), "refundable"),
        ("nothing", Money(0, "EUR"), "positive"),
        ("another currency", Money(100, "USD"), "currency"),
    ],
)
def test_an_impossible_refund_is_refused_before_anybody_is_asked(
    shop: Shop, order_id: str, case: str, amount: Money, rule: str
) -> None:
    before = items()

    with pytest.raises(RefundTooLarge) as refused:
        refunds.refund(shop.owner, order_id, amount=amount, reason="x")

    assert [field.rule for field in refused.value.fields] == [rule], case
    assert (items(), at_the_provider(shop)) == (before, [])


def test_a_refund_whose_answer_was_lost_is_adopted_not_doubled(
    sandbox: Sandbox, shop: Shop, order_id: str
) -> None:
    sandbox.trouble.add(Rule("stripe", "5xx", path="*/refunds"))
    with pytest.raises(PaymentProviderUnavailable):
        refunds.refund(shop.owner, order_id, amount=eur(500), reason="Broken", refund_id="r-1")
    assert refunded(shop, order_id) == eur(500)  # promised: nobody else can give it away

    sandbox.trouble.replace_rules([])
    assert [sweeping.retry_refunds(), sweeping.retry_refunds()] == [1, 0]

    assert (at_the_provider(shop), refunded(shop, order_id)) == ([500], eur(500))
    told = [event for event in items("OutboxEvent") if event["type"]["S"] == "OrderRefunded"]
    assert len(told) == 1


def test_who_may_not_refund_gives_nothing_back(shop: Shop, order_id: str) -> None:
    packer = colleague(stores.get(shop.owner), Role.FULFILMENT)
    before = items()

    with pytest.raises(Forbidden):
        refunds.refund(packer, order_id, amount=eur(100), reason="x")

    assert (items(), at_the_provider(shop)) == (before, [])


def test_pressing_again_after_a_lost_answer_refunds_once(
    sandbox: Sandbox, shop: Shop, order_id: str
) -> None:
    def press(reason: str = "Broken") -> Answer:
        return call(
            handler,
            "POST",
            f"/api/v1/stores/{shop.owner.store_id}/orders/{order_id}/refunds",
            as_=shop.owner,
            body={"amount": {"amount": 500, "currency": "EUR"}, "reason": reason},
            headers={"Idempotency-Key": "dialog-1"},
        )

    sandbox.trouble.add(Rule("stripe", "5xx", path="*/refunds"))
    assert press().status == 502
    sandbox.trouble.replace_rules([])

    assert [press().status, press().status] == [201, 201]
    sweeping.retry_refunds()
    assert (at_the_provider(shop), refunded(shop, order_id)) == ([500], eur(500))


def test_a_refund_that_was_refused_may_be_asked_for_again(shop: Shop, order_id: str) -> None:
    payment = orders.payment_of(orders.get(shop.owner, order_id))
    client().v1.refunds.create(
        {"payment_intent": payment.intent_id}, {"stripe_account": payment.account_id}
    )

    for begun, attempt in (("r-1", "r-1"), ("r-1", "r-1-again"), ("r-1", "r-1-again-again")):
        assert refunds.unrefused(shop.owner, order_id, begun) == attempt
        with pytest.raises(PaymentRefused):
            refunds.refund(shop.owner, order_id, amount=eur(500), reason="x", refund_id=attempt)

    assert refunded(shop, order_id) == eur(0)
