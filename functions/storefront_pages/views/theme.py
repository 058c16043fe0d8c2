"""The merchant's colours, letters and shapes as one style, made safe to read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from storefront_pages.fonts import lettering_of
from storefront_pages.views import palette as colours
from storefront_pages.views.palette import palette
from windlass.themes.contrast import ink_on
from windlass.themes.documents import DARK

USUAL_PRIMARY = "#0f6b74"
USUAL_HIGHLIGHT = "#a86400"
RATIOS = {"portrait": "4/5", "square": "1", "landscape": "4/3"}
USUAL_SPACING = 48
NETWORKS = {
    "instagram": "Instagram",
    "facebook": "Facebook",
    "tiktok": "TikTok",
    "x": "X",
    "youtube": "YouTube",
    "pinterest": "Pinterest",
}


class SocialLink(Struct, frozen=True):
    network: str
    name: str
    url: str


class ThemeView(Struct, frozen=True):
    css: str  # the style of this store; its text is hashed into the content security policy
    scheme: str  # "light", "dark" or "auto" (the visitor's system decides)
    primary: str
    fonts: tuple[str, ...]  # files that the page needs first
    card_style: str = "plain"
    button_style: str = "solid"
    cart_type: str = "drawer"
    quick_add: bool = True
    shows_second_image: bool = True
    has_motion: bool = True
    social: tuple[SocialLink, ...] = ()


def theme_of(settings: Mapping[str, Any], *, locale: str) -> ThemeView:
    """Anything unknown falls back to the default, so that a shop always has a face."""
    plain = tuple((name, value) for name, value in settings.items() if _is_plain(value))
    found = settings.get("social")
    social = found if isinstance(found, Mapping) else {}
    links = tuple((name, url) for name, url in social.items() if isinstance(url, str))
    return _theme_of(plain, links, locale)


@lru_cache(maxsize=512)
def _theme_of(
    plain: tuple[tuple[str, Any], ...], links: tuple[tuple[str, str], ...], locale: str
) -> ThemeView:
    settings = dict(plain)
    lettering = lettering_of(
        str(settings.get("heading_font")), str(settings.get("body_font")), locale=locale
    )
    scheme, paints = _paints(settings)
    addresses = dict(links)
    return ThemeView(
        css=lettering.css + _shapes(settings) + paints,
        scheme=scheme,
        primary=colours.colour(settings.get("primary"), USUAL_PRIMARY),
        fonts=lettering.early,
        card_style=_one_of(settings, "card_style", "plain", "framed", "raised"),
        button_style=_one_of(settings, "button_style", "solid", "outline"),
        cart_type=_one_of(settings, "cart_type", "drawer", "note", "page"),
        quick_add=settings.get("quick_add") is not False,
        shows_second_image=settings.get("shows_second_image") is not False,
        has_motion=settings.get("motion") is not False,
        social=tuple(
            SocialLink(network, name, addresses[network])
            for network, name in NETWORKS.items()
            if addresses.get(network, "").startswith("https://")
        ),
    )


def _paints(settings: Mapping[str, Any]) -> tuple[str, str]:
    """What the ground is, and the colours of every ground."""
    given = {
        name: colours.colour(settings.get(name), usual)
        for name, usual in (
            ("background", colours.LIGHT_GROUND),
            ("text", colours.LIGHT_INK),
            ("primary", USUAL_PRIMARY),
            ("accent", USUAL_HIGHLIGHT),
            ("secondary", ""),
        )
    }
    is_dark = colours.is_dark(given["background"])
    wanted = _one_of(settings, "colour_scheme", "light", "dark", "auto")
    dark = given if is_dark else given | {"background": DARK["background"]} | _NIGHT
    light = given | {"background": colours.LIGHT_GROUND} | _DAY if is_dark else given
    if wanted == "auto":
        night = _grounds(dark, is_chosen=is_dark, is_whole=True)
        return "auto", (
            _grounds(light, is_chosen=not is_dark) + f"@media(prefers-color-scheme:dark){{{night}}}"
        )
    if wanted == "dark":
        return "dark", _grounds(dark, is_chosen=is_dark)
    return ("dark" if is_dark else "light"), _grounds(given, is_chosen=True)


_NIGHT = {"text": DARK["text"], "secondary": DARK["secondary"]}
_DAY = {"text": colours.LIGHT_INK, "secondary": ""}


def _grounds(given: Mapping[str, str], *, is_chosen: bool, is_whole: bool = False) -> str:
    """The page's own ground, the quiet one, and the strong one; what they share is written once
    unless it has to stand in for something else."""
    primary, highlight = given["primary"], given["accent"]
    plain = palette(
        given["background"],
        given["text"],
        primary=primary,
        highlight=highlight,
        soft=given["secondary"],
        is_chosen=is_chosen,
    )
    quiet = palette(
        plain["surface"],
        plain["ink"],
        primary=primary,
        highlight=highlight,
        soft=plain["ground"],
        is_chosen=is_chosen,
    )
    ink = ink_on(plain["accent"])
    strong = palette(
        plain["accent"],
        ink,
        primary=ink,
        highlight=ink,
        soft=colours.mix(plain["accent"], ink, 80),
    )
    base = {} if is_whole else plain
    return (
        _rule(":root", plain)
        + _rule(".on-quiet", _differing(quiet, base))
        + _rule(".on-strong", _differing(strong, base))
    )


def _differing(found: dict[str, str], base: dict[str, str]) -> dict[str, str]:
    return {
        name: value for name, value in found.items() if name == "ground" or base.get(name) != value
    }


def _rule(selector: str, found: Mapping[str, str]) -> str:
    mode = "dark" if colours.is_dark(found["ground"]) else "light"
    written = ";".join(f"--{name}:{value}" for name, value in found.items())
    return f"{selector}{{{written};color-scheme:{mode}}}"


def _shapes(settings: Mapping[str, Any]) -> str:
    space = _number(settings, "section_spacing", USUAL_SPACING, 0, 160) * 100 // USUAL_SPACING
    heading = _number(settings, "heading_scale", 100, 70, 160)
    ratio = RATIOS[_one_of(settings, "card_ratio", *RATIOS)]
    return (
        f":root{{font-size:{_number(settings, 'text_scale', 100, 80, 130)}%;"
        f"--heading-scale:{_hundredths(heading)};--space:{_hundredths(space)};"
        f"--radius:{_number(settings, 'corner_radius', 8, 0, 40)}px;"
        f"--wide:{_number(settings, 'page_width', 1360, 800, 2000)}px;--ratio:{ratio}}}"
    )


def _hundredths(number: int) -> str:
    return f"{number // 100}.{number % 100:02}"


def _number(settings: Mapping[str, Any], name: str, usual: int, least: int, most: int) -> int:
    value = settings.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        return usual
    return min(most, max(least, value))


def _one_of(settings: Mapping[str, Any], name: str, *options: str) -> str:
    value = settings.get(name)
    return value if value in options else options[0]


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | bool)
