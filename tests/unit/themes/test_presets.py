"""Eleven looks, and what applying one leaves alone."""

import pytest

from tests.support.themes_factories import hero, theme, titled, with_section
from windlass.themes import checking, presets
from windlass.themes.presets import BY_ID, PRESETS, Preset

every_preset = pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)


def test_there_are_eleven() -> None:
    assert list(BY_ID) == [
        *("harbour", "coastal", "monochrome", "cyberpunk", "terracotta", "meadow"),
        *("noir", "blush", "alpine", "citrus", "observatory"),
    ]


def test_no_two_look_alike() -> None:
    looks = [(p["primary"], p["background"]) for p in map(presets.settings_of, PRESETS)]
    assert len(set(looks)) == 11


@every_preset
def test_one_may_be_saved_with_and_without_its_home(preset: Preset) -> None:
    before = titled("Bright lamps")
    for with_home in (False, True):
        changed = presets.apply(preset, before, with_home=with_home)
        assert checking.checked(changed, store_id="store-1", before=before) == changed
        assert changed["preset"] == preset.id


def test_words_links_and_behaviour_stay() -> None:
    before = titled("Bright lamps", theme(quick_add=False, cart_type="page", motion=False))
    before["settings"]["social"]["instagram"] = "https://instagram.com/volt"

    after = presets.apply(BY_ID["noir"], before, with_home=False)

    assert hero(after)["title"] == "Bright lamps"
    assert after["templates"] == before["templates"]
    settings = after["settings"]
    assert (settings["quick_add"], settings["cart_type"], settings["motion"]) == (
        *(False, "page", False),
    )
    assert settings["social"]["instagram"] == "https://instagram.com/volt"
    assert (settings["background"], settings["colour_scheme"]) == ("#121110", "dark")


def test_one_look_leaves_nothing_of_the_last() -> None:
    once = presets.apply(BY_ID["coastal"], theme(), with_home=False)
    twice = presets.apply(
        BY_ID["coastal"], presets.apply(BY_ID["noir"], theme(), with_home=False), with_home=False
    )
    assert twice == once


def test_a_home_takes_ids_that_are_free() -> None:
    before = with_section("slideshow", "hero", on="cart")
    before["templates"]["home"] = []

    after = presets.apply(BY_ID["coastal"], before, with_home=True)

    assert [(one["id"], one["type"]) for one in after["templates"]["home"]] == [
        ("hero-of-home-2", "hero"),
        ("trust-badges", "trust_badges"),
        ("featured-products", "featured_products"),
        ("collection-list", "collection_list"),
        ("testimonials", "testimonials"),
        ("newsletter", "newsletter"),
    ]
    assert checking.checked(after, store_id="store-1", before=before) == after
