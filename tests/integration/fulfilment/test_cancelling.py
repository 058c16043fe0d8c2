"""Cancelling: before and after suppliers have it, and again after a crash in between."""

from __future__ import annotations

from typing import Any

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support import suppliers_api
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.fulfilment_factories import (
    Business,
    business,
    deliver,
    executions,
    orders_at_aliexpress,
    orders_at_cj,
    told,
    with_cj,
)
from tests.support.stores_factories import colleague
from tests.support.table import items
from windlass.carts import service as carts
from windlass.catalog import service as catalog
from windlass.fulfilment import service
from windlass.kit.errors import Forbidden
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.orders.errors import OrderAlreadyShipped
from windlass.orders.models import Order
from windlass.stores import service as stores
from windlass.suppliers import offers
from windlass.suppliers.rules import Offer
from windlass.tenancy.context import Role

ZERO = Money(0, "EUR")
PHONED = {
    "name": "Jo Doe",
    "line1": "Hauptstr. 1",
    "city": "Berlin",
    "postal_code": "10115",
    "country": "DE",
    "phone": "+49 30 901820",
}


def cancel(volt: Business, order_id: str, **overrides: Any) -> Order:
    asked: dict[str, Any] = {"reason": "Changed her mind", "refund": True} | overrides
    return service.cancel_order(volt.owner, order_id, **asked)


def refunds_of(volt: Business, order_id: str) -> list[tuple[str, int]]:
    made = orders.refunds(volt.owner, order_id)
    return [(refund.refund_id, refund.amount.amount) for refund in made]


def on_hand(volt: Business) -> int:
    product_id = volt.shop.product.product.product_id
    return catalog.get(volt.owner, product_id).stocks[volt.shop.variant_id].on_hand


def test_before_anything_was_ordered(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox, on_hand=5)
    order_id = volt.sell(2)
    assert on_hand(volt) == 3

    order = cancel(volt, order_id)

    assert (order.status, order.cancel_reason) == ("cancelled", "Changed her mind")
    assert refunds_of(volt, order_id) == [(f"cancel-{order_id}", order.total.amount)]
    [line] = orders.lines_of(order)
    assert order.returned == {"lines": {line.line_id: 2}, "shipping": True}
    assert on_hand(volt) == 5
    assert told("OrderCancelled") == [
        {"order_id": order_id, "number": 1001, "reason": "Changed her mind"}
    ]
    deliver("OrderPlaced", volt.owner.store_id, order_id=order_id)  # came late
    assert volt.run(order_id) == "end"
    assert orders_at_cj(sandbox) == []
    assert executions() == [f"order-{order_id}"]


def test_after_the_supplier_was_paid(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)

    cancel(volt, order_id)

    [at_cj] = orders_at_cj(sandbox)
    assert at_cj["orderStatus"] == "CANCELLED"
    assert volt.order(order_id).status == "cancelled"
    assert orders.payment_of(volt.order(order_id)).refundable == ZERO
    assert volt.part(order_id).news == "Cancelled at CJ."
    assert volt.run(order_id) == "end"


def test_without_a_refund_the_money_stays(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()

    order = cancel(volt, order_id, refund=False)

    assert order.status == "cancelled"
    assert refunds_of(volt, order_id) == []


def test_what_was_shipped_cannot_be_cancelled(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    volt.at_supplier(order_id, "SHIPPED")  # and no webhook told us

    with pytest.raises(OrderAlreadyShipped):
        cancel(volt, order_id)

    assert volt.order(order_id).status == "shipped"
    assert refunds_of(volt, order_id) == []
    assert volt.fulfilment(order_id).workflow.cancelling is None


def test_the_rest_of_a_partly_shipped_order_can_be(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    lamp = create_product(volt.owner, title="Lamp", variants=[variant_fields()]).product
    workshop = suppliers_api.connect_manual(volt.owner)
    offer = Offer(new_id(), lamp.variants[0].id, workshop["id"], "", "", Money(500, "USD"))
    offers.attach(volt.owner, lamp.product_id, [offer])
    cart_id = volt.shop.cart()
    carts.add_line(volt.shop.shopper, cart_id, lamp.product_id, lamp.variants[0].id, 1)
    order_id = volt.sell_cart(cart_id)
    volt.run(order_id)
    [cj] = [part for part in volt.parts(order_id) if part.kind == "cj"]
    from infra.local.sandbox.suppliers.app import advance

    advance(sandbox, cj.number, "SHIPPED")

    order = cancel(volt, order_id, only_rest=True)

    assert order.status == "shipped"
    assert refunds_of(volt, order_id) == [(f"cancel-{order_id}", 2000)]
    assert order.cancelled_at is None
    assert {part.state for part in volt.parts(order_id)} == {"shipped", "cancelled"}
    assert volt.run(order_id) == "sleep"
    advance(sandbox, cj.number, "DELIVERED")
    from windlass.fulfilment import tracking

    tracking.follow(volt.system, order_id, cj.part_id)
    assert volt.run(order_id) == "end"
    assert volt.order(order_id).status == "delivered"


def test_what_only_a_person_can_cancel_becomes_something_to_do(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    sandbox.trouble.set_custom("aliexpress", {"auto_pay": True})
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id = volt.sell(address=PHONED)
    volt.run(order_id)

    cancel(volt, order_id)

    action = volt.action(order_id)
    [at_aliexpress] = orders_at_aliexpress(sandbox)
    assert action.kind == "cancel_by_hand"
    assert at_aliexpress["order_id"] in action.problem
    assert volt.order(order_id).status == "cancelled"
    assert volt.decide(order_id, "done") == "end"
    assert volt.order(order_id).open_actions == 0


def test_only_who_may_refund_may_cancel(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    packer = colleague(stores.get(volt.owner), Role.FULFILMENT)
    before = items()

    with pytest.raises(Forbidden):
        service.cancel_order(packer, order_id, reason="x", refund=True)

    assert items() == before


def test_open_decisions_are_withdrawn(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    assert len(volt.fulfilment(order_id).open_actions) == 1

    order = cancel(volt, order_id)

    assert volt.fulfilment(order_id).open_actions == []
    assert order.open_actions == 0
    assert service.list_open(volt.owner, limit=5).items == []
