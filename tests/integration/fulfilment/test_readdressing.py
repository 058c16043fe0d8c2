"""The merchant corrects where an order goes, as long as no supplier was asked to send it."""

from __future__ import annotations

from typing import Any

import pytest
from pynamodb.exceptions import TransactWriteError

from infra.local.sandbox.context import Sandbox
from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.fulfilment_factories import Business, business, orders_at_cj, with_cj
from tests.support.shipping_factories import create_zone, rate_in
from tests.support.stores_factories import colleague
from tests.support.suppliers_api import connect_manual
from tests.support.table import items
from windlass.carts import service as carts
from windlass.fulfilment import service
from windlass.kit.errors import Forbidden, Invalid
from windlass.orders.errors import AddressSettled
from windlass.stores import service as stores
from windlass.tenancy.context import Role
from windlass.web.etags import VersionStale

RIGHT = {
    "name": "Ada Lovelace",
    "line1": "Torstr. 2",
    "city": "Berlin",
    "postal_code": "10119",
    "country": "DE",
    "phone": "030 901820",
}
IN_PARIS = RIGHT | {"city": "Paris", "postal_code": "75001", "country": "FR", "phone": "0142603030"}


def ask(volt: Business, order_id: str, method: str, path: str, **more: Any) -> Answer:
    path = f"/api/v1/stores/{volt.owner.store_id}/orders/{order_id}/address{path}"
    return call(handler, method, path, as_=volt.owner, **more)


def correct(volt: Business, order_id: str, raw: dict[str, Any] = RIGHT) -> None:
    service.readdress(volt.owner, order_id, raw, version=volt.order(order_id).version)


def test_a_corrected_address_is_what_the_supplier_gets(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    version = volt.order(order_id).version

    done = ask(volt, order_id, "PUT", "", body=RIGHT, headers={"If-Match": f'"{version}"'})

    assert (done.status, done.body["address"]["line1"]) == (200, "Torstr. 2")
    assert volt.timeline(order_id)[-1].startswith(
        "The delivery address is now Ada Lovelace, Torstr. 2, 10119 Berlin, Germany. It was "
    )
    volt.run(order_id)
    [placed] = orders_at_cj(sandbox)
    assert "Torstr. 2" in str(placed)


def test_what_is_planned_is_quoted_for_the_new_place(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    for _step in range(3):
        step = volt.task("review", order_id)
        if step["next"] == "work":
            break
        volt.task(step["next"], order_id)
    volt.task("quote", order_id, part_id=volt.part(order_id).part_id)
    assert volt.part(order_id).shipping_code != ""

    correct(volt, order_id)

    part = volt.part(order_id)
    assert part.shipping_code == ""
    assert part.item_cost is None


def test_once_a_supplier_was_asked_it_is_settled(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    before = items()

    with pytest.raises(AddressSettled, match="has been asked to send"):
        correct(volt, order_id)
    assert ask(volt, order_id, "POST", "/preview", body=RIGHT).status == 409

    assert items() == before


def test_a_supplier_asked_at_that_very_moment_settles_it(sandbox: Sandbox) -> None:
    """The part was claimed after it was looked at: the condition in the write tells."""
    from windlass.fulfilment import readdressing
    from windlass.fulfilment.repository import FulfilmentRepository
    from windlass.kit.addresses import normalise
    from windlass.orders import readdressing as of_orders

    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.task("review", order_id)
    volt.task("assess", order_id)
    volt.task("plan", order_id)
    seen = FulfilmentRepository(volt.owner.store_id).get(order_id)
    version = volt.order(order_id).version
    volt.task("quote", order_id, part_id=volt.part(order_id).part_id)  # somebody else goes on
    address = normalise(RIGHT)
    pk = volt.part(order_id).pk

    with pytest.raises(TransactWriteError):
        of_orders.readdress(
            volt.owner,
            order_id,
            address,
            version=version,
            also=lambda t: readdressing._start_anew(t, pk, seen, address),
        )

    assert volt.order(order_id).address["line1"] != "Torstr. 2"


def test_what_is_not_an_address_or_not_the_newest_changes_nothing(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    version = volt.order(order_id).version
    packer = colleague(stores.get(volt.owner), Role.VIEWER)
    before = items()

    with pytest.raises(Invalid) as refused:
        correct(volt, order_id, RIGHT | {"postal_code": "1"})
    with pytest.raises(VersionStale):
        service.readdress(volt.owner, order_id, RIGHT, version=version - 1)
    with pytest.raises(Forbidden):
        service.readdress(packer, order_id, RIGHT, version=version)
    assert ask(volt, order_id, "PUT", "", body=RIGHT).status == 428

    assert refused.value.fields[0].field == "postal_code"
    assert [one for one in items() if one not in before] == []


def test_who_orders_by_hand_is_told_the_new_address(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    volt.offer(connect_manual(volt.owner))
    order_id = volt.sell()
    volt.run(order_id)
    assert volt.action(order_id).kind == "order_by_hand"

    correct(volt, order_id)

    assert "Torstr. 2" in volt.action(order_id).details["address"]


def test_another_country_says_what_it_would_have_cost(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()

    same = ask(volt, order_id, "POST", "/preview", body=RIGHT).body["items"]
    [tax, delivery] = ask(volt, order_id, "POST", "/preview", body=IN_PARIS).body["items"]

    assert same == []
    assert tax.startswith("Tax was worked out for Germany, €")
    assert "France" in delivery


def test_what_the_order_weighs_counts_for_what_another_place_costs(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    light = {"condition": "weight", "minimum": 0, "maximum": 1000}
    heavy = {"condition": "weight", "minimum": 1000, "maximum": 10_000}
    create_zone(volt.owner, "FR", rates=[rate_in(300, **light), rate_in(1900, **heavy)])
    create_zone(volt.owner, "AT", rates=[rate_in(300, **light)])
    fields = variant_fields(weight_grams=2500)
    anvil = create_product(volt.owner, title="Anvil", variants=[fields]).product
    cart = carts.add_line(volt.shop.shopper, None, anvil.product_id, anvil.variants[0].id, 2)
    order_id = volt.sell_cart(cart.cart_id)
    in_vienna = RIGHT | {"city": "Wien", "postal_code": "1010", "country": "AT"}

    to_france = ask(volt, order_id, "POST", "/preview", body=IN_PARIS).body["items"][1]
    to_austria = ask(volt, order_id, "POST", "/preview", body=in_vienna).body["items"][1]

    assert to_france == (
        "Standard shipping does not reach France. Delivery to France begins at €19.00. The "
        "shopper paid €4.90, and that stays as it is."
    )
    assert to_austria == (
        "Your store does not deliver this order to Austria: see that a supplier does."
    )
