"""A theme names products, collections and discounts of its own store."""

from typing import Any

import pytest

from tests.support.catalog_factories import create_product
from tests.support.collections_factories import by_hand, create_category
from tests.support.discounts_factories import discount
from tests.support.table import items
from tests.support.themes_factories import problems, send, theme, with_section
from windlass.catalog import service as catalog
from windlass.tenancy.context import StoreContext
from windlass.themes import documents, schema

NOWHERE = "01ARZ3NDEKTSV4RRFFQ69G5FAV"


def product(store: StoreContext) -> str:
    return str(create_product(store).product.product_id)


def naming(store: StoreContext) -> dict[str, Any]:
    """A theme with everything that a store can be named by."""
    document = with_section(
        "featured_products",
        "lamps",
        source="chosen",
        collection=by_hand(store).collection_id,
        products=[product(store), product(store)],
    )
    countdown = documents.new_section(schema.SECTIONS["countdown"], "countdown")
    countdown["settings"]["discount"] = discount(store).discount_id
    tiles = documents.new_section(schema.SECTIONS["collection_list"], "tiles")
    tiles["blocks"][1]["settings"]["collection"] = create_category(store, "Desks")
    document["templates"]["home"] += [countdown, tiles]
    return document


def test_what_is_its_own(volt: StoreContext) -> None:
    document = naming(volt)

    answer = send(volt, "PUT", "/draft", document, version=1)

    assert answer.status == 200
    assert answer.body["document"] == document


def test_what_is_another_stores_is_named_by_its_path(
    volt: StoreContext, ampere: StoreContext
) -> None:
    document = naming(ampere)
    before = items()

    answer = send(volt, "PUT", "/draft", document, version=1)

    assert (answer.status, answer.body["code"]) == (422, "reference_unknown")
    assert problems(answer) == [
        ("templates.home.3.settings.products.0", "unknown_product"),
        ("templates.home.3.settings.products.1", "unknown_product"),
        ("templates.home.3.settings.collection", "unknown_collection"),
        ("templates.home.5.blocks.1.settings.collection", "unknown_collection"),
        ("templates.home.4.settings.discount", "unknown_discount"),
    ]
    assert items() == before


@pytest.mark.parametrize("value", ["lamp", "x" * 3_000, 7, None, {"id": NOWHERE}])
def test_what_is_no_id_is_refused_before_it_is_looked_for(
    volt: StoreContext, value: object
) -> None:
    document = with_section("countdown", "countdown", discount=value)
    document["templates"]["home"][3]["settings"]["discount"] = value

    answer = send(volt, "PUT", "/draft", document, version=1)

    assert answer.status == 422
    assert [field for field, _rule in problems(answer)] == [
        "templates.home.3.settings.discount",
    ]


def test_what_was_deleted_since_may_stay(volt: StoreContext) -> None:
    made = create_product(volt).product
    document = with_section("product_carousel", "lamps", products=[made.product_id])
    send(volt, "PUT", "/draft", document, version=1)
    catalog.delete(volt, made.product_id, version=made.version)

    kept = send(volt, "PUT", "/draft", document, version=2)
    taken_out = send(volt, "PUT", "/draft", theme(), version=3)
    brought_back = send(volt, "PUT", "/draft", document, version=4)

    assert (kept.status, taken_out.status, brought_back.status) == (200, 200, 422)
