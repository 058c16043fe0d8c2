"""What holds for orders in the table, also when what was read is out of date."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pynamodb.exceptions import TransactWriteError

from tests.support.factories import store
from tests.support.orders_factories import new_order, part, place, usd
from tests.support.table import items
from windlass.db import transactions
from windlass.kit.errors import Forbidden
from windlass.orders import placing, service
from windlass.orders.errors import OrderAlreadyCancelled, OrderNotFound
from windlass.orders.rules import PartState, Status
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("table")


def test_orders_are_numbered_from_1001_without_gaps_per_store() -> None:
    numbers = [place(store()).number for _ in range(3)]

    assert numbers == [1001, 1002, 1003]
    assert place(store("store-2")).number == 1001


def test_one_number_goes_to_one_order() -> None:
    first, second = placing.number(store(), new_order()), placing.number(store(), new_order())

    with transactions.write() as transaction:
        placing.add_to(transaction, store(), first)
    with pytest.raises(TransactWriteError), transactions.write() as transaction:
        placing.add_to(transaction, store(), second)

    assert len(items("Order")) == 1
    assert len(items("OutboxEvent")) == 1


def test_an_order_id_is_taken_once() -> None:
    order = place(store(), order_id="checkout-1")
    again = placing.number(store(), new_order(order_id=order.order_id))

    with pytest.raises(TransactWriteError), transactions.write() as transaction:
        placing.add_to(transaction, store(), again)

    assert [service.get(store(), "checkout-1").number] == [1001]


def test_twenty_parallel_changes_are_all_kept() -> None:
    order = place(store())

    def record(number: int) -> None:
        service.record_part(
            store(), order.order_id, part(f"part-{number}"), kind="planned", message="Planned."
        )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(record, range(20)))

    assert len(service.get(store(), order.order_id).parts) == 20
    assert len(items("TimelineEntry")) == 21


def test_the_same_part_again_changes_nothing() -> None:
    order = place(store())
    ordered = part(state=PartState.ORDERED, item_cost=usd(700))
    for _ in range(2):
        service.record_part(store(), order.order_id, ordered, kind="ordered", message="Ordered.")

    assert service.get(store(), order.order_id).version == 2
    assert [entry.kind for entry in service.timeline(store(), order.order_id)] == [
        "ordered",
        "placed",
    ]


def test_the_list_follows_the_status() -> None:
    waiting, ordered = place(store()), place(store())
    service.record_part(
        store(), ordered.order_id, part(state=PartState.ORDERED), kind="ordered", message="Ordered."
    )

    def listed(status: str | None) -> list[int]:
        page = service.list_page(store(), status=status, limit=10)
        return [order.number for order in page.items]

    assert listed(None) == [1002, 1001]
    assert listed(Status.WAITING) == [waiting.number]
    assert listed(Status.ORDERED) == [ordered.number]


def test_pages_join_up_newest_first() -> None:
    for _ in range(5):
        place(store())

    first = service.list_page(store(), limit=2)
    second = service.list_page(store(), limit=2, cursor=first.next_cursor)
    last = service.list_page(store(), limit=2, cursor=second.next_cursor)

    numbers = [[order.number for order in page.items] for page in (first, second, last)]
    assert numbers == [[1005, 1004], [1003, 1002], [1001]]
    assert last.next_cursor is None


@pytest.mark.parametrize("query", ["1002", "#1002", " Second@Shop.test "])
def test_an_order_is_found_by_number_and_by_e_mail(query: str) -> None:
    place(store())
    place(store(), email="second@shop.test")

    assert [order.number for order in service.search(store(), query)] == [1002]
    assert service.search(store("store-2"), query) == []


def test_an_order_is_cancelled_once() -> None:
    order = place(store())

    service.mark_cancelled(store(), order.order_id, reason="Buyer asked")
    with pytest.raises(OrderAlreadyCancelled):
        service.mark_cancelled(store(), order.order_id, reason="Again")

    cancelled = service.get(store(), order.order_id)
    assert (cancelled.status, cancelled.cancel_reason) == (Status.CANCELLED, "Buyer asked")


def test_another_store_sees_nothing() -> None:
    order = place(store())

    with pytest.raises(OrderNotFound):
        service.get(store("store-2"), order.order_id)
    assert service.list_page(store("store-2"), limit=10).items == []


def test_a_viewer_changes_nothing() -> None:
    order = place(store())
    viewer, before = store(role=Role.VIEWER), items()

    with pytest.raises(Forbidden):
        service.add_note(viewer, order.order_id, "Hello")
    with pytest.raises(Forbidden):
        service.mark_cancelled(viewer, order.order_id, reason="No")

    assert items() == before


def test_a_search_for_odd_digits_finds_nothing() -> None:
    place(store())

    assert service.search(store(), "1001²") == []
    assert [order.number for order in service.search(store(), "#1001")] == [1001]
