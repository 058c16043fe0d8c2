"""Menus over HTTP."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.factories import member
from tests.support.table import items
from windlass.navigation import service

pytestmark = pytest.mark.usefixtures("table")
SHOP = {"label": "Shop", "kind": "products"}


def send(method: str, path: str = "", body: Any = None, **options: Any) -> Answer:
    address = f"/api/v1/stores/store-1/navigation/menus{path}"
    return call(handler, method, address, as_=member(), body=body, **options)


def save(key: str, *links: Any, version: int = 0) -> Answer:
    body = {"title": "Menu", "links": list(links)}
    return send("PUT", f"/{key}", body, headers={"If-Match": f'"{version}"'})


def test_main_and_footer_menu_are_always_there() -> None:
    found = send("GET").body["items"]
    assert [(each["key"], each["title"], each["version"]) for each in found] == [
        ("main", "Main menu", 0),
        ("footer", "Footer menu", 0),
    ]


def test_a_menu_keeps_three_levels_in_order() -> None:
    leaf = {"label": "Lamp", "kind": "product", "target": "desk-lamp"}
    branch = {"label": "More", "kind": "heading", "links": [leaf]}
    answer = save("main", SHOP | {"links": [branch]}, SHOP)

    assert (answer.status, answer.headers["ETag"]) == (200, ['"1"'])
    [first, second] = send("GET", "/main").body["links"]
    assert first["links"][0]["links"][0]["target"] == "desk-lamp"
    assert second["links"] == []
    assert first["id"] != second["id"]


def test_a_fourth_level_is_refused() -> None:
    deep = SHOP | {"links": [SHOP | {"links": [SHOP | {"links": [SHOP]}]}]}
    answer = save("main", deep)
    assert (answer.status, answer.body["fields"][0]["field"]) == (
        422,
        "links.0.links.0.links.0.links",
    )


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("collection", "not-an-id"),
        ("product", "Not A Handle"),
        ("url", "javascript:alert(1)"),
        ("url", "//evil.example"),
        ("home", "something"),
    ],
)
def test_a_link_must_lead_somewhere(kind: str, target: str) -> None:
    before = items("Menu")
    answer = save("main", {"label": "X", "kind": kind, "target": target})
    assert (answer.status, answer.body["fields"][0]["field"]) == (422, "links.0")
    assert items("Menu") == before


def test_who_saw_an_older_menu_changes_nothing() -> None:
    save("main", SHOP)
    answer = save("main", SHOP, SHOP)
    assert (answer.status, answer.body["code"]) == (412, "version_stale")
    assert len(send("GET", "/main").body["links"]) == 1


def test_menus_of_ones_own_come_and_go_and_the_two_fixed_ones_stay() -> None:
    made = send("POST", "", {"title": "Sale", "links": [SHOP]})
    assert made.status == 201
    assert [each["title"] for each in send("GET").body["items"]][2:] == ["Sale"]

    assert send("DELETE", f"/{made.body['key']}").status == 204
    assert send("DELETE", f"/{made.body['key']}").status == 404
    fixed = send("DELETE", "/main")
    assert (fixed.status, fixed.body["code"]) == (409, "menu_fixed")


def test_a_store_has_at_most_twenty_menus() -> None:
    for number in range(service.MOST_MENUS - 2):
        assert send("POST", "", {"title": f"Menu {number}", "links": []}).status == 201
    answer = send("POST", "", {"title": "One more", "links": []})
    assert (answer.status, answer.body["code"]) == (409, "too_many_menus")


def test_a_store_has_at_most_twenty_menus_also_when_several_are_made_at_once() -> None:
    for number in range(service.MOST_MENUS - 3):
        assert send("POST", "", {"title": f"Menu {number}", "links": []}).status == 201

    with ThreadPoolExecutor(4) as pool:
        body = {"title": "One more", "links": []}
        answers = list(pool.map(lambda _number: send("POST", "", body), range(4)))

    assert sorted(answer.status for answer in answers) == [201, 409, 409, 409]
    assert len(send("GET").body["items"]) == service.MOST_MENUS
