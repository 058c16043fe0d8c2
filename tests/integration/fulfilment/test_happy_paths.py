"""From a paid order to its delivery, at each kind of supplier."""

from __future__ import annotations

from infra.local.sandbox.context import Sandbox
from tests.support import suppliers_api
from tests.support.fulfilment_factories import (
    business,
    deliver,
    executions,
    orders_at_aliexpress,
    orders_at_cj,
    told,
    with_cj,
)
from windlass.fulfilment import hooks, service
from windlass.kit.money import Money
from windlass.orders import service as orders


def test_an_order_goes_through_cj_to_its_delivery(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()

    assert volt.run(order_id) == "sleep"

    [at_cj] = orders_at_cj(sandbox)
    part = volt.part(order_id)
    assert (at_cj["orderNum"], at_cj["orderStatus"]) == (part.number, "UNSHIPPED")
    assert part.number == f"{volt.owner.store_id[-8:]}-1001-1"
    assert volt.order(order_id).status == "ordered"
    assert told("OrderBeingPrepared") == [{"order_id": order_id}]

    volt.at_supplier(order_id, "SHIPPED")
    assert service.poll() == 0  # not due for a minute
    hooks.take_in("cj", f"{part.store_id}/{part.supplier_id}", cj_message(at_cj["orderId"]))

    assert volt.order(order_id).status == "shipped"
    [shipped] = told("ParcelShipped")
    assert shipped["order_id"] == order_id
    assert shipped["carrier"] == "CJPacket Ordinary"
    assert shipped["tracking_number"].startswith("CJPKL")
    assert shipped["tracking_url"].startswith("https://cjpacket.com/")
    assert shipped["line_ids"] == [line.line_id for line in orders.lines_of(volt.order(order_id))]
    assert volt.run(order_id) == "sleep"

    volt.at_supplier(order_id, "DELIVERED")
    hooks.take_in("cj", f"{part.store_id}/{part.supplier_id}", cj_message(at_cj["orderId"]))

    assert volt.run(order_id) == "end"
    assert volt.order(order_id).status == "delivered"
    assert len(told("ParcelDelivered")) == len(told("OrderDelivered")) == 1
    assert volt.fulfilment(order_id).workflow.is_closed


def test_the_costs_count_at_the_rate_of_that_moment(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell(2)
    volt.run(order_id)
    part = volt.part(order_id)
    assert part.item_cost is not None
    assert part.shipping_cost is not None

    profit = orders.profit_of(volt.order(order_id))

    [at_cj] = orders_at_cj(sandbox)
    assert part.item_cost + part.shipping_cost == Money(at_cj["cents"], "USD")
    assert part.rate_micros == 920_000
    assert profit.item_cost == part.item_cost.convert("EUR", 920_000)
    assert profit.supplier_shipping == part.shipping_cost.convert("EUR", 920_000)


def test_the_timeline_tells_it_in_words(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    part = volt.part(order_id)

    messages = volt.timeline(order_id)

    assert messages[1] == "1 item to be ordered: CJ."
    assert messages[2].startswith("CJ took 1 item for $")
    assert messages[2].endswith(f" as order {part.external_id}.")
    assert messages[3].startswith("CJ has its money and prepares 1 item for $")
    assert messages[3].endswith(f" (order {part.external_id}).")


def test_an_order_goes_through_aliexpress(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    sandbox.trouble.set_custom("aliexpress", {"auto_pay": True})
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id = volt.sell(address=WITH_PHONE)

    assert volt.run(order_id) == "sleep"

    [at_aliexpress] = orders_at_aliexpress(sandbox)
    assert at_aliexpress["status"] == "WAIT_SELLER_SEND_GOODS"
    assert at_aliexpress["out_order_id"] == volt.part(order_id).number
    assert volt.order(order_id).status == "ordered"

    volt.at_supplier(order_id, "SHIPPED")
    hooks.take_in("aliexpress", at_aliexpress["account"], aliexpress_message(at_aliexpress))
    volt.at_supplier(order_id, "DELIVERED")
    hooks.take_in("aliexpress", at_aliexpress["account"], aliexpress_message(at_aliexpress))

    assert volt.order(order_id).status == "delivered"
    [shipped] = told("ParcelShipped")
    assert (shipped["carrier"], shipped["tracking_url"]) == ("Cainiao", None)


def test_what_is_paid_by_hand_goes_on_by_itself_once_it_is_paid(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    sandbox.trouble.set_custom("aliexpress", {"auto_pay": False})
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id = volt.sell(address=WITH_PHONE)
    volt.run(order_id)
    action = volt.action(order_id)
    assert (action.kind, volt.order(order_id).status) == ("pay_by_hand", "needs_action")
    assert action.details["pay_url"].startswith("https://www.aliexpress.com/p/order/detail.html?")

    volt.at_supplier(order_id, "UNSHIPPED")
    [at_aliexpress] = orders_at_aliexpress(sandbox)
    hooks.take_in("aliexpress", at_aliexpress["account"], aliexpress_message(at_aliexpress))

    assert volt.order(order_id).status == "ordered"
    assert volt.fulfilment(order_id).open_actions == []
    assert [event["action_id"] for event in told("ActionResolved")] == [action.action_id]


def test_a_person_orders_from_a_manual_supplier(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    volt.offer(suppliers_api.connect_manual(volt.owner), url="https://example.com/case")
    order_id = volt.sell(2)

    assert volt.run(order_id) == "sleep"
    action, part = volt.action(order_id), volt.part(order_id)
    assert action.kind == "order_by_hand"
    assert action.details["items"] == [
        {
            "title": "Arc desk lamp",
            "variant": "",
            "sku": "",
            "quantity": 2,
            "url": "https://example.com/case",
        }
    ]
    assert action.details["address"] == ["Jo Doe", "Hauptstr. 1", "10115 Berlin", "Germany"]

    service.mark_ordered(volt.owner, order_id, part.part_id, item_cost=Money(1200, "EUR"))
    assert (volt.run(order_id), volt.order(order_id).status) == ("sleep", "ordered")
    assert orders.profit_of(volt.order(order_id)).item_cost == Money(1200, "EUR")
    service.mark_shipped(
        volt.owner, order_id, part.part_id, carrier="DHL", tracking_number="0034043416"
    )
    assert volt.order(order_id).status == "shipped"
    service.mark_delivered(volt.owner, order_id, part.part_id)

    assert volt.run(order_id) == "end"
    assert volt.order(order_id).status == "delivered"
    assert len(told("ParcelShipped")) == len(told("ParcelDelivered")) == 1
    assert len(told("OrderDelivered")) == len(told("OrderBeingPrepared")) == 1


def test_an_order_of_two_suppliers_is_split(sandbox: Sandbox) -> None:
    from tests.support.catalog_factories import create_product, variant_fields
    from windlass.carts import service as carts

    volt = with_cj(sandbox)
    lamp = create_product(volt.owner, title="Lamp", variants=[variant_fields()]).product
    cart_id = volt.shop.cart()
    carts.add_line(volt.shop.shopper, cart_id, lamp.product_id, lamp.variants[0].id, 1)
    manual = suppliers_api.connect_manual(volt.owner)
    from windlass.kit.ids import new_id
    from windlass.suppliers import offers
    from windlass.suppliers.rules import Offer

    offer = Offer(new_id(), lamp.variants[0].id, manual["id"], "", "", Money(500, "USD"))
    offers.attach(volt.owner, lamp.product_id, [offer])
    order_id = volt.sell_cart(cart_id)

    volt.run(order_id)

    first, second = volt.parts(order_id)
    assert {first.supplier_name, second.supplier_name} == {"CJ", "Berlin Workshop"}
    assert first.number[:-1] == second.number[:-1]
    assert volt.order(order_id).status == "needs_action"  # the workshop is asked by hand
    assert len(orders_at_cj(sandbox)) == 1


def test_a_placed_order_starts_one_execution_named_by_it(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()

    for _time in range(3):
        deliver("OrderPlaced", volt.owner.store_id, order_id=order_id)

    assert executions() == [f"order-{order_id}"]


WITH_PHONE = {
    "name": "Jo Doe",
    "line1": "Hauptstr. 1",
    "city": "Berlin",
    "postal_code": "10115",
    "country": "DE",
    "phone": "030 901820",
}


def cj_message(external_id: str) -> dict[str, object]:
    params = {"cjOrderId": external_id, "orderStatus": "UNPAID"}  # never believed
    return {"messageId": "m-1", "type": "ORDER", "openId": 1, "params": params}


def aliexpress_message(order: dict[str, object]) -> dict[str, object]:
    data = {
        "buyerId": order["account"],
        "orderId": order["order_id"],
        "orderStatus": "OrderClosed",  # never believed
    }
    return {"message_type": 53, "data": data, "seller_id": order["account"], "timestamp": 1}
