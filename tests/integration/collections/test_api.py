"""Collections and categories over HTTP, as the dashboard and shops use them."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import create_product
from tests.support.collections_factories import Queue, collection_fields, in_it, product_of
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.kit.ids import new_id
from windlass.stores.models import Store

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


def test_a_collection_is_made_changed_and_listed(store: Store) -> None:
    made = create(store, description_html="<p>Hi</p><script>x</script>")
    assert (made["handle"], made["description_html"], made["version"]) == (
        "for-the-desk",
        "<p>Hi</p>",
        1,
    )

    changed = send(
        store,
        "PUT",
        f"/collections/{made['id']}",
        collection_fields(title="Desk", sort="price", seo={"title": "Desks"}),
        headers={"If-Match": '"1"'},
    )
    assert (changed.status, changed.headers["ETag"]) == (200, ['"2"'])
    assert changed.body["handle"] == "for-the-desk"

    [row] = send(store, "GET", "/collections").body["items"]
    assert (row["title"], row["rule_count"], row["product_count"]) == ("Desk", 1, 0)


def test_who_saw_an_older_version_changes_nothing(store: Store) -> None:
    made = create(store)
    before = items()

    answer = send(
        store,
        "PUT",
        f"/collections/{made['id']}",
        collection_fields(),
        headers={"If-Match": '"7"'},
    )

    assert (answer.status, answer.body["code"]) == (412, "version_stale")
    assert items() == before


def test_addresses_are_unique_within_a_store(store: Store) -> None:
    create(store)
    assert create(store)["handle"] == "for-the-desk-2"

    answer = send(store, "POST", "/collections", collection_fields(handle="for-the-desk"))
    assert (answer.status, answer.body["code"]) == (409, "handle_taken")

    ampere = create_store("owner-2", slug="ampere")
    assert create(ampere, handle="for-the-desk")["handle"] == "for-the-desk"


@pytest.mark.parametrize(
    ("overrides", "field", "rule"),
    [
        ({"rules": []}, "rules", "needed"),
        ({"kind": "manual"}, "rules", "no_rules"),
        ({"sort": "manual"}, "sort", "by_hand_only"),
        ({"kind": "manual", "rules": [], "sort": "best_selling"}, "sort", "by_rules_only"),
        ({"rules": [{"field": "tag", "operator": "above"}]}, "rules.0.operator", "not_of_field"),
        ({"rules": [{"field": "tag", "operator": "is"}]}, "rules.0.text", "needed"),
        ({"rules": [{"field": "price", "operator": "below"}]}, "rules.0.number", "needed"),
        (
            {"rules": [{"field": "created", "operator": "within_days", "number": 0}]},
            "rules.0.number",
            "range",
        ),
        (
            {"rules": [{"field": "category", "operator": "is", "text": new_id()}]},
            "rules.0.text",
            "unknown_category",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused_by_field(
    store: Store, overrides: dict[str, Any], field: str, rule: str
) -> None:
    before = items()
    answer = send(store, "POST", "/collections", collection_fields(**overrides))
    assert problems(answer) == [(field, rule)]
    assert items() == before


def test_the_kind_stays(store: Store) -> None:
    made = create(store)
    body = collection_fields(kind="manual", rules=[])
    answer = send(store, "PUT", f"/collections/{made['id']}", body, headers={"If-Match": '"1"'})
    assert problems(answer) == [("kind", "fixed")]


def test_a_preview_counts_what_would_match_and_saves_nothing(store: Store) -> None:
    owner = owner_of(store)
    for title, tags in (("Lamp", ["desk"]), ("Chair", ["garden"]), ("Pen", ["desk"])):
        create_product(owner, title=title, tags=tags)
    before = items()

    answer = send(store, "POST", "/collections/preview", {"rules": collection_fields()["rules"]})

    assert (answer.body["matched"], answer.body["looked_at"]) == (2, 3)
    assert {card["title"] for card in answer.body["items"]} == {"Lamp", "Pen"}
    assert answer.body["next_cursor"] is None
    assert items() == before


def test_products_join_by_hand_move_and_leave(store: Store) -> None:
    owner, made = owner_of(store), create(store, kind="manual", rules=[], sort="manual")
    ids = [create_product(owner, title=title).product.product_id for title in "ABC"]
    path = f"/collections/{made['id']}"

    joined = send(store, "POST", f"{path}/products", {"add": [*ids, new_id()]})
    assert (joined.status, len(joined.body["missing"])) == (200, 1)
    again = send(store, "POST", f"{path}/products", {"add": ids})
    assert again.body["missing"] == []

    moved = send(store, "POST", f"{path}/order", {"product_id": ids[2], "after_id": None})
    assert moved.status == 204
    assert _titles(send(store, "GET", f"{path}/products")) == ["C", "A", "B"]

    first = send(store, "GET", f"{path}/products", query={"limit": "2"})
    rest = send(
        store, "GET", f"{path}/products", query={"cursor": first.body["next_cursor"], "limit": "2"}
    )
    assert (_titles(first), _titles(rest)) == (["C", "A"], ["B"])

    send(store, "POST", f"{path}/products", {"remove": [ids[0]]})
    assert _titles(send(store, "GET", f"{path}/products")) == ["C", "B"]
    assert product_of(owner, ids[0]).collection_ids == []


def test_products_of_rules_are_not_arranged_by_hand(store: Store) -> None:
    made = create(store)
    path, product_id = f"/collections/{made['id']}", new_id()
    for answer in (
        send(store, "POST", f"{path}/products", {"add": [product_id]}),
        send(store, "POST", f"{path}/order", {"product_id": product_id}),
    ):
        assert (answer.status, answer.body["code"]) == (409, "not_by_hand")


def test_another_stores_product_does_not_join(store: Store) -> None:
    made = create(store, kind="manual", rules=[], sort="manual")
    foreign = create_product(owner_of(create_store("owner-2", slug="ampere"))).product.product_id

    answer = send(store, "POST", f"/collections/{made['id']}/products", {"add": [foreign]})

    assert answer.body == {"missing": [foreign]}
    assert items("Member") == []


def test_a_deleted_collection_comes_back_with_its_products_in_order(store: Store) -> None:
    owner, queue = owner_of(store), Queue()
    made = create(store, kind="manual", rules=[], sort="manual")
    path = f"/collections/{made['id']}"
    ids = [create_product(owner, title=title).product.product_id for title in "ABC"]
    send(store, "POST", f"{path}/products", {"add": ids})
    send(store, "POST", f"{path}/order", {"product_id": ids[2], "after_id": None})

    assert send(store, "DELETE", path, headers={"If-Match": '"1"'}).status == 204
    queue.deliver()
    assert send(store, "GET", path).status == 404
    assert product_of(owner, ids[0]).collection_ids == []

    assert send(store, "POST", f"{path}/restore").status == 200
    queue.deliver()
    assert _titles(send(store, "GET", f"{path}/products")) == ["C", "A", "B"]
    assert in_it(owner, made["id"]) == set(ids)


def _titles(answer: Answer) -> list[str]:
    return [card["title"] for card in answer.body["items"]]
