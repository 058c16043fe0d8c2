"""What sells most comes first."""

import pytest

from tests.support.catalog_factories import create_product
from tests.support.collections_factories import Queue, create_collection, titles
from tests.support.factories import store
from tests.support.table import items
from windlass.collections import selling
from windlass.collections.models import Sort

pytestmark = pytest.mark.usefixtures("table")


def test_what_sells_most_comes_first_and_an_order_counts_once() -> None:
    queue, desk = Queue(), create_collection(store(), sort="best_selling").collection_id
    ids = {
        title: create_product(store(), title=title, tags=["desk"]).product.product_id
        for title in ("A", "B", "C")
    }
    queue.deliver()

    selling.take_in(store(), "order-1", {ids["B"]: 3})
    selling.take_in(store(), "order-2", {ids["C"]: 2, ids["A"]: 1})
    selling.take_in(store(), "order-2", {ids["C"]: 2, ids["A"]: 1})
    selling.take_in(store(), "order-2", {ids["C"]: 2, ids["A"]: 1})

    assert titles(store(), desk, Sort.BEST_SELLING) == ["B", "C", "A"]
    assert sorted(int(item["units"]["N"]) for item in items("SoldUnits")) == [1, 2, 3]
