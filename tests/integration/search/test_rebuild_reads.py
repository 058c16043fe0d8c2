"""What a full build reads of the table: so much for each product, a hundred of them at a time."""

from __future__ import annotations

import tracemalloc

import pytest

from tests.bench import catalogue
from tests.support.cost import Cost, count_table_calls
from tests.support.search.factories import index_all
from tests.support.stores_factories import create_store, owner_of
from windlass.search import service, sources
from windlass.tenancy.context import StoreContext

FEW, MANY = 200, 1000


def filled(count: int) -> StoreContext:
    """Products with three variants each."""
    store = owner_of(create_store(slug=f"volt-{count}"))
    catalogue.fill(store, count, with_words=False)
    return store


def read_all(store: StoreContext) -> tuple[int, Cost]:
    ids = list(sources.all_product_ids(store.store_id))
    with count_table_calls() as cost:
        documents = sources.documents(store.store_id, ids)
        found = sum(document is not None for _product_id, document in documents)
    return found, cost


def most_memory_of(store: StoreContext) -> int:
    ids = list(sources.all_product_ids(store.store_id))
    tracemalloc.start()
    for _product_id, _document in sources.documents(store.store_id, ids):
        pass
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.usefixtures("table")
def test_reads_grow_with_the_products_and_memory_does_not() -> None:
    few, many = filled(FEW), filled(MANY)

    (found_few, cost_few), (found_many, cost_many) = read_all(few), read_all(many)

    assert (found_few, cost_few.round_trips, cost_few.read_units) == (200, 12, 1200)
    assert (found_many, cost_many.round_trips, cost_many.read_units) == (1000, 60, 6000)
    most_memory_of(few)  # what is made once is made
    assert most_memory_of(many) < 1.2 * most_memory_of(few)


@pytest.mark.usefixtures("table")
def test_ids_are_read_by_pages_of_small_cards() -> None:
    store = filled(MANY)

    with count_table_calls() as cost:
        ids = list(sources.all_product_ids(store.store_id))

    assert len(set(ids)) == MANY
    assert cost.round_trips == 3  # five hundred a page, and one to learn that there are no more
    assert cost.read_units < MANY / 8


def test_full_build_reads_every_product_once(owner: StoreContext) -> None:
    catalogue.fill(owner, FEW, with_words=False)

    with count_table_calls() as cost:
        index_all(owner)

    assert service.index(owner).products == FEW
    assert cost.calls.count("BatchGetItem") == 12
