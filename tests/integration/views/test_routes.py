from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.stores.models import Store
from windlass.tenancy.context import Role, StoreContext

LAMPS: dict[str, Any] = {
    "name": "Lamps",
    "search": "lamp",
    "sort": "",
    "filters": [{"name": "status", "value": "waiting"}],
    "columns": ["total", "placed_at"],
}


@pytest.fixture
def store(table: None) -> Store:
    return create_store()


def ask(
    store: Store,
    member: StoreContext,
    method: str,
    rest: str = "",
    *,
    version: int = 0,
    of: str = "orders",
    **body: Any,
) -> Answer:
    path = f"/api/v1/stores/{store.store_id}/views/{of}{rest}"
    headers = {"If-Match": f'"{version}"'} if version else None
    return call(handler, method, path, as_=member, body=body or None, headers=headers)


def names(store: Store, member: StoreContext, of: str = "orders") -> list[str]:
    return [view["name"] for view in ask(store, member, "GET", of=of).body["items"]]


def test_create_read_replace_and_delete(store: Store) -> None:
    owner = owner_of(store)

    created = ask(store, owner, "POST", **LAMPS)
    one = f"/{created.body['id']}"
    renamed = ask(store, owner, "PUT", one, version=1, **LAMPS | {"name": "Lights"})

    assert created.status == 201
    assert created.body == LAMPS | {"id": created.body["id"], "is_shared": False, "version": 1}
    assert renamed.body == created.body | {"name": "Lights", "version": 2}
    assert renamed.headers["ETag"] == ['"2"']
    assert ask(store, owner, "GET", one).body == renamed.body
    assert ask(store, owner, "GET").body == {"items": [renamed.body], "next_cursor": None}
    assert names(store, owner, of="products") == []
    assert ask(store, owner, "DELETE", one).status == 204
    assert ask(store, owner, "DELETE", one).body["code"] == "view_not_found"
    assert names(store, owner) == []


def test_columns_may_be_left_to_the_list(store: Store) -> None:
    created = ask(store, owner_of(store), "POST", name="All lamps", search="lamp")

    assert (created.body["columns"], created.body["filters"]) == (None, [])


def test_a_private_view_is_there_for_one_person_only(store: Store) -> None:
    viewer, admin = colleague(store, Role.VIEWER), colleague(store, Role.ADMIN)
    own = ask(store, viewer, "POST", **LAMPS)
    before = items("View")

    assert own.status == 201
    assert names(store, viewer) == ["Lamps"]
    assert names(store, admin) == []
    for method, version, body in (("GET", 0, {}), ("PUT", 1, LAMPS), ("DELETE", 0, {})):
        answer = ask(store, admin, method, f"/{own.body['id']}", version=version, **body)
        assert (answer.status, answer.body["code"]) == (404, "view_not_found")
    assert items("View") == before


def test_a_view_of_the_store_is_there_for_all_and_comes_first(store: Store) -> None:
    viewer, admin = colleague(store, Role.VIEWER), colleague(store, Role.ADMIN)
    ask(store, viewer, "POST", **LAMPS)

    ask(store, admin, "POST", **LAMPS | {"name": "Team", "is_shared": True})

    assert names(store, viewer) == ["Team", "Lamps"]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.FULFILMENT])
def test_views_of_the_store_need_the_right_to_its_settings(store: Store, role: Role) -> None:
    member = colleague(store, role)
    shared = LAMPS | {"is_shared": True}
    team = ask(store, owner_of(store), "POST", **shared).body
    own = ask(store, member, "POST", **LAMPS).body
    before = items("View")

    refused = [
        ask(store, member, "POST", **shared),
        ask(store, member, "PUT", f"/{team['id']}", version=1, **shared | {"name": "Mine"}),
        ask(store, member, "PUT", f"/{team['id']}", version=1, **LAMPS),
        ask(store, member, "PUT", f"/{own['id']}", version=1, **shared),
        ask(store, member, "DELETE", f"/{team['id']}"),
    ]

    assert [(one.status, one.body["details"]) for one in refused] == [
        (403, {"permission": "store:write"})
    ] * 5
    assert items("View") == before


def test_who_may_not_read_a_list_has_no_views_of_it(store: Store) -> None:
    answer = ask(store, colleague(store, Role.FULFILMENT), "POST", of="discounts", **LAMPS)

    assert (answer.status, answer.body["details"]) == (403, {"permission": "discounts:read"})
    assert items("View") == []


def test_replacing_needs_the_version_that_was_read(store: Store) -> None:
    owner = owner_of(store)
    one = f"/{ask(store, owner, 'POST', **LAMPS).body['id']}"
    ask(store, owner, "PUT", one, version=1, **LAMPS | {"name": "First"})

    without = ask(store, owner, "PUT", one, **LAMPS)
    stale = ask(store, owner, "PUT", one, version=1, **LAMPS | {"name": "Second"})
    moved = ask(store, owner, "PUT", one, version=1, **LAMPS | {"is_shared": True})

    assert (without.status, without.body["code"]) == (428, "if_match_missing")
    assert (stale.status, stale.body["code"]) == (412, "version_stale")
    assert (moved.status, moved.body["code"]) == (412, "version_stale")
    assert names(store, owner) == ["First"]


def test_a_view_can_be_given_to_all_and_taken_back(store: Store) -> None:
    owner, viewer = owner_of(store), colleague(store, Role.VIEWER)
    one = f"/{ask(store, owner, 'POST', **LAMPS).body['id']}"

    given = ask(store, owner, "PUT", one, version=1, **LAMPS | {"is_shared": True})
    seen = names(store, viewer)
    back = ask(store, owner, "PUT", one, version=2, **LAMPS)

    assert (given.body["is_shared"], back.body["is_shared"]) == (True, False)
    assert (seen, names(store, viewer), names(store, owner)) == (["Lamps"], [], ["Lamps"])


def test_the_thirty_first_view_is_refused_and_a_deleted_one_makes_room(store: Store) -> None:
    owner = owner_of(store)
    made = [ask(store, owner, "POST", **LAMPS).body["id"] for _ in range(30)]

    refused = ask(store, owner, "POST", **LAMPS)
    shared = ask(store, owner, "POST", **LAMPS | {"is_shared": True})
    back = ask(store, owner, "PUT", f"/{shared.body['id']}", version=1, **LAMPS)
    ask(store, owner, "DELETE", f"/{made[0]}")

    assert (refused.status, refused.body["code"]) == (409, "too_many_views")
    assert (shared.status, back.body["code"]) == (201, "too_many_views")
    assert len(names(store, owner)) == 30
    assert ask(store, owner, "POST", **LAMPS).status == 201


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 41}, "name"),
        ({"filters": [{"name": "status", "value": ""}]}, "filters.0.value"),
        ({"columns": ["x"] * 41}, "columns"),
    ],
)
def test_a_view_that_is_wrong_is_refused(store: Store, change: dict[str, Any], field: str) -> None:
    answer = ask(store, owner_of(store), "POST", **LAMPS | change)

    assert answer.status == 422
    assert [one["field"] for one in answer.body["fields"]] == [field]
    assert items("View") == []


def test_the_same_key_saves_one_view(store: Store) -> None:
    path = f"/api/v1/stores/{store.store_id}/views/orders"
    send: Any = {"as_": owner_of(store), "body": LAMPS, "headers": {"Idempotency-Key": "k1"}}

    first, again = call(handler, "POST", path, **send), call(handler, "POST", path, **send)

    assert first.body == again.body
    assert len(items("View")) == 1
