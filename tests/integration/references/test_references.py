"""What a request names must belong to its store: ids inside lists and menus, too."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop
from tests.support.api import Answer, call
from tests.support.collections_factories import create_category
from tests.support.table import items
from windlass.catalog import service as catalog
from windlass.collections import service as collections
from windlass.collections.models import Kind
from windlass.collections.schemas import SaveCollection
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")

SPRING = {"title": "Spring", "method": "code", "code": "SPRING", "kind": "percentage"}


@pytest.fixture
def ours(table: None) -> StoreContext:
    return open_shop()


@pytest.fixture
def theirs(table: None) -> StoreContext:
    return open_shop("amp")


def send(owner: StoreContext, method: str, path: str, body: Any, version: int = 1) -> Answer:
    headers = {"If-Match": f'"{version}"'}
    address = f"/api/v1/stores/{owner.store_id}{path}"
    return call(handler, method, address, as_=owner, body=body, headers=headers)


def collection(owner: StoreContext) -> str:
    return collections.create(owner, SaveCollection(title="Desks", kind=Kind.MANUAL)).collection_id


def discount(**scopes: Any) -> dict[str, Any]:
    return SPRING | {"basis_points": 1000} | scopes


def menu(target: str) -> dict[str, Any]:
    below = {"label": "Lamps", "kind": "category", "target": target}
    return {"title": "Main", "links": [{"label": "All", "kind": "products", "links": [below]}]}


def fields(answer: Answer) -> list[tuple[str, str]]:
    return [(one["field"], one["rule"]) for one in answer.body["fields"]]


def test_a_discount_names_things_of_its_own_store(ours: StoreContext, theirs: StoreContext) -> None:
    own = {"product_ids": [sell(ours).product_id], "collection_ids": [collection(ours)]}
    other = {"product_ids": [sell(theirs).product_id], "collection_ids": [collection(theirs)]}

    refused = send(ours, "POST", "/discounts", discount(scope=other, get_scope=other))
    taken = send(ours, "POST", "/discounts", discount(scope=own))

    assert (refused.status, taken.status) == (422, 201)
    assert refused.body["code"] == "reference_unknown"
    assert fields(refused) == [
        ("scope.product_ids.0", "unknown_product"),
        ("get_scope.product_ids.0", "unknown_product"),
        ("scope.collection_ids.0", "unknown_collection"),
        ("get_scope.collection_ids.0", "unknown_collection"),
    ]
    assert len(items("Discount")) == 1


def test_a_discount_may_keep_what_was_deleted_since(ours: StoreContext) -> None:
    lamp = sell(ours)
    scope = {"product_ids": [lamp.product_id], "collection_ids": []}
    made = send(ours, "POST", "/discounts", discount(scope=scope)).body
    catalog.delete(ours, lamp.product_id, version=lamp.version)

    kept = send(ours, "PUT", f"/discounts/{made['id']}", discount(scope=scope, title="Still"))

    assert (kept.status, kept.body["title"]) == (200, "Still")


def test_a_search_rule_names_products_of_its_own_store(
    ours: StoreContext, theirs: StoreContext
) -> None:
    rule = {"id": "1", "query": "lamp", "pinned": [sell(theirs).product_id]}
    own = rule | {"pinned": [], "hidden": [sell(ours).product_id]}

    refused = send(ours, "PUT", "/search/rules", {"rules": [rule]})

    assert (refused.status, fields(refused)) == (422, [("rules.0.pinned.0", "unknown_product")])
    assert items("SearchRules") == []
    assert send(ours, "PUT", "/search/rules", {"rules": [own]}).status == 200


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/navigation/menus"), ("PUT", "/navigation/menus/main")]
)
def test_a_menu_leads_to_its_own_store(
    ours: StoreContext, theirs: StoreContext, method: str, path: str
) -> None:
    refused = send(ours, method, path, menu(create_category(theirs, "Lamps")), version=0)

    assert refused.status == 422
    assert fields(refused) == [("links.0.links.0.target", "unknown_collection")]
    assert items("Menu") == []
    taken = send(ours, method, path, menu(create_category(ours, "Lamps")), version=0)
    assert taken.status in (200, 201)


def test_nothing_goes_with_the_product_of_another_store(
    ours: StoreContext, theirs: StoreContext
) -> None:
    path = f"/recommendations/products/{sell(theirs).product_id}"

    answer = send(ours, "PUT", path, {"product_ids": []}, version=0)

    assert (answer.status, answer.body["code"]) == (404, "product_not_found")
    assert items("Pairs") == []
