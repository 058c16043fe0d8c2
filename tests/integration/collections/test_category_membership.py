"""Memberships in categories, and what carts read of them."""

import pytest

from tests.support.catalog_factories import create_product
from tests.support.collections_factories import (
    Queue,
    create_category,
    create_collection,
    in_it,
    product_of,
)
from tests.support.cost import count_table_calls
from tests.support.factories import store
from windlass.catalog import service as catalog
from windlass.collections import categories, placements, service
from windlass.collections.schemas import PlaceProduct

pytestmark = pytest.mark.usefixtures("table")


def test_a_category_shows_what_is_below_it() -> None:
    home = create_category(store(), "Home")
    lamps = create_category(store(), "Lamps", home)
    product_id = create_product(store()).product.product_id

    placements.place(store(), product_id, PlaceProduct(category_id=lamps))

    assert product_of(store(), product_id).category_ids == [home, lamps]
    assert (in_it(store(), home), in_it(store(), lamps)) == ({product_id}, {product_id})


def test_products_follow_a_category_that_moves_and_one_that_goes_and_returns() -> None:
    queue = Queue()
    home, garden = create_category(store(), "Home"), create_category(store(), "Garden")
    lamps = create_category(store(), "Lamps", home)
    product_id = create_product(store()).product.product_id
    placements.place(store(), product_id, PlaceProduct(category_id=lamps))

    categories.move(store(), lamps, parent_id=garden, place=None)
    queue.deliver()
    assert product_of(store(), product_id).category_ids == [garden, lamps]
    assert in_it(store(), home) == set()

    categories.remove(store(), lamps, target_id=home)
    queue.deliver()
    assert product_of(store(), product_id).category_ids == [home]

    categories.restore(store(), lamps)
    queue.deliver()
    assert product_of(store(), product_id).category_ids == [garden, lamps]


def test_what_a_cart_reads_knows_the_collections() -> None:
    queue, lamps = Queue(), create_category(store(), "Lamps")
    desk = create_collection(store()).collection_id
    found = create_product(store(), tags=["desk"]).product
    placements.place(store(), found.product_id, PlaceProduct(category_id=lamps))
    queue.deliver()

    pair = (found.product_id, found.variants[0].id)
    with count_table_calls() as cost:
        line = catalog.variants_for_sale(store(), [pair])[pair]

    assert line.collection_ids == {desk, lamps}
    assert cost.round_trips == 1
    known = service.ids_of_products(store(), [found.product_id, "nobody"])
    assert known == {found.product_id: {desk, lamps}}
