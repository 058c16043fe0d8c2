"""Working on a look: what shoppers see stays until it is published."""

import pytest

from tests.support.stores_factories import colleague
from tests.support.table import items
from tests.support.themes_factories import (
    hero,
    picture,
    problems,
    published,
    saved,
    send,
    theme,
    titled,
)
from windlass.kit.errors import Forbidden
from windlass.stores import service as stores
from windlass.stores.settings import Branding
from windlass.tenancy.context import Role, StoreContext
from windlass.themes import service
from windlass.web.etags import VersionStale


def test_a_draft_begins_with_what_branding_says(volt: StoreContext) -> None:
    stores.change_settings(volt, Branding, {"accent_colour": "#0b6e4f"}, version=1)

    answer = send(volt, "GET", "/draft")

    assert (answer.status, answer.headers["ETag"]) == (200, ['"1"'])
    assert answer.body == {
        "document": theme(primary="#0b6e4f"),
        "version": 1,
        "updated_at": None,
        "updated_by": "",
        "has_changes": False,
        "live_version": 0,
    }
    assert items("ThemeDraft") == []


def test_it_is_saved_whole(volt: StoreContext) -> None:
    answer = send(volt, "PUT", "/draft", titled("  Bright  lamps "), version=1)

    assert (answer.status, answer.headers["ETag"]) == (200, ['"2"'])
    assert answer.body["has_changes"] is True
    assert hero(answer.body["document"])["title"] == "Bright lamps"
    assert service.get(volt).document == titled("Bright lamps")
    [item] = items("ThemeDraft")
    assert (item["PK"]["S"], item["SK"]["S"]) == (f"STORE#{volt.store_id}#THEMES", "DRAFT")
    assert items("LiveTheme") == items("ThemeVersion") == []


def test_of_two_editors_the_second_reloads(volt: StoreContext) -> None:
    send(volt, "PUT", "/draft", titled("First"), version=1)
    before = items()

    late = send(volt, "PUT", "/draft", titled("Second"), version=1)
    blind = send(volt, "PUT", "/draft", titled("Second"))

    assert (late.status, late.body["code"]) == (412, "version_stale")
    assert (blind.status, blind.body["code"]) == (428, "if_match_missing")
    assert items() == before


@pytest.mark.parametrize("version", [1, 2])
def test_a_stale_write_is_refused_by_the_table(volt: StoreContext, version: int) -> None:
    """Both had read the same draft."""
    from windlass.themes.repository import ThemeRepository

    themes = ThemeRepository(volt.store_id)
    if version == 2:
        saved(volt, titled("Zero"))
    themes.save_draft("{}", version=version, by="one")

    with pytest.raises(VersionStale):
        themes.save_draft("{}", version=version, by="other")

    [item] = items("ThemeDraft")
    assert (item["updated_by"]["S"], item["version"]["N"]) == ("one", str(version + 1))


def test_what_is_wrong_is_said_by_path_and_nothing_is_saved(volt: StoreContext) -> None:
    document = titled("x" * 121, theme(text="#bbbbbb"))
    document["templates"]["home"][1]["settings"]["layout"] = "spiral"
    before = items()

    answer = send(volt, "PUT", "/draft", document, version=1)

    assert (answer.status, answer.body["code"]) == (422, "theme_invalid")
    assert problems(answer) == [
        ("settings.text", "contrast"),
        ("templates.home.0.settings.title", "string_too_long"),
        ("templates.home.1.settings.layout", "enum"),
    ]
    assert answer.body["details"] == {"suggestions": {"settings.text": "#707070"}}
    assert items() == before


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (("templates", "home", 0, "id"), "Hero!", "templates.home.0.id"),
        (("templates", "home", 0, "is_hidden"), "no", "templates.home.0.is_hidden"),
        (("templates", "home", 0, "settings"), [], "templates.home.0.settings"),
        (("templates", "home", 0, "extra"), 1, "templates.home.0.extra"),
        (("templates", "blog"), [], "templates.blog"),
        (("groups", "header"), None, "groups.header"),
        (("format",), 2, "format"),
    ],
)
def test_its_structure_is_checked_too(
    volt: StoreContext, path: tuple[str | int, ...], value: object, field: str
) -> None:
    document = theme()
    part = document
    for name in path[:-1]:
        part = part[name]  # type: ignore[index]  # names of objects, places in lists
    part[path[-1]] = value  # type: ignore[index]

    answer = send(volt, "PUT", "/draft", document, version=1)

    assert answer.status == 422
    assert [one["field"] for one in answer.body["fields"]] == [field]


def test_it_can_be_reset_to_what_shoppers_see(volt: StoreContext) -> None:
    published(volt, titled("Live"))
    saved(volt, titled("Draft"))

    answer = send(volt, "POST", "/draft/reset", version=3)

    assert (answer.status, answer.body["version"]) == (200, 4)
    assert (hero(answer.body["document"])["title"], answer.body["has_changes"]) == ("Live", False)
    assert send(volt, "POST", "/draft/reset", version=3).status == 412


def test_a_preset_changes_the_looks(volt: StoreContext) -> None:
    saved(volt, titled("Lamps"))

    looks = send(volt, "POST", "/draft/preset", {"preset": "noir"}, version=2)
    home = send(volt, "POST", "/draft/preset", {"preset": "noir", "with_home": True}, version=3)
    unknown = send(volt, "POST", "/draft/preset", {"preset": "glitter"}, version=4)

    assert looks.body["document"]["settings"]["background"] == "#121110"
    assert looks.body["document"]["preset"] == "noir"
    assert hero(looks.body["document"])["title"] == "Lamps"
    assert [one["type"] for one in home.body["document"]["templates"]["home"]] == [
        *("hero", "featured_products", "collection_list", "product_carousel", "trust_badges"),
    ]
    assert (unknown.status, problems(unknown)) == (422, [("preset", "enum")])


def test_who_may_only_look_may_not_change(volt: StoreContext) -> None:
    viewer = colleague(stores.get(volt), Role.VIEWER)

    assert service.get(viewer).version == 1
    with pytest.raises(Forbidden):
        service.save(viewer, theme(), version=1)
    assert items("ThemeDraft") == []


def test_pictures_are_ready_ones_of_this_store(volt: StoreContext, ampere: StoreContext) -> None:
    def attempt(made: dict[str, object], version: int) -> list[tuple[str, str]]:
        document = theme()
        hero(document)["image"] = {"picture": made, "alt": "A lamp"}
        answer = send(volt, "PUT", "/draft", document, version=version)
        return [] if answer.status == 200 else problems(answer)

    at = "templates.home.0.settings.image.picture.path"
    assert attempt(picture(ampere), 1) == [(at, "foreign_picture")]
    assert attempt(picture(volt, "made-up", is_ready=False), 1) == [(at, "picture_not_ready")]
    assert attempt(picture(volt), 1) == []


def test_a_picture_that_is_in_use_is_not_asked_for_again(volt: StoreContext) -> None:
    """Branding's pictures were there before themes were."""
    logo = picture(volt, "of-branding", is_ready=False)
    stores.change_settings(volt, Branding, {"hero_image": logo}, version=1)

    draft = service.get(volt)
    again = service.save(volt, draft.document, version=1)

    assert hero(again.document)["image"] == {"picture": logo, "alt": ""}


def test_the_registry_draws_every_form(volt: StoreContext) -> None:
    answer = send(volt, "GET", "/schema")

    assert answer.status == 200
    assert len(answer.body["sections"]) == 32
    assert [one["id"] for one in answer.body["presets"]][:5] == [
        *("harbour", "coastal", "monochrome", "cyberpunk", "terracotta"),
    ]
    assert [one["id"] for one in answer.body["settings"]] == [
        *("colours", "letters", "shapes", "behaviour", "social"),
    ]
    countdown = next(one for one in answer.body["sections"] if one["type"] == "countdown")
    assert countdown["settings"][3] == {
        "id": "discount",
        "kind": "discount",
        "label": "Discount",
        "default": "",
        "help": "Hidden while it is off or has no end.",
        "placeholder": "",
        "options": [],
        "least": None,
        "most": None,
        "step": 1,
        "unit": "",
    }
    assert (answer.body["most_sections"], answer.body["most_bytes"]) == (25, 100_000)
