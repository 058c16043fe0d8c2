"""What shoppers see changes at once and whole, every version is kept, and any comes back."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pynamodb.exceptions import TransactWriteError

from tests.support.stores_factories import colleague
from tests.support.table import items
from tests.support.themes_factories import hero, published, saved, send, theme, titled
from windlass.db.table import failed_conditions
from windlass.kit.errors import Forbidden
from windlass.stores import service as stores
from windlass.tenancy.context import Role, StoreContext
from windlass.themes import documents, publishing, service, storefront
from windlass.themes.errors import ThemeVersionNotFound
from windlass.themes.models import Source
from windlass.themes.repository import Publication, ThemeRepository
from windlass.web.etags import VersionStale


def live_title(store: StoreContext) -> str:
    shop = stores.storefront_of(store)
    title: str = storefront.live(shop).sections("home")[0].settings["title"]
    return title


def events() -> list[str]:
    return [item["data"]["S"] for item in items("OutboxEvent") if "ThemePub" in item["type"]["S"]]


def publication(title: str = "Lamps") -> Publication:
    text = documents.to_text(titled(title))
    return Publication(text, "harbour", "", Source.PUBLISHED, "one")


def test_a_draft_becomes_what_shoppers_see(volt: StoreContext) -> None:
    saved(volt, titled("Bright lamps"))
    assert live_title(volt) == ""

    answer = send(volt, "POST", "/publish", {"name": "Spring"}, version=2)

    assert answer.status == 200
    assert answer.body | {"published_at": ""} == {
        "number": 1,
        "name": "Spring",
        "source": "published",
        "preset": "harbour",
        "restored_number": None,
        "published_at": "",
        "published_by": {"id": "owner-1", "name": ""},
        "is_live": True,
    }
    assert live_title(volt) == "Bright lamps"
    assert events() == ['{"version": 1, "source": "published"}']
    assert not service.get(volt).has_changes


def test_publishing_again_without_changes_changes_nothing(volt: StoreContext) -> None:
    published(volt, titled("Lamps"), "Spring")
    before = items()

    again = send(volt, "POST", "/publish", {"name": "Summer"}, version=2)

    assert (again.status, again.body["number"], again.body["name"]) == (200, 1, "Spring")
    assert items() == before


def test_the_usual_look_can_be_published_as_it_is(volt: StoreContext) -> None:
    version = publishing.publish(volt, name="", draft_version=1)

    assert version.number == 1
    assert publishing.get(volt, 1).document == theme()


def test_a_draft_that_somebody_changed_is_not_published(volt: StoreContext) -> None:
    saved(volt, titled("Seen"))
    saved(volt, titled("Changed since"))
    before = items()

    answer = send(volt, "POST", "/publish", {}, version=2)

    assert (answer.status, answer.body["code"]) == (412, "version_stale")
    assert items() == before


def test_two_who_publish_at_once_make_one_version(volt: StoreContext) -> None:
    draft = saved(volt, titled("Lamps"))

    def publish(name: str) -> int:
        found = publishing.publish(volt, name=name, draft_version=draft.version)
        return int(found.number)

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(publish, ["a", "b", "c", "d"]))

    assert numbers == [1, 1, 1, 1]
    assert len(items("ThemeVersion")) == len(events()) == 1


def test_a_version_is_written_over_the_one_that_was_seen_only(volt: StoreContext) -> None:
    """Both had read that nothing is live yet; then, that version 1 is."""
    themes = ThemeRepository(volt.store_id)
    themes.publish(publication("First"), over=0)
    with pytest.raises(TransactWriteError) as at_first:
        themes.publish(publication("Second"), over=0)
    themes.publish(publication("Third"), over=1)
    before = items()
    with pytest.raises(TransactWriteError) as later:
        themes.publish(publication("Fourth"), over=1)

    assert failed_conditions(at_first.value) == failed_conditions(later.value) == [0, 1]
    assert items() == before
    assert live_title(volt) == "Third"


@pytest.mark.parametrize("follows", [True, False])
def test_a_version_goes_with_the_draft_that_was_seen(volt: StoreContext, follows: bool) -> None:
    saved(volt, titled("Seen"))
    saved(volt, titled("Changed since"))
    before = items()

    with pytest.raises(TransactWriteError):
        ThemeRepository(volt.store_id).publish(
            publication(), over=0, draft_version=2, draft_follows=follows
        )

    assert items() == before


def test_versions_say_who_published_what(volt: StoreContext) -> None:
    published(volt, titled("Spring lamps"), "Spring")
    published(volt, titled("Summer lamps"), "Summer")

    answer = send(volt, "GET", "/versions")
    first = send(volt, "GET", "/versions/1")

    assert [(one["number"], one["name"], one["is_live"]) for one in answer.body["items"]] == [
        (2, "Summer", True),
        (1, "Spring", False),
    ]
    assert hero(first.body["document"])["title"] == "Spring lamps"
    assert (first.body["name"], first.body["is_live"]) == ("Spring", False)


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "1.0", "٣", "123456789", "%23"])
def test_a_version_that_is_not_there(volt: StoreContext, number: str) -> None:
    published(volt, titled("Lamps"))

    shown = send(volt, "GET", f"/versions/{number}")
    restored = send(volt, "POST", f"/versions/{number}/restore", {"to": "live"})

    assert (shown.status, restored.status) == (404, 404)
    assert shown.body["code"] == restored.body["code"] == "theme_version_not_found"


def test_fifty_versions_are_kept(volt: StoreContext) -> None:
    themes = ThemeRepository(volt.store_id)
    for number in range(52):
        themes.publish(publication(f"Look {number + 1}"), over=number)

    kept = publishing.versions(volt)

    assert [one.number for one in kept] == list(range(52, 2, -1))
    assert len(items("ThemeDocument")) == 50
    assert publishing.get(volt, 3).version.number == 3
    with pytest.raises(ThemeVersionNotFound):
        publishing.get(volt, 2)


def test_stores_have_versions_of_their_own(volt: StoreContext, ampere: StoreContext) -> None:
    published(volt, titled("Volt"))

    assert send(ampere, "GET", "/versions").body["items"] == []
    assert send(ampere, "GET", "/versions/1").status == 404
    assert send(ampere, "POST", "/versions/1/restore", {"to": "live"}).status == 404
    assert (live_title(volt), live_title(ampere)) == ("Volt", "")


def test_who_may_only_look_may_not_publish(volt: StoreContext) -> None:
    saved(volt, titled("Lamps"))
    viewer = colleague(stores.get(volt), Role.VIEWER)

    with pytest.raises(Forbidden):
        publishing.publish(viewer, name="", draft_version=2)
    with pytest.raises(Forbidden):
        publishing.roll_back(viewer, 1)
    assert items("LiveTheme") == []


def test_a_stale_draft_raises_from_the_service_too(volt: StoreContext) -> None:
    with pytest.raises(VersionStale):
        publishing.publish(volt, name="", draft_version=7)
