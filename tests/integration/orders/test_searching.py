"""Orders are found by what people remember of them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from events.consumers.orders import HANDLERS
from events.event import Event
from tests.support.cost import count_table_calls
from tests.support.factories import store
from tests.support.orders_factories import line, place
from tests.support.table import items
from windlass.kit.errors import Forbidden
from windlass.orders import searching
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.orders.repository import OrderRepository
from windlass.orders.rules import Status
from windlass.tenancy.context import Role, StoreContext

pytestmark = pytest.mark.usefixtures("table")
ADDRESS = {"name": "Zoë Müller-Brandt", "line1": "1 Main St", "city": "Austin", "country": "US"}


def tell(order: Order, type_: str = "OrderPlaced", **data: Any) -> None:
    data |= {"order_id": order.order_id}
    HANDLERS[type_](Event("e-1", type_, "store-1", datetime.now(UTC), "e-1", data))


def sold(**overrides: Any) -> Order:
    order = place(store(), **overrides)
    tell(order)
    return order


def numbers(query: str, of: StoreContext | None = None) -> list[int]:
    return [order.number for order in searching.search(of or store(), query)]


@pytest.fixture
def two_orders() -> tuple[Order, Order]:
    lamp = line(title="Arc desk lamp", sku="LAMP-7/b", product_id="product-2")
    return sold(lines=(lamp,), address=ADDRESS, email="zoe.m@shop.test"), sold()


@pytest.mark.parametrize(
    "query",
    [
        *("1001", "#1001", "zoe.m@shop.test", "zoe", "ZOE.M", "Müller", "brandt zo"),
        *("arc lam", "LAMP-7", "lamp7b", "desk müller"),
    ],
)
def test_an_order_is_found(query: str, two_orders: tuple[Order, Order]) -> None:
    assert numbers(query) == [1001]
    assert numbers(query, store("store-2")) == []


def test_an_order_in_another_language_is_found_by_both_of_its_names() -> None:
    sold(lines=(line(title="Bürolampe", source_title="Office light"),))

    assert numbers("bürolampe") == numbers("office light") == [1001]


@pytest.mark.parametrize("query", ["lampshade", "arc mount", "?", "a", "9999", ""])
def test_what_no_order_says_finds_none(query: str, two_orders: tuple[Order, Order]) -> None:
    assert numbers(query) == []


def test_the_newest_come_first() -> None:
    for _ in range(3):
        sold()

    assert numbers("mount") == [1003, 1002, 1001]


def test_a_parcel_is_found_by_its_tracking_number_also_after_the_order_changed(
    two_orders: tuple[Order, Order],
) -> None:
    first, _ = two_orders
    tell(first, "ParcelShipped", tracking_number="YT 2233-44556677")
    tell(first, "OrderUpdated")

    assert numbers("YT 2233-44556677") == numbers("2233-44556677") == [1001]


def test_an_event_that_comes_twice_writes_nothing(two_orders: tuple[Order, Order]) -> None:
    before = items()

    tell(two_orders[0])

    assert items() == before


def test_what_an_order_no_longer_says_is_forgotten(two_orders: tuple[Order, Order]) -> None:
    first, _ = two_orders

    def rename(order: Order) -> list[Any]:
        order.address = order.address | {"name": "Erased"}
        return []

    OrderRepository(store().store_id).change(first.order_id, rename)
    tell(first, "OrderUpdated")

    assert (numbers("müller"), numbers("erased")) == ([], [1001])
    assert "muller" not in str(items("OrderWord")) + str(items("OrderWords"))


def test_a_search_within_a_status_leaves_out_the_others(two_orders: tuple[Order, Order]) -> None:
    orders.mark_cancelled(store(), two_orders[0].order_id, reason="Buyer asked")

    found = searching.search(store(), "lamp", status=Status.CANCELLED)

    assert [order.number for order in found] == [1001]
    assert searching.search(store(), "lamp", status=Status.WAITING) == []


def test_a_search_costs_the_same_for_many_orders() -> None:
    calls = []
    for count in (2, 6):
        for _ in range(count):
            sold()
        with count_table_calls() as counted:
            searching.search(store(), "phone mount")
        calls.append(counted.round_trips)

    assert calls == [3, 3]


def test_who_may_not_read_orders_finds_none(two_orders: tuple[Order, Order]) -> None:
    stranger = StoreContext(store().store_id, actor_id="key-1", role=Role.INTEGRATION)

    with pytest.raises(Forbidden):
        searching.search(stranger, "lamp")
