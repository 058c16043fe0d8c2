"""What a store has that never saved a theme, and documents of other releases."""

from typing import Any

from tests.support.themes_factories import hero, theme
from windlass.stores.settings import Branding
from windlass.themes import documents
from windlass.themes.storefront import view_of

PICTURE = {"path": "/media/s/1", "width": 1, "height": 1, "widths": [1], "formats": ["webp"]}


def test_branding_decides_until_a_theme_is_saved() -> None:
    branding = Branding(
        accent_colour="#0B6E4F",
        heading_font="serif",
        body_font="serif",
        hero_title="Power for small things",
        hero_text="Made to last",
        hero_button="Look around",
        hero_image=PICTURE,
    )

    document = documents.of_branding(branding)

    settings = document["settings"]
    assert settings["primary"] == "#0b6e4f"
    assert (settings["background"], settings["text"]) == ("#ffffff", "#15181a")
    assert (settings["heading_font"], settings["body_font"]) == ("fraunces", "source-serif")
    assert hero(document) == hero(theme()) | {
        "title": "Power for small things",
        "text": "Made to last",
        "button": "Look around",
        "image": {"picture": PICTURE, "alt": ""},
    }


def test_a_dark_store_stays_dark() -> None:
    settings = documents.of_branding(Branding(colour_scheme="dark"))["settings"]

    assert settings["colour_scheme"] == "dark"
    assert (settings["background"], settings["text"]) == ("#16181b", "#eef0f0")


def test_the_usual_pages_are_as_they_were() -> None:
    shown = view_of(documents.usual(), version=0)

    assert [one.type for one in shown.sections("home")] == [
        *("hero", "trust_badges", "featured_products"),
    ]
    assert [one.type for one in shown.sections("product")] == [
        *("main_product", "recommended", "reviews", "recently_viewed"),
    ]
    assert [one.type for one in shown.sections("cart")] == [
        *("main_cart", "recommended", "recently_viewed"),
    ]
    assert [one.type for one in shown.header] == ["header"]
    assert [one.type for one in shown.footer[0].blocks] == ["contact", "menu", "policies"]
    assert shown.sections("no_such_template") == ()


def test_every_part_of_the_usual_theme_has_an_id_of_its_own() -> None:
    parts = documents.parts_by_id(theme())
    assert len(parts) == 27
    assert (
        sum(1 + len(one["blocks"]) for _n, some in documents.places(theme()) for one in some) == 27
    )


def test_text_and_back() -> None:
    document = theme(primary="#0b6e4f")
    assert documents.from_text(documents.to_text(document)) == document


def test_an_older_document_gets_what_is_new() -> None:
    old: dict[str, Any] = theme()
    del old["settings"]["motion"], old["settings"]["social"]
    del old["templates"]["not_found"]
    del hero(old)["overlay"]
    old["settings"]["glitter"] = True
    hero(old)["sparkles"] = 7
    hero(old)["height"] = "gigantic"
    old["settings"]["body_font"] = "papyrus"
    old["templates"]["search"] = []

    assert documents.read(old) == theme() | {
        "templates": theme()["templates"]
        | {"search": [documents.new_section(_main("search"), "main_search")]}
    }


def _main(place: str) -> Any:
    from windlass.themes import schema

    return schema.main_of(place)


def test_what_a_newer_release_knows_is_kept_and_not_shown() -> None:
    newer = theme()
    hologram = {"id": "h", "type": "hologram", "is_hidden": False, "settings": {"z": 1}}
    newer["templates"]["home"].append(hologram | {"blocks": []})
    newer["groups"]["footer"][0]["blocks"].append(hologram)

    read = documents.read(newer)
    shown = view_of(read, version=1)

    assert read == newer
    assert [one.id for one in shown.sections("home")] == ["hero", "trust", "newest"]
    assert [one.type for one in shown.footer[0].blocks] == ["contact", "menu", "policies"]


def test_hidden_parts_are_not_shown() -> None:
    document = theme()
    document["templates"]["home"][1]["is_hidden"] = True
    document["groups"]["footer"][0]["blocks"][0]["is_hidden"] = True

    shown = view_of(document, version=1)

    assert [one.id for one in shown.sections("home")] == ["hero", "newest"]
    assert [one.type for one in shown.footer[0].blocks] == ["menu", "policies"]
    assert shown.find("trust") is None
    found = shown.find("seen-in-cart")
    assert found is not None
    assert (found.type, found.settings) == ("recently_viewed", {"heading": "", "count": 6})
