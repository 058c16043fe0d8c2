"""How far the products of a store are translated."""

from __future__ import annotations

import pytest

from tests.support.catalog_factories import create_product, save_product
from tests.support.cost import count_table_calls
from tests.support.search.factories import forget_everything, index_all
from tests.support.stores_factories import create_store, owner_of
from tests.support.translations_factories import ask, translate
from windlass.catalog import service
from windlass.catalog.models import Product
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store(table: None) -> StoreContext:
    return owner_of(create_store())


@pytest.fixture
def lamp(store: StoreContext) -> Product:
    return create_product(store).product


def test_how_far_products_are(store: StoreContext, lamp: Product) -> None:
    bow = create_product(store, title="Bow lamp").product
    translate(store, "product", bow.product_id, title="Stehlampe")

    answer = ask(store, "de/progress")

    products = next(one for one in answer.body["kinds"] if one["kind"] == "product")
    assert products == {"kind": "product", "translated": 1, "outdated": 0, "missing": 1}
    rows = ask(store, "de").body["items"]
    assert [(one["title"], one["status"]) for one in rows] == [
        ("Bow lamp", "translated"),
        ("Arc desk lamp", "missing"),
    ]


@pytest.mark.usefixtures("cloud")
def test_counting_the_products_of_an_indexed_store_costs_the_same_whatever_their_number(
    store: StoreContext, lamp: Product
) -> None:
    forget_everything()
    made = [create_product(store, title=f"Lamp {n}").product for n in range(2)]
    for product in (lamp, *made):
        locale = "fr" if product is made[1] else "de"
        translate(store, "product", product.product_id, locale, title="Lampe")
    found = service.get(store, lamp.product_id).product
    service.update(store, lamp.product_id, save_product(title="Arc lamp"), version=found.version)

    def counted() -> tuple[dict[str, int], int]:
        index_all(store)
        ask(store, "de/progress")
        with count_table_calls() as cost:
            products = ask(store, "de/progress").body["kinds"][0]
        return products, cost.round_trips

    products, round_trips = counted()
    assert products == {"kind": "product", "translated": 1, "outdated": 1, "missing": 1}
    for n in range(2, 12):
        create_product(store, title=f"Lamp {n}")
    many, later = counted()
    assert many["missing"] == 11
    assert later == round_trips


def test_products_of_one_status_come_in_pages(store: StoreContext) -> None:
    made = [create_product(store, title=f"Lamp {n}").product for n in range(5)]
    translate(store, "product", made[3].product_id, title="Lampe")

    first = ask(store, "de", status="missing", limit="3").body
    second = ask(store, "de", status="missing", limit="3", cursor=first["next_cursor"]).body

    assert [one["title"] for one in first["items"]] == ["Lamp 4", "Lamp 2", "Lamp 1"]
    assert [one["title"] for one in second["items"]] == ["Lamp 0"]
    assert second["next_cursor"] is None
