import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.suppliers import app as suppliers
from tests.support.supplier_factories import (
    cj_client,
    cj_item,
    order_number,
    ship_to,
)
from windlass.adapters.supplier import PlacedOrder, SupplierOrderStatus
from windlass.adapters.supplier_errors import BalanceTooLow, SupplierRefused
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("sandbox")


def place(number: str) -> PlacedOrder:
    return cj_client().place(number, [cj_item(quantity=2)], ship_to(), "CJPacket Ordinary")


def test_amounts_are_exact() -> None:
    placed = place(order_number())

    assert placed.item_cost == Money(624, "USD")
    assert placed.shipping_cost == Money(355, "USD")
    assert placed.total == Money(979, "USD")


def test_a_low_balance_leaves_the_order_unpaid_until_there_is_money(sandbox: Sandbox) -> None:
    client, number = cj_client(), order_number()
    placed = place(number)
    sandbox.trouble.set_custom("cj", {"low_balance": True})

    with pytest.raises(BalanceTooLow):
        client.pay(placed.external_id)

    found = client.find_order(number)
    assert found is not None
    assert found.status is SupplierOrderStatus.UNPAID
    assert client.balance() == Money(50, "USD")

    sandbox.trouble.set_custom("cj", {"low_balance": False})
    assert client.pay(placed.external_id).is_paid
    assert client.balance() == Money(500_000 - 979, "USD")


def test_cancelling_before_shipping_gives_the_money_back() -> None:
    client = cj_client()
    placed = place(order_number())
    client.pay(placed.external_id)

    client.cancel(placed.external_id)
    client.cancel(placed.external_id)

    found = client.find_order("", external_id=placed.external_id)
    assert found is not None
    assert found.status is SupplierOrderStatus.CANCELLED
    assert client.balance() == Money(500_000, "USD")


def test_what_has_shipped_cannot_be_cancelled(sandbox: Sandbox) -> None:
    number = order_number()
    placed = place(number)
    suppliers.advance(sandbox, number, "SHIPPED")

    with pytest.raises(SupplierRefused) as refusal:
        cj_client().cancel(placed.external_id)

    assert refusal.value.reason == "too_late"


def test_an_intercepted_order_says_why(sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom("cj", {"intercept_orders": True})

    assert place(order_number()).held == "Address needs to be checked by an agent"


def test_an_unknown_number_is_not_found() -> None:
    assert cj_client().find_order("1001-9") is None
