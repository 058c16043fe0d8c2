"""Pages over HTTP, as the dashboard uses them."""

from datetime import timedelta
from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.pages_factories import page_fields
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.kit import clock
from windlass.navigation import redirects
from windlass.navigation.redirects import Outcome
from windlass.pages import service
from windlass.stores.models import Store

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store(table: None) -> Store:
    return create_store(slug="volt")


def send(store: Store, method: str, path: str = "", body: Any = None, **options: Any) -> Answer:
    options.setdefault("as_", owner_of(store))
    return call(
        handler, method, f"/api/v1/stores/{store.store_id}/pages{path}", body=body, **options
    )


def create(store: Store, **overrides: Any) -> dict[str, Any]:
    answer = send(store, "POST", "", page_fields(**overrides))
    assert answer.status == 201, answer.body
    found: dict[str, Any] = answer.body
    return found


def change(store: Store, page: dict[str, Any], **overrides: Any) -> Answer:
    headers = {"If-Match": f'"{page["version"]}"'}
    return send(store, "PUT", f"/{page['id']}", page_fields(**overrides), headers=headers)


def remove(store: Store, page: dict[str, Any]) -> Answer:
    headers = {"If-Match": f'"{page["version"]}"'}
    return send(store, "DELETE", f"/{page['id']}", headers=headers)


def titles(store: Store, **query: str) -> list[str]:
    return [row["title"] for row in send(store, "GET", query=query).body["items"]]


def test_a_page_is_made_read_and_changed(store: Store) -> None:
    made = create(store, body_html="<p>Hi <mark>you</mark></p><script>x()</script>")
    assert {name: made[name] for name in ("handle", "path", "body_html", "excerpt", "blanks")} == {
        "handle": "about-us",
        "path": "/pages/about-us",
        "body_html": "<p>Hi <mark>you</mark></p>",
        "excerpt": "Hi you",
        "blanks": 1,
    }
    assert (made["status"], made["version"]) == ("published", 1)

    changed = change(store, made, title="Who we are", status="draft")

    assert (changed.status, changed.headers["ETag"]) == (200, ['"2"'])
    read = send(store, "GET", f"/{made['id']}")
    assert read.body == changed.body
    assert (read.body["title"], read.body["handle"]) == ("Who we are", "about-us")
    assert read.body["status"] == "draft"


def test_who_saw_an_older_version_changes_nothing(store: Store) -> None:
    made = create(store)
    assert change(store, made, title="First").status == 200
    before = items()

    late = change(store, made, title="Second")
    gone = remove(store, made)

    assert [(one.status, one.body["code"]) for one in (late, gone)] == [(412, "version_stale")] * 2
    assert items() == before


def test_a_write_on_a_stale_read_is_refused(store: Store) -> None:
    made = create(store)
    owner = owner_of(store)
    stale = service.get(owner, made["id"])
    assert change(store, made, title="First").status == 200

    stale.version += 1
    from windlass.pages.repository import PageRepository
    from windlass.web.etags import VersionStale

    with pytest.raises(VersionStale):
        PageRepository(owner.store_id).save(stale)
    assert service.get(owner, made["id"]).title == "First"


def test_an_address_is_one_page_s(store: Store) -> None:
    create(store)

    guessed = create(store)
    taken = send(store, "POST", "", page_fields(handle="about-us"))
    post = create(store, kind="post", handle="about-us")

    assert guessed["handle"] == "about-us-2"
    assert (taken.status, taken.body["code"]) == (409, "handle_taken")
    assert taken.body["fields"][0]["field"] == "handle"
    assert post["path"] == "/journal/about-us"


def test_a_former_address_may_be_taken_over(store: Store) -> None:
    first = create(store)
    moved = change(store, first, handle="who-we-are")
    assert moved.body["handle"] == "who-we-are"

    second = create(store, handle="about-us")

    assert second["handle"] == "about-us"
    back = change(store, moved.body, handle="about-us")
    assert (back.status, back.body["code"]) == (409, "handle_taken")


def test_the_kind_stays(store: Store) -> None:
    answer = change(store, create(store), kind="post")
    assert (answer.status, answer.body["fields"][0]["rule"]) == (422, "fixed")


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"handle": "No Such"}, "handle"),
        ({"publish_at": "2026-01-01T00:00:00"}, "publish_at"),
        ({"status": "deleted"}, "status"),
        ({"kind": "news"}, "kind"),
        ({"body_html": "x" * 80_001}, "body_html"),
        ({"body_html": f"<p>{'ä' * 60_000}</p>"}, "body_html"),
        ({"position": 1}, "position"),
    ],
)
def test_what_is_wrong_is_named(store: Store, overrides: dict[str, Any], field: str) -> None:
    before = items()
    answer = send(store, "POST", "", page_fields(**overrides))
    assert answer.status == 422
    assert answer.body["fields"][0]["field"].endswith(field)
    assert items() == before


def test_a_page_shows_itself_at_its_moment(store: Store) -> None:
    soon = clock.now() + timedelta(hours=1)
    made = create(store, publish_at=soon.isoformat())
    assert (made["status"], made["published_at"] is not None) == ("scheduled", True)

    past = change(store, made, publish_at=(soon - timedelta(hours=2)).isoformat())

    assert past.body["status"] == "published"


def test_the_list_is_searched_and_filtered(store: Store) -> None:
    create(store, title="Contact")
    create(store, title="about us", status="draft")
    create(store, kind="post", title="Spring", publish_at="2026-03-01T00:00:00Z")
    create(store, kind="post", title="Summer", publish_at="2026-06-01T00:00:00Z")

    assert titles(store) == ["about us", "Contact", "Summer", "Spring"]
    assert titles(store, kind="post") == ["Summer", "Spring"]
    assert titles(store, status="draft") == ["about us"]
    assert titles(store, q="S") == ["about us", "Summer", "Spring"]
    first = send(store, "GET", query={"limit": "3"}).body
    rest = send(store, "GET", query={"limit": "3", "cursor": first["next_cursor"]}).body
    assert ([row["title"] for row in rest["items"]], rest["next_cursor"]) == (["Spring"], None)


def test_a_deleted_page_is_gone_and_comes_back(store: Store) -> None:
    made = create(store)
    owner = owner_of(store)

    assert remove(store, made).status == 204

    assert titles(store) == []
    assert titles(store, status="deleted") == ["About us"]
    assert send(store, "GET", f"/{made['id']}").status == 404
    assert redirects.find(owner, "/pages/about-us") == Outcome("")

    back = send(store, "POST", f"/{made['id']}/restore")
    assert (back.status, back.body["handle"], back.body["version"]) == (200, "about-us", 3)
    assert titles(store) == ["About us"]
    again = send(store, "POST", f"/{made['id']}/restore")
    assert again.body["version"] == 3


def test_a_page_that_comes_back_late_makes_room(store: Store) -> None:
    made = create(store)
    remove(store, made)
    assert create(store)["handle"] == "about-us"

    back = send(store, "POST", f"/{made['id']}/restore")

    assert back.body["handle"] == "about-us-2"


def test_a_copy_is_a_draft(store: Store) -> None:
    made = create(store, seo={"title": "About Volt"}, author="Ada")

    copy = send(store, "POST", f"/{made['id']}/duplicate")

    assert copy.status == 201
    kept = {name: copy.body[name] for name in ("title", "handle", "status", "author", "body_html")}
    assert kept == {
        "title": "Copy of About us",
        "handle": "copy-of-about-us",
        "status": "draft",
        "author": "Ada",
        "body_html": made["body_html"],
    }
    assert copy.body["seo"]["title"] == "About Volt"


def test_a_store_has_at_most_two_hundred(store: Store) -> None:
    made = create(store)
    for number in range(2, service.MOST + 1):
        create(store, title=f"Page {number}")
    before = items()

    answers = [
        send(store, "POST", "", page_fields(title="One more")),
        send(store, "POST", f"/{made['id']}/duplicate"),
    ]

    assert [(a.status, a.body["code"]) for a in answers] == [(409, "too_many_pages")] * 2
    assert items() == before
