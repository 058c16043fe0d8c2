"""Both suppliers behave alike behind the one interface, against the sandbox's wire."""

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.suppliers import app as suppliers
from tests.support.sandbox import sandbox
from tests.support.supplier_cases import Case, case, place
from tests.support.supplier_factories import (
    CASE,
    EARBUDS,
    aliexpress_client,
    aliexpress_item,
    order_number,
    ship_to,
)
from windlass.adapters.supplier import SupplierOrderStatus
from windlass.adapters.supplier_errors import (
    OutOfStock,
    SupplierRefused,
)
from windlass.kit.money import Money

__all__ = ["case", "sandbox"]


def test_the_connection_names_the_account(case: Case) -> None:
    found = case.client.test_connection()

    assert found.name == ("CJ1234567" if case.name == "cj" else "demo-buyer")
    assert found.account_id.isdigit()


def test_a_product_of_sixty_variants_has_a_picture_and_an_id_for_each(case: Case) -> None:
    found = case.client.product(case.product_id)

    assert len(found.variants) == 60
    assert len({variant.external_id for variant in found.variants}) == 60
    assert found.options == ("Color", "Compatible Model")
    assert {len(variant.choices) for variant in found.variants} == {2}
    assert found.variants[0].choices == ("Black", "14")
    assert len({variant.image_url for variant in found.variants}) == 12
    assert all(variant.image_url for variant in found.variants)
    assert found.variants[0].cost == Money(312 if case.name == "cj" else 336, "USD")


def test_a_product_of_one_variant_has_no_options(case: Case) -> None:
    found = case.client.product(case.hub_id)

    assert (found.options, len(found.variants)) == ((), 1)
    assert found.variants[0].choices == ()


def test_a_product_that_is_not_there(case: Case) -> None:
    with pytest.raises(SupplierRefused) as refusal:
        case.client.product("1005000000000000")

    assert refusal.value.reason == "product_not_found"


def test_a_quote_has_costs_stock_and_shipping_cheapest_first(case: Case) -> None:
    found = case.client.quote([case.item(quantity=2)], ship_to())

    [item] = found.items
    assert item.unit_cost == Money(312 if case.name == "cj" else 336, "USD")
    assert item.is_available
    assert found.shipping[0].code == case.shipping
    assert [each.cost.amount for each in found.shipping] == (
        [355, 425, 550, 2200] if case.name == "cj" else [0, 830]
    )
    assert found.shipping[0].min_days is not None


def test_what_is_sold_out_is_quoted_as_not_available(case: Case, sandbox: Sandbox) -> None:
    item = case.item()
    sandbox.trouble.set_custom(case.name, {"out_of_stock": [item.variant_id]})

    assert not case.client.quote([item], ship_to()).is_available


def test_a_changed_price_is_quoted(case: Case, sandbox: Sandbox) -> None:
    item = case.item()
    sandbox.trouble.set_custom(case.name, {"price_changed": {item.variant_id: "9.9"}})

    assert case.client.quote([item], ship_to()).items[0].unit_cost == Money(990, "USD")


def test_a_country_without_delivery(case: Case) -> None:
    if case.name == "cj":
        assert case.client.quote([case.item()], ship_to(country="CU", phone="")).shipping == ()
        return
    with pytest.raises(SupplierRefused) as refusal:
        case.client.quote([case.item()], ship_to(country="CU"))
    assert refusal.value.reason == "country_unsupported"


def test_an_order_goes_from_placed_to_delivered(case: Case, sandbox: Sandbox) -> None:
    number = order_number()

    placed = place(case, number)
    paid = case.client.pay(placed.external_id)
    none_yet = case.client.tracking(placed.external_id)
    suppliers.advance(sandbox, number, "SHIPPED")
    shipped = case.client.tracking(placed.external_id)
    suppliers.advance(sandbox, number, "DELIVERED")
    delivered = case.client.tracking(placed.external_id)

    goods = 624 if case.name == "cj" else 672
    assert placed.item_cost == Money(goods, "USD")
    assert paid.status is SupplierOrderStatus.PROCESSING
    assert none_yet.parcels == ()
    assert shipped.status is SupplierOrderStatus.SHIPPED
    assert [parcel.is_delivered for parcel in shipped.parcels] == [False]
    assert delivered.status is SupplierOrderStatus.DELIVERED
    assert delivered.parcels[0].is_delivered
    assert delivered.parcels[0].number == shipped.parcels[0].number
    assert delivered.parcels[0].events


def test_one_number_is_one_order(case: Case) -> None:
    number = order_number()

    first, second = place(case, number), place(case, number)

    assert second.external_id == first.external_id
    assert second.total == first.total


def test_paying_twice_takes_the_money_once(case: Case) -> None:
    placed = place(case)
    case.client.pay(placed.external_id)
    balance = case.client.balance()

    again = case.client.pay(placed.external_id)

    assert again.status is SupplierOrderStatus.PROCESSING
    assert case.client.balance() == balance


def test_an_order_of_somebody_else_is_not_found(case: Case) -> None:
    assert case.client.find_order("x", external_id="8100000000000000") is None


def test_a_sold_out_variant_cannot_be_ordered(case: Case, sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom(case.name, {"out_of_stock": [case.item().variant_id]})

    with pytest.raises(OutOfStock):
        place(case)


def test_a_phone_extension_is_dropped_and_nonsense_is_asked_about(case: Case) -> None:
    placed = place(case, phone="+49 30 901820 ext. 5")

    assert placed.external_id
    with pytest.raises(SupplierRefused) as refusal:
        place(case, phone="call me")
    assert refusal.value.reason == "address_invalid"


def test_a_shipping_method_that_does_not_exist(case: Case) -> None:
    with pytest.raises(SupplierRefused) as refusal:
        case.client.place(order_number(), [case.item()], ship_to(), "Pigeon")

    assert refusal.value.reason == "shipping_unavailable"


def test_several_shops_make_one_order_of_several(sandbox: Sandbox) -> None:
    client = aliexpress_client()
    items = [aliexpress_item(CASE), aliexpress_item(EARBUDS)]

    placed = client.place(order_number(), items, ship_to(), "CAINIAO_STANDARD")

    assert len(placed.external_id.split(",")) == 2
    assert placed.item_cost == Money(336 + 1185 * 108 // 100, "USD")
