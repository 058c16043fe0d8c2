"""I7: the provider gave the money back, and then the table did not take the record of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError
from pynamodb.exceptions import TransactWriteError

from tests.support.checkout_factories import Shop, open_shop, pay
from tests.support.table import items
from windlass.adapters.stripe.client import client
from windlass.checkout import service as checkouts
from windlass.checkout import sweeping
from windlass.db.table import TableItem
from windlass.kit.money import Money
from windlass.orders import refunds
from windlass.orders import service as orders

pytestmark = pytest.mark.usefixtures("table", "sandbox")
FIVE = Money(500, "EUR")


def at_stripe(shop: Shop) -> list[int]:
    found = client().v1.refunds.list({}, {"stripe_account": shop.account}).data
    return [refund.amount for refund in found]


@contextmanager
def no_commit_once_refunded(shop: Shop) -> Iterator[None]:
    """The table goes away at the moment that the provider has made a refund."""
    events = TableItem._get_connection().connection.client.meta.events

    def refuse(**_: Any) -> None:
        if at_stripe(shop):
            raise EndpointConnectionError(endpoint_url="the table")

    events.register("before-call.dynamodb.TransactWriteItems", refuse)
    try:
        yield
    finally:
        events.unregister("before-call.dynamodb.TransactWriteItems", refuse)


@pytest.mark.parametrize("by", ["the person again", "the sweeper"])
def test_the_refund_that_was_made_is_adopted(by: str) -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout)
    order_id = checkouts.settle(shop.shopper, checkout.checkout_id).checkout_id

    def press() -> None:
        refunds.refund(shop.owner, order_id, amount=FIVE, reason="Broken", refund_id="r-1")

    with no_commit_once_refunded(shop), pytest.raises(TransactWriteError):
        press()
    assert at_stripe(shop) == [500]
    assert [refund["state"]["S"] for refund in items("Refund")] == ["requested"]

    if by == "the sweeper":
        assert sweeping.retry_refunds() == 1
    else:
        press()

    payment = orders.payment_of(orders.get(shop.owner, order_id))
    assert (at_stripe(shop), payment.refunded) == ([500], FIVE)
    assert [refund["state"]["S"] for refund in items("Refund")] == ["succeeded"]
    told = [event["type"]["S"] for event in items("OutboxEvent")]
    assert told.count("OrderRefunded") == 1
