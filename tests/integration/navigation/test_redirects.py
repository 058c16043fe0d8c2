"""Redirects: saved, refused in circles, read from files, written to them."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.factories import member, store
from tests.support.table import items
from windlass.kit.errors import AppError
from windlass.navigation import redirects
from windlass.navigation.errors import RedirectInvalid

pytestmark = pytest.mark.usefixtures("table")


def send(method: str, path: str = "", body: Any = None, **options: Any) -> Answer:
    address = f"/api/v1/stores/store-1/redirects{path}"
    return call(handler, method, address, as_=member(), body=body, **options)


def save(path: str, target: str) -> Answer:
    return send("PUT", "", {"path": path, "target": target})


def test_a_redirect_is_saved_replaced_and_removed() -> None:
    assert save("/Old/", "/new").body["path"] == "/old"
    assert save("/old", "/newer").body["target"] == "/newer"
    assert redirects.find(store(), "/OLD") == redirects.Outcome("/newer")

    assert send("POST", "/remove", {"path": "/old"}).status == 204
    assert redirects.find(store(), "/old") is None
    missing = send("POST", "/remove", {"path": "/old"})
    assert (missing.status, missing.body["code"]) == (404, "redirect_not_found")


@pytest.mark.parametrize("target", ["/a", "/A/?x=1", "/b", "/c"])
def test_nothing_leads_in_a_circle(target: str) -> None:
    redirects.save(store(), "/b", "/c")
    redirects.save(store(), "/c", "/a")
    before = items("Redirect")

    answer = save("/a", target)

    assert (answer.status, answer.body["code"]) == (422, "redirect_invalid")
    assert [(each["field"], each["rule"]) for each in answer.body["fields"]] == [
        ("target", "circle")
    ]
    assert items("Redirect") == before


def test_three_who_close_a_circle_at_once_do_not_succeed() -> None:
    sides = [("/a", "/b"), ("/b", "/c"), ("/c", "/a")]

    def close(side: tuple[str, str]) -> bool:
        try:
            redirects.save(store(), *side)
        except RedirectInvalid:
            return False
        except AppError:
            return False
        return True

    for _ in range(10):
        with ThreadPoolExecutor(3) as pool:
            outcomes = list(pool.map(close, sides))
        assert not all(outcomes)
        for path, _target in sides:
            if redirects.find(store(), path) is not None:
                redirects.remove(store(), path)


def test_too_many_steps_are_refused() -> None:
    for number in range(10):
        redirects.save(store(), f"/p{number}", f"/p{number + 1}")
    answer = save("/start", "/p0")
    assert [each["rule"] for each in answer.body["fields"]] == ["too_many_hops"]


def test_lists_are_paged_and_searched_by_beginning() -> None:
    for path in ("/a1", "/a2", "/a3", "/b1"):
        redirects.save(store(), path, "/products")

    first = send("GET", query={"limit": "2"})
    rest = send("GET", query={"limit": "2", "cursor": first.body["next_cursor"]})
    found = send("GET", query={"q": "/a"})

    assert [each["path"] for each in first.body["items"]] == ["/a1", "/a2"]
    assert [each["path"] for each in rest.body["items"]] == ["/a3", "/b1"]
    assert rest.body["next_cursor"] is None
    assert [each["path"] for each in found.body["items"]] == ["/a1", "/a2", "/a3"]


def test_a_file_is_read_line_by_line_and_told_what_is_wrong() -> None:
    text = "\ufeffFrom,To\n/one,/1\n\n/cart,/2\n/three,three\n/four,/4\n"

    answer = send("POST", "/import", {"csv": text})

    assert answer.body["saved"] == 2
    assert [(each["line"], each["path"]) for each in answer.body["refused"]] == [
        (4, "/cart"),
        (5, "/three"),
    ]
    assert send("POST", "/import", {"csv": text}).body["saved"] == 2
    assert send("GET", "/export").body == {"count": 2, "csv": "from,to\n/four,/4\n/one,/1\n"}


@pytest.mark.parametrize("text", ["/a;/b\n/c;/d", "path\ttarget\n/a\t/b\n/c\t/d"])
def test_other_separators_are_understood(text: str) -> None:
    assert send("POST", "/import", {"csv": text}).body["saved"] == 2


@pytest.mark.parametrize(
    ("text", "rule"), [("from,to\n", "empty"), ("/only-one\n", "columns"), ('"/a', "format")]
)
def test_what_is_no_such_file_is_refused_whole(text: str, rule: str) -> None:
    answer = send("POST", "/import", {"csv": text})
    assert [(each["field"], each["rule"]) for each in answer.body["fields"]] == [("csv", rule)]


def test_a_redirect_comes_before_what_is_gone() -> None:
    redirects.mark_gone(store(), ["/products/lamp"])
    assert redirects.find(store(), "/products/lamp") == redirects.Outcome("")

    redirects.save(store(), "/products/lamp", "/products/new-lamp")
    assert redirects.find(store(), "/products/lamp") == redirects.Outcome("/products/new-lamp")

    redirects.remove(store(), "/products/lamp")
    assert redirects.find(store(), "/products/lamp") == redirects.Outcome("")


def test_another_stores_redirects_are_not_found() -> None:
    redirects.save(store("store-2"), "/old", "/new")
    assert redirects.find(store(), "/old") is None
    assert send("GET").body["items"] == []


def test_an_address_that_is_none_is_refused_beside_its_line() -> None:
    answer = send("POST", "/import", {"csv": "from,to\nhttp://[x/a,/b\n/c,/d\n"})

    assert (answer.status, answer.body["saved"]) == (200, 1)
    assert [(one["line"], one["path"]) for one in answer.body["refused"]] == [(2, "http://[x/a")]


def test_letters_that_no_header_takes_are_written_as_addresses_have_them() -> None:
    assert (
        save("/alt", "/größe?q=ä&b=%C3%A4").body["target"] == "/gr%C3%B6%C3%9Fe?q=%C3%A4&b=%C3%A4"
    )
