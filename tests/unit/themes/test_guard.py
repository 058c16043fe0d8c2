"""No theme whose words cannot be read."""

import pytest

from tests.support.themes_factories import theme
from windlass.themes import contrast, guard
from windlass.themes.dark import dark_of
from windlass.themes.kinds import Pair
from windlass.themes.presets import PRESETS, Preset, settings_of

every_preset = pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)


@every_preset
def test_a_preset_passes(preset: Preset) -> None:
    settings = settings_of(preset)

    assert list(guard.unclear(settings)) == []
    assert contrast.ratio(settings["text"], settings["background"]) >= 7
    ink = contrast.ink_on(settings["primary"])
    assert contrast.ratio(ink, settings["primary"]) >= 4.5


@every_preset
def test_its_dark_side_passes(preset: Preset) -> None:
    settings = dark_of(settings_of(preset))

    assert list(guard.unclear(settings)) == []
    assert (settings["background"], settings["text"]) == ("#16181b", "#eef0f0")


@pytest.mark.parametrize(
    ("settings", "setting", "message", "suggestion"),
    [
        (
            {"text": "#aaaaaa"},
            "text",
            "Text on the background has 2.3:1 and needs 4.5:1; #707070 would do.",
            "#707070",
        ),
        (
            {"primary": "#ffdd00"},
            "primary",
            "The button on the background has 1.3:1 and needs 3.0:1; #ab9400 would do.",
            "#ab9400",
        ),
        (
            {"primary": "#4488ff", "button_style": "outline"},
            "primary",
            "An outlined button on the background has 3.3:1 and needs 4.5:1; #3973d9 would do.",
            "#3973d9",
        ),
        (
            {"accent": "#eecc99"},
            "accent",
            "The accent on the background has 1.5:1 and needs 3.0:1; #a9916d would do.",
            "#a9916d",
        ),
        (
            {"secondary": "#555555"},
            "secondary",
            "Text on the secondary colour has 2.3:1 and needs 4.5:1; #808080 would do.",
            "#808080",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(
    settings: dict[str, str], setting: str, message: str, suggestion: str
) -> None:
    [found] = guard.unclear(theme(**settings)["settings"])

    assert (found.setting, found.rule) == (setting, "contrast")
    assert (found.message, found.suggestion) == (message, suggestion)
    better = theme(**settings | {setting: suggestion})["settings"]
    assert list(guard.unclear(better)) == []


def test_a_filled_button_may_be_lighter_than_an_outlined_one() -> None:
    assert list(guard.unclear(theme(primary="#4488ff")["settings"])) == []


@pytest.mark.parametrize(
    ("settings", "suggestion"),
    [
        ({"colour_scheme": "dark"}, "light"),
        ({"background": "#101010", "text": "#f5f5f5", "secondary": "#222222"}, "dark"),
    ],
)
def test_the_scheme_says_what_the_colours_are(settings: dict[str, str], suggestion: str) -> None:
    light_enough = {"primary": "#7799ff"} if "background" in settings else {}

    [found] = guard.unclear(theme(**settings, **light_enough)["settings"])

    assert (found.setting, found.rule) == ("colour_scheme", "scheme")
    assert found.suggestion == suggestion


@pytest.mark.parametrize(
    ("ink", "ground", "suggestion"),
    [
        ("", "", None),
        ("", "#ffdd00", None),
        ("#ffffff", "#222222", None),
        ("#ffffff", "", None),
        ("#1f4fd8", "", "#cad5f5"),
        ("#999999", "#888888", "#212121"),
    ],
)
def test_a_sections_own_colours_read_on_one_another(
    ink: str, ground: str, suggestion: str | None
) -> None:
    pair, settings = Pair("ink", "ground"), {"ink": ink, "ground": ground}

    found = list(guard.unclear_pair(pair, settings, theme()["settings"]))

    assert [one.suggestion for one in found] == ([suggestion] if suggestion else [])
