"""The merchant's side of the search, and what shoppers are suggested."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_api.app import handler
from storefront_api.app import handler as storefront
from tests.support.api import Answer, call
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.search.factories import build, forget_everything, index_all, system
from tests.support.stores_factories import open_store
from tests.support.table import items
from windlass.catalog.models import Status
from windlass.search import analytics, service
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    forget_everything()
    return tenancy.enter(open_store(slug="volt").store_id, user_id="owner-1")


def ask(owner: StoreContext, method: str, path: str, **sent: Any) -> Answer:
    service.forget()
    return call(handler, method, f"/api/v1/stores/{owner.store_id}{path}", as_=owner, **sent)


def suggest(query: str) -> Any:
    service.forget()
    path = "/api/v1/public/stores/volt/search/suggest"
    return call(storefront, "GET", path, query={"q": query}).body


def test_the_state_of_the_index_is_told(owner: StoreContext) -> None:
    assert ask(owner, "GET", "/search/index").body["version"] == 0
    create_product(owner)

    asked = ask(owner, "POST", "/search/rebuild")
    assert (asked.status, asked.body["is_rebuilding"]) == (200, True)
    build(owner)

    found = ask(owner, "GET", "/search/index").body
    assert (found["version"], found["products"], found["is_rebuilding"]) == (1, 1, False)
    assert found["bytes"] > 1000
    assert not found["is_waiting"]


def test_asking_twice_for_a_rebuild_sends_one_builder(owner: StoreContext) -> None:
    for _ in range(2):
        ask(owner, "POST", "/search/rebuild")

    assert len([e for e in items("OutboxEvent") if e["type"]["S"] == "SearchIndexDue"]) == 1


def test_synonyms_find_what_is_called_otherwise(owner: StoreContext) -> None:
    create_product(owner, title="Linen sofa")
    index_all(owner)
    body = {"synonyms": [{"id": "1", "terms": ["Sofa", "couch", "lounge seat"]}]}

    answer = ask(owner, "PUT", "/search/rules", body=body, headers={"If-Match": '"1"'})

    assert answer.status == 200
    for query in ("couch", "lounge seat", "Couch linen"):
        assert [p["title"] for p in suggest(query)["products"]] == ["Linen sofa"], query


def test_rules_are_not_written_over(owner: StoreContext) -> None:
    first = ask(owner, "PUT", "/search/rules", body={}, headers={"If-Match": '"1"'})
    again = ask(owner, "PUT", "/search/rules", body={}, headers={"If-Match": '"1"'})

    assert (first.status, first.body["version"]) == (200, 2)
    assert (again.status, again.body["code"]) == (412, "version_stale")
    assert ask(owner, "PUT", "/search/rules", body={}).status == 428


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"synonyms": [{"id": "1", "terms": ["sofa", "Sofa!"]}]}, "synonyms.0"),
        ({"rules": [{"id": "1", "query": "?!"}]}, "rules.0"),
        ({"rules": [{"id": "1", "query": "a"}, {"id": "2", "query": "A"}]}, ""),
        ({"rules": [{"id": "1", "query": "a", "pinned": ["x"]}]}, "rules.0.pinned.0"),
    ],
)
def test_rules_that_make_no_sense_are_refused(
    owner: StoreContext, body: dict[str, Any], field: str
) -> None:
    answer = ask(owner, "PUT", "/search/rules", body=body, headers={"If-Match": '"1"'})

    assert answer.status == 422
    assert answer.body["fields"][0]["field"].startswith(field)
    assert items("SearchRules") == []


def test_a_preview_shows_rules_before_they_are_saved(owner: StoreContext) -> None:
    first = create_product(owner, title="Lamp one").product
    second = create_product(owner, title="Lamp two").product
    index_all(owner)

    body = {"query": "lamp", "pinned": [second.product_id], "hidden": [first.product_id]}
    found = ask(owner, "POST", "/search/preview", body=body).body

    assert [item["title"] for item in found["items"]] == ["Lamp two"]
    assert items("SearchRules") == []


def test_figures_of_today_and_of_days_rolled_up_add_up(owner: StoreContext) -> None:
    shop = system(owner)
    front = stores.storefront_of(owner)
    today = analytics.today(front.time_zone)
    days = [day["date"] for day in ask(owner, "GET", "/search/analytics").body["days"]]
    assert (len(days), days[-1]) == (30, today)
    for day, times in ((days[-2], 3), (today, 2)):
        for _ in range(times):
            analytics.count_search(shop, "Lamp", found=4, day=day)
        analytics.count_search(shop, "zebra", found=0, day=day)
        analytics.count_click(shop, "lamp", day=day)
    for day in (days[-2], today):
        analytics.roll_up(owner.store_id, day)

    found = ask(owner, "GET", "/search/analytics").body

    assert found["top"] == [
        {"query": "Lamp", "searches": 5, "clicks": 2, "without_results": 0},
        {"query": "zebra", "searches": 2, "clicks": 0, "without_results": 2},
    ]
    assert [one["query"] for one in found["without_results"]] == ["zebra"]
    assert found["days"][-1] == {"date": today, "searches": 3, "clicks": 1, "without_results": 1}


def test_suggestions_are_products_places_and_queries(owner: StoreContext) -> None:
    create_product(owner, title="Refund jar")
    create_product(owner, title="Refund draft", status="draft")
    index_all(owner)
    day = analytics.today(stores.storefront_of(owner).time_zone)
    for _ in range(3):
        analytics.count_search(system(owner), "refund jar", found=1, day=day)
    analytics.roll_up(owner.store_id, day)

    found = suggest("refu")

    assert [product["title"] for product in found["products"]] == ["Refund jar"]
    assert [place["path"] for place in found["places"]] == ["/policies/refund"]
    assert found["queries"] == ["refund jar"]
    assert suggest("")["queries"] == ["refund jar"]


def test_a_closed_shop_suggests_nothing(owner: StoreContext) -> None:
    path = "/api/v1/public/stores/nowhere/search/suggest"
    assert call(storefront, "GET", path, query={"q": "a"}).status == 404


def test_the_merchants_list_finds_any_word_of_any_product(owner: StoreContext) -> None:
    lamp = create_product(
        owner,
        title="Lamp",
        status="draft",
        tags=["Oak"],
        description_html="<p>Made by hand in Ruritania.</p>",
        variants=[variant_fields(sku="X-77")],
    ).product
    create_product(owner, title="Vase", vendor="Terra")
    index_all(owner)

    def found(**query: str) -> list[str]:
        return [item["title"] for item in ask(owner, "GET", "/products", query=query).body["items"]]

    assert found(q="ruritania") == [lamp.title]
    assert found(q="x77", status=Status.DRAFT) == ["Lamp"]
    assert found(q="x77", status=Status.ACTIVE) == []
    assert found(tag="oak") == ["Lamp"]
    assert found(vendor="terra") == ["Vase"]
