"""Whether a document may be saved, and by which path it may not."""

from typing import Any

import pytest

from tests.support.themes_factories import hero, theme, with_section
from windlass.themes import checking, documents, schema
from windlass.themes.documents import Document
from windlass.themes.errors import ThemeInvalid


def checked(document: Document, before: Document | None = None) -> Document:
    return checking.checked(document, store_id="store-1", before=before or theme())


def refused(document: Document, before: Document | None = None) -> list[tuple[str, str]]:
    with pytest.raises(ThemeInvalid) as error:
        checked(document, before)
    return [(problem.field, problem.rule) for problem in error.value.fields]


def section(type_: str, id_: str) -> Document:
    return documents.new_section(schema.SECTIONS[type_], id_)


def test_the_usual_theme_may_be_saved() -> None:
    assert checked(theme()) == theme()


def test_what_is_not_sent_has_its_default() -> None:
    sparse = theme()
    sparse["settings"] = {}
    sparse["templates"]["home"][0]["settings"] = {"title": "Lamps"}

    whole = theme()
    hero(whole)["title"] = "Lamps"
    assert checked(sparse) == whole


def test_every_wrong_value_is_named_by_its_path() -> None:
    document = with_section("faq", "faq")
    document["settings"] |= {"corner_radius": 99, "glitter": 1}
    document["settings"]["social"] = {"x": "https://evil.example/volt", "myspace": ""}
    document["templates"]["home"][2]["settings"]["heading"] = "x" * 121
    document["templates"]["home"][3]["blocks"][1]["settings"]["question"] = 7
    hero(document)["image"] = {"picture": {}, "alt": ""}
    document["groups"]["header"][0]["settings"]["logo_width"] = "wide"

    assert refused(document) == [
        ("settings.glitter", "extra_forbidden"),
        ("settings.corner_radius", "less_than_equal"),
        ("settings.social.myspace", "extra_forbidden"),
        ("settings.social.x", "social_link"),
        ("groups.header.0.settings.logo_width", "int_type"),
        ("templates.home.0.settings.image.picture", "picture"),
        ("templates.home.2.settings.heading", "string_too_long"),
        ("templates.home.3.blocks.1.settings.question", "string_type"),
    ]


def test_colours_that_cannot_be_read_come_with_ones_that_can() -> None:
    with pytest.raises(ThemeInvalid) as error:
        checked(theme(text="#aaaaaa", accent="#eecc99"))

    assert [(one.field, one.rule) for one in error.value.fields] == [
        ("settings.text", "contrast"),
        ("settings.accent", "contrast"),
    ]
    assert error.value.message == (
        "Text on the background has 2.3:1 and needs 4.5:1; #707070 would do."
    )
    assert error.value.details == {
        "suggestions": {"settings.text": "#707070", "settings.accent": "#a9916d"}
    }


def test_an_announcements_colours_read_on_one_another() -> None:
    document = theme()
    bar = section("announcement_bar", "bar")
    bar["settings"] |= {"ground": "#ffdd00", "ink": "#ffffff"}
    document["groups"]["header"].insert(0, bar)

    with pytest.raises(ThemeInvalid) as error:
        checked(document)

    assert error.value.details == {"suggestions": {"groups.header.0.settings.ink": "#626262"}}


@pytest.mark.parametrize("place", [*schema.TEMPLATES[1:]])
def test_a_templates_own_content_cannot_be_removed(place: str) -> None:
    document = theme()
    document["templates"][place] = []
    assert refused(document) == [(f"templates.{place}", "main_missing")]


def test_it_cannot_be_hidden_or_doubled() -> None:
    document = theme()
    document["templates"]["cart"][0]["is_hidden"] = True
    document["templates"]["search"].append(section("main_search", "again"))

    assert refused(document) == [
        ("templates.search.1.type", "too_many"),
        ("templates.cart.0.is_hidden", "always_shown"),
    ]


def test_buying_cannot_be_removed_from_a_product() -> None:
    document = theme()
    main = document["templates"]["product"][0]
    main["blocks"] = [one for one in main["blocks"] if one["type"] != "buy"]
    main["blocks"][0]["is_hidden"] = True

    assert refused(document) == [
        ("templates.product.0.blocks", "block_missing"),
        ("templates.product.0.blocks.0.is_hidden", "always_shown"),
    ]


def test_a_section_stands_where_it_belongs() -> None:
    document = theme()
    document["templates"]["home"] = [section("main_cart", "a"), section("reviews", "b")]
    document["groups"]["footer"].append(section("hero", "c"))

    assert refused(document) == [
        ("groups.footer.1.type", "not_here"),
        ("templates.home.0.type", "not_here"),
        ("templates.home.1.type", "not_here"),
    ]


def test_some_sections_stand_once_and_so_do_some_blocks() -> None:
    document = with_section("newsletter", "first")
    document["templates"]["home"].append(section("newsletter", "second"))
    footer = document["groups"]["footer"][0]
    footer["blocks"].append(footer["blocks"][0] | {"id": "again"})

    assert refused(document) == [
        ("groups.footer.0.blocks.3.type", "too_many"),
        ("templates.home.4.type", "too_many"),
    ]


def test_ids_are_unique_in_the_whole_theme() -> None:
    document = with_section("slideshow", "hero", on="cart")
    assert refused(document) == [("templates.cart.3.id", "unique")]


def test_a_template_has_at_most_25_sections() -> None:
    document = theme()
    document["templates"]["home"] = [section("divider", f"d{n}") for n in range(25)]
    assert checked(document) == document

    document["templates"]["home"].append(section("divider", "one-more"))
    assert refused(document) == [("templates.home", "too_long")]


def test_a_section_has_as_many_blocks_as_its_type_allows() -> None:
    document = with_section("slideshow", "show")
    show = document["templates"]["home"][3]
    show["blocks"] = [show["blocks"][0] | {"id": f"slide-{n}"} for n in range(7)]
    hero_section = document["templates"]["home"][0]
    hero_section["blocks"] = [show["blocks"][0] | {"id": "lost"}]

    assert refused(document) == [
        ("templates.home.0.blocks", "too_long"),
        ("templates.home.3.blocks", "too_long"),
    ]
    assert max(one.most_blocks for one in schema.SECTIONS.values()) <= 50


def test_a_theme_takes_at_most_100_kb() -> None:
    document = theme()
    for number in range(20):
        text = section("rich_text", f"text-{number}")
        text["settings"]["body"] = "<p>" + "ä" * 2_312 + "</p>"
        document["templates"]["home"].append(text)
    hero(document)["text"] = "x" * (100_000 - len(documents.to_text(document).encode()))
    assert checked(document) == document

    hero(document)["text"] += "x"
    assert refused(document) == [("templates", "too_large")]


def hologram(**changes: Any) -> Document:
    part = {"id": "h", "type": "hologram", "is_hidden": False, "settings": {"z": [1, {"a": None}]}}
    return part | {"blocks": []} | changes


def test_what_a_newer_release_added_stays_as_it_was() -> None:
    before = theme()
    before["templates"]["home"].append(hologram())
    moved = theme()
    moved["templates"]["home"].insert(0, hologram())

    assert checked(moved, before) == moved


@pytest.mark.parametrize(
    "changed",
    [hologram(settings={"z": "<script>"}), hologram(id="other"), hologram(type="laser")],
)
def test_it_cannot_be_changed_or_brought_in(changed: Document) -> None:
    before = theme()
    before["templates"]["home"].append(hologram())
    sent = theme()
    sent["templates"]["home"].append(changed)

    assert refused(sent, before) == [("templates.home.3.type", "unknown_type")]


def test_so_it_is_with_blocks() -> None:
    before = theme()
    block = {"id": "b", "type": "laser", "is_hidden": False, "settings": {}}
    before["templates"]["product"][0]["blocks"].append(block)

    assert checked(before, before) == before
    assert refused(before) == [("templates.product.0.blocks.7.type", "unknown_type")]


def test_a_preset_is_one_of_ours() -> None:
    assert refused(theme() | {"preset": "glitter"}) == [("preset", "enum")]
    gone = theme() | {"preset": "glitter"}
    assert checked(gone, gone) == gone
