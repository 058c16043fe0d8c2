"""Products placed, categories arranged, and what shops show, over HTTP."""

from typing import Any

import pytest

from merchant_api.app import handler
from storefront_api.app import handler as storefront
from tests.support.api import Answer, call
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.collections_factories import Queue, collection_fields
from tests.support.stores_factories import colleague, create_store, open_store, owner_of
from tests.support.table import items
from windlass.catalog import service as catalog
from windlass.kit.ids import new_id
from windlass.stores.models import Store
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store(table: None) -> Store:
    return create_store(slug="volt")


def send(store: Store, method: str, path: str, body: Any = None, **options: Any) -> Answer:
    options.setdefault("as_", owner_of(store))
    return call(handler, method, f"/api/v1/stores/{store.store_id}{path}", body=body, **options)


def create(store: Store, **overrides: Any) -> dict[str, Any]:
    answer = send(store, "POST", "/collections", collection_fields(**overrides))
    assert answer.status == 201, answer.body
    found: dict[str, Any] = answer.body
    return found


def category(store: Store, title: str, parent_id: str | None = None) -> dict[str, Any]:
    answer = send(store, "POST", "/categories", {"title": title, "parent_id": parent_id})
    assert answer.status == 201, answer.body
    found: dict[str, Any] = answer.body
    return found


def problems(answer: Answer) -> list[tuple[str, str]]:
    assert answer.status == 422, answer.body
    return [(each["field"], each["rule"]) for each in answer.body["fields"]]


def test_the_form_of_a_product_places_it(store: Store) -> None:
    owner = owner_of(store)
    home = category(store, "Home")
    lamps = category(store, "Lamps", home["id"])
    hand, ruled = create(store, kind="manual", rules=[], sort="manual"), create(store)
    product_id = create_product(owner, tags=["desk"]).product.product_id
    Queue().deliver()

    body = {"category_id": lamps["id"], "collection_ids": [hand["id"]]}
    answer = send(store, "PUT", f"/products/{product_id}/placement", body)

    assert answer.status == 200
    assert answer.body["category_id"] == lamps["id"]
    assert set(answer.body["collection_ids"]) == {hand["id"], ruled["id"]}
    product = send(store, "GET", f"/products/{product_id}")
    assert product.body["category_id"] == lamps["id"]
    assert product.headers["ETag"] == ['"1"']  # an open form may still be saved

    unknown = {"category_id": new_id(), "collection_ids": []}
    refused = send(store, "PUT", f"/products/{product_id}/placement", unknown)
    assert problems(refused) == [("category_id", "unknown_category")]
    unknown = {"collection_ids": [new_id()]}
    refused = send(store, "PUT", f"/products/{product_id}/placement", unknown)
    assert problems(refused) == [("collection_ids.0", "unknown_collection")]
    assert catalog.get(owner, product_id).product.category_ids == [home["id"], lamps["id"]]


def test_the_tree_of_categories(store: Store) -> None:
    home = category(store, "Home")
    lamps, rugs = category(store, "Lamps", home["id"]), category(store, "Rugs", home["id"])
    path = f"/categories/{rugs['id']}"

    moved = send(store, "POST", f"{path}/move", {"parent_id": home["id"], "place": 0})
    assert [(each["title"], each["depth"]) for each in moved.body["items"]] == [
        ("Home", 0),
        ("Rugs", 1),
        ("Lamps", 1),
    ]

    circle = send(store, "POST", f"/categories/{home['id']}/move", {"parent_id": lamps["id"]})
    assert (circle.body["code"], problems(circle)) == ("category_cycle", [("parent_id", "cycle")])

    gone = send(store, "DELETE", path, query={"target_id": lamps["id"]})
    assert [each["title"] for each in gone.body["items"]] == ["Home", "Lamps"]
    assert gone.body["removed"] == [{"id": rugs["id"], "title": "Rugs"}]
    back = send(store, "POST", f"{path}/restore")
    assert [each["title"] for each in back.body["items"]] == ["Home", "Rugs", "Lamps"]


def test_a_category_is_edited_and_counts_what_is_in_it(store: Store) -> None:
    lamps = category(store, "Lamps")
    product_id = create_product(owner_of(store)).product.product_id
    send(store, "PUT", f"/products/{product_id}/placement", {"category_id": lamps["id"]})

    body = {"title": "Lights", "handle": "lights", "sort": "title"}
    answer = send(store, "PUT", f"/categories/{lamps['id']}", body, headers={"If-Match": '"1"'})

    assert (answer.status, answer.headers["ETag"]) == (200, ['"2"'])
    assert (answer.body["handle"], answer.body["product_count"]) == ("lights", 1)
    stale = send(store, "PUT", f"/categories/{lamps['id']}", body, headers={"If-Match": '"1"'})
    assert stale.status == 412


def test_who_may_only_read_changes_nothing(store: Store) -> None:
    made, viewer = create(store), colleague(store, Role.VIEWER)
    before = items()

    assert send(store, "GET", f"/collections/{made['id']}", as_=viewer).status == 200
    answer = send(
        store,
        "DELETE",
        f"/collections/{made['id']}",
        as_=viewer,
        headers={"If-Match": '"1"'},
    )

    assert (answer.status, items()) == (403, before)


def test_shops_show_categories_collections_and_cards_by_their_ids() -> None:
    shop = open_store(slug="open")
    owner = owner_of(Store.get(f"STORE#{shop.store_id}", "STORE"))
    store = Store.get(f"STORE#{shop.store_id}", "STORE")
    lamps, desk = category(store, "Lamps"), create(store)
    cheap = [variant_fields(price={"amount": 900, "currency": "EUR"})]
    dear = create_product(owner, title="Dear", tags=["desk"]).product.product_id
    low = create_product(owner, title="Low", tags=["desk"], variants=cheap).product.product_id
    send(store, "PUT", f"/products/{dear}/placement", {"category_id": lamps["id"]})
    Queue().deliver()

    def get(path: str, **query: str) -> Answer:
        address = f"/api/v1/public/stores/open{path}"
        return call(storefront, "GET", address, query=query or None)

    assert [each["handle"] for each in get("/categories").body["items"]] == ["lamps"]
    assert [each["handle"] for each in get("/collections").body["items"]] == ["for-the-desk"]
    assert _titles(get("/categories/lamps")) == ["Dear"]
    assert _titles(get("/collections/for-the-desk", sort="price")) == ["Low", "Dear"]
    assert _titles(get("/cards", ids=f"{dear},{new_id()},{low}")) == ["Dear", "Low"]
    assert get("/collections/nothing").status == 404
    assert get("/cards", ids="x").status == 422

    body = collection_fields(handle="desk")
    send(store, "PUT", f"/collections/{desk['id']}", body, headers={"If-Match": '"1"'})
    answer = get("/collections/for-the-desk")
    there = "/api/v1/public/stores/open/collections/desk"
    assert (answer.status, answer.headers["Location"]) == (301, [there])


def _titles(answer: Answer) -> list[str]:
    return [card["title"] for card in answer.body["items"]]
