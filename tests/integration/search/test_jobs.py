"""What goes on by itself: builders sent again, figures rolled up, what sells well."""

from __future__ import annotations

from datetime import timedelta

from schedules.jobs.search import build_left_behind_indexes, roll_up_searches
from tests.support.catalog_factories import create_product
from tests.support.orders_factories import place
from tests.support.search.factories import build, deliver, index_all, look, system, touch
from tests.support.table import items
from windlass.kit import clock
from windlass.orders.events import OrderPlaced
from windlass.search import analytics, models, service
from windlass.search.models import SearchIndex
from windlass.tenancy.context import StoreContext


def builders_sent() -> int:
    return len([one for one in items("OutboxEvent") if one["type"]["S"] == "SearchIndexDue"])


def wait_since(owner: StoreContext, seconds: int) -> None:
    SearchIndex(models.search_pk(owner.store_id), models.INDEX_SK).update(
        [SearchIndex.waiting_since.set(clock.now() - timedelta(seconds=seconds))]
    )


def test_a_builder_is_sent_to_what_was_left_behind_and_only_there(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    touch(owner, lamp.product_id)
    build_left_behind_indexes()
    assert builders_sent() == 0

    wait_since(owner, 90)
    build_left_behind_indexes()
    assert builders_sent() == 1

    build(owner)
    build_left_behind_indexes()
    assert builders_sent() == 1


def test_searches_are_rolled_up_and_popular_ones_offered(owner: StoreContext) -> None:
    day = analytics.today("Europe/Berlin")
    for query, times in (("lamp", 4), ("vase", 3), ("mug", 2)):
        for _ in range(times):
            analytics.count_search(system(owner), query, found=1, day=day)
    analytics.count_search(system(owner), "zebra", found=0, day=day)

    roll_up_searches()
    roll_up_searches()

    service.forget()
    assert service.popular(owner) == ["lamp", "vase"]
    [found] = items("SearchDay")
    assert found["searches"]["N"] == "10"


def test_what_sells_comes_first_among_equals(owner: StoreContext) -> None:
    create_product(owner, title="Glass one")
    order = place(owner)
    index_all(owner)

    for _ in range(2):  # it may come twice
        assert deliver(owner, [OrderPlaced(order.order_id, order.number, order.total)]) == []

    sold = {item["SK"]["S"]: int(item["units"]["N"]) for item in items("ProductSales")}
    bought = {line["product_id"]: line["quantity"] for line in order.lines}
    assert sold == bought
    assert look(owner).total >= 1
