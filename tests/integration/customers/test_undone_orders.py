"""An order that came to nothing before it left does not make its buyer somebody who has ordered."""

from __future__ import annotations

import pytest

from tests.support.checkout_factories import open_shop
from tests.support.hooks import consume
from tests.support.sale_factories import bought
from tests.support.sandbox import sandbox
from tests.support.table import items
from windlass.orders import service as orders
from windlass.orders.rules import Part, PartState

__all__ = ["sandbox"]

pytestmark = pytest.mark.usefixtures("table", "sandbox")

NEWS = ("OrderPlaced", "OrderCancelled")


def counts() -> tuple[int, int]:
    [customer] = items("Customer")
    return int(customer["order_count"]["N"]), int(customer["undone_count"]["N"])


@pytest.mark.parametrize("times", [1, 3])
def test_an_undone_order_is_taken_out_once(times: int) -> None:
    shop = open_shop()
    order = bought(shop, shop.begin(shop.cart()))
    orders.mark_cancelled(shop.owner, order.order_id, reason="Changed her mind")

    for _again in range(times):
        consume("customers", *NEWS)

    assert counts() == (1, 1)
    said = [one["message"]["S"] for one in items("CustomerEntry")]
    assert said.count(f"Order {order.number} was undone before anything of it left.") == 1


def test_what_was_shipped_stays_an_order() -> None:
    shop = open_shop()
    order = bought(shop, shop.begin(shop.cart()))
    [line] = orders.lines_of(order)
    part = Part("part-1", None, "CJ", PartState.SHIPPED, (line.line_id,), None, None)
    orders.record_part(shop.owner, order.order_id, part, kind="part_shipped", message="Gone.")
    orders.mark_cancelled(shop.owner, order.order_id, reason="Too late")

    consume("customers", *NEWS)

    assert counts() == (1, 0)
