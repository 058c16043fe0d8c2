"""A theme's settings as one style: readable on every ground, and never broken by a setting."""

import re
from typing import Any

import pytest

from storefront_pages.assets import asset
from storefront_pages.views.theme import ThemeView, theme_of
from windlass.themes.contrast import ratio
from windlass.themes.fonts import FONTS

PAIRS = (
    ("ink", "ground", 4.5),
    ("muted", "ground", 4.5),
    ("muted", "surface", 4.5),
    ("link", "ground", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-highlight", "highlight", 4.5),
    ("line-strong", "ground", 3),
    ("star", "ground", 3),
)
USUAL = {"primary": "#1f4fd8", "secondary": "#f4f5f4", "accent": "#a86400"}


def theme(locale: str = "en", **settings: Any) -> ThemeView:
    return theme_of(USUAL | settings, locale=locale)


def rules(css: str) -> list[tuple[str, dict[str, str]]]:
    """(selector, variables) in order, media queries opened."""
    found = re.findall(r"(:root|\.on-\w+)\{([^}]*)\}", css)
    return [(selector, dict(re.findall(r"--([\w-]+):([^;]+)", body))) for selector, body in found]


def grounds(css: str) -> list[dict[str, str]]:
    """Every ground with all its variables, as a browser adds them up."""
    base: dict[str, str] = {}
    found = []
    for selector, variables in rules(css):
        if selector == ":root":
            base |= variables
        if "ground" in variables:
            found.append(base | variables)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark", "auto"])
@pytest.mark.parametrize(
    "primary", ["#ffee00", "#000000", "#ffffff", "#1f4fd8", "#c2185b", "#808080"]
)
def test_whatever_the_colours_everything_reads_on_every_ground(primary: str, scheme: str) -> None:
    found = grounds(theme(primary=primary, colour_scheme=scheme).css)

    assert len(found) == (6 if scheme == "auto" else 3)
    unreadable = [
        (text, ground, variables[text], variables[ground])
        for variables in found
        for text, ground, least in PAIRS
        if ratio(variables[text], variables[ground]) < least
    ]
    assert unreadable == []


def test_the_default_look_is_the_one_shops_always_had() -> None:
    base = grounds(theme().css)[0]

    assert [base[name] for name in ("ground", "ink", "surface", "accent", "on-accent")] == [
        "#ffffff",
        "#15181a",
        "#f4f5f4",
        "#1f4fd8",
        "#ffffff",
    ]


def test_a_dark_page_by_choice_by_its_colours_or_by_the_visitors_device() -> None:
    by_choice = theme(colour_scheme="dark")
    by_colours = theme(background="#0b0b12", text="#f0f0ff")
    by_device = theme(colour_scheme="auto")

    assert [one.scheme for one in (by_choice, by_colours, by_device)] == ["dark", "dark", "auto"]
    assert grounds(by_choice.css)[0]["ground"] == "#16181b"
    assert grounds(by_colours.css)[0]["ground"] == "#0b0b12"
    assert by_device.css.count("@media(prefers-color-scheme:dark)") == 1


def test_a_theme_of_nonsense_falls_back() -> None:
    found = theme_of(
        {
            "primary": "red;}</style><script>",
            "background": None,
            "heading_font": "comic",
            "card_style": "{",
            "card_ratio": 4,
            "corner_radius": "8px",
            "page_width": True,
            "social": {"x": "javascript:alert(1)", "tiktok": 7},
        },
        locale="en",
    )

    assert (found.primary, found.scheme, found.card_style, found.social) == (
        "#0f6b74",
        "light",
        "plain",
        (),
    )
    assert "<" not in found.css
    assert "--radius:8px;--wide:1360px;--ratio:4/5" in found.css


def test_numbers_stay_within_what_a_page_can_bear() -> None:
    found = theme(corner_radius=4_000, page_width=1, section_spacing=96, heading_scale=120)

    assert "--heading-scale:1.20;--space:2.00;--radius:40px;--wide:800px;" in found.css


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.id)
def test_every_font_has_its_files_and_is_declared_alone(font: Any) -> None:
    found = theme(heading_font=font.id, body_font=font.id)

    declared = set(re.findall(r"font-family:'([^']+)';font-weight", found.css))
    assert declared == (set() if font.id == "system" else {font.name})
    assert len(found.fonts) == len(declared)
    assert found.css.count("size-adjust") <= 1


def test_arabic_has_letters_beside_a_family_without_them() -> None:
    found = theme("ar", heading_font="fraunces")

    assert "--heading:'Fraunces','Vazirmatn','Fraunces near',Georgia,serif;" in found.css
    assert "--heading-spacing:0}" in found.css
    assert found.fonts == (asset("vazirmatn-arabic.woff2"),)


def test_only_networks_with_an_address_are_shown() -> None:
    found = theme(social={"instagram": "https://instagram.com/volt", "x": "", "facebook": "http:"})

    assert [(one.network, one.url) for one in found.social] == [
        ("instagram", "https://instagram.com/volt")
    ]
