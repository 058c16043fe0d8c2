"""Eleven looks to begin with. Each is proven by the contrast guard; see the tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from windlass.themes import documents, schema
from windlass.themes.preset_homes import BOLD, CATALOGUE, EDITORIAL, STORY, USUAL

if TYPE_CHECKING:
    from windlass.themes.documents import Document
    from windlass.themes.preset_homes import Home


class Preset(Struct, frozen=True):
    id: str
    name: str
    description: str
    settings: Mapping[str, Any]  # over the defaults
    home: Home = field(default=USUAL)


def _colours(primary: str, secondary: str, accent: str, background: str, text: str) -> Document:
    return {
        "primary": primary,
        "secondary": secondary,
        "accent": accent,
        "background": background,
        "text": text,
    }


PRESETS = (
    Preset(
        "harbour",
        "Harbour",
        "Clear and quick: the products speak.",
        {},
    ),
    Preset(
        "coastal",
        "Coastal",
        "Sea air: deep teal on white, sand beside it, soft corners.",
        _colours("#0e6272", "#f3eee4", "#b4531f", "#ffffff", "#12303a")
        | {"heading_font": "lora", "body_font": "work-sans", "corner_radius": 14},
        STORY,
    ),
    Preset(
        "monochrome",
        "Monochrome",
        "Black, white and space. Square corners, outlined buttons.",
        _colours("#111111", "#f2f2f2", "#5c5c5c", "#ffffff", "#111111")
        | {"heading_font": "archivo", "body_font": "inter", "corner_radius": 0}
        | {"button_style": "outline", "section_spacing": 72, "heading_scale": 115},
        EDITORIAL,
    ),
    Preset(
        "cyberpunk",
        "Cyberpunk",
        "Neon on the dark, in letters of a terminal.",
        _colours("#00e5ff", "#191630", "#ff4fd8", "#0b0a17", "#eceafd")
        | {"heading_font": "space-grotesk", "body_font": "jetbrains-mono", "corner_radius": 2}
        | {"colour_scheme": "dark", "card_style": "framed", "text_scale": 95},
        BOLD,
    ),
    Preset(
        "terracotta",
        "Terracotta",
        "Fired clay and linen, for things made by hand.",
        _colours("#a3432a", "#f4e7dc", "#7a5c1e", "#fdf9f4", "#35211a")
        | {"heading_font": "fraunces", "body_font": "source-serif", "corner_radius": 10}
        | {"heading_scale": 115, "section_spacing": 64},
        STORY,
    ),
    Preset(
        "meadow",
        "Meadow",
        "Fresh greens for food, plants and care.",
        _colours("#2c6a36", "#eaf3e6", "#a85f00", "#fbfdf9", "#1b2a1d")
        | {"heading_font": "nunito", "body_font": "nunito", "corner_radius": 18},
        CATALOGUE,
    ),
    Preset(
        "noir",
        "Noir",
        "Evening black and old gold, with the serifs of a fashion house.",
        _colours("#d3ab55", "#201e1a", "#e0c58b", "#121110", "#f3efe6")
        | {"heading_font": "playfair-display", "body_font": "dm-sans", "corner_radius": 0}
        | {"colour_scheme": "dark", "heading_scale": 125, "section_spacing": 80},
        EDITORIAL,
    ),
    Preset(
        "blush",
        "Blush",
        "Rosy and gentle, round in every corner.",
        _colours("#b02a5b", "#fdeaf0", "#8a4b00", "#fffafb", "#3a1826")
        | {"heading_font": "quicksand", "body_font": "quicksand", "corner_radius": 24}
        | {"card_ratio": "square"},
        CATALOGUE,
    ),
    Preset(
        "alpine",
        "Alpine",
        "Cold air and signal red, for gear that has to work.",
        _colours("#c0261c", "#e9eef3", "#0b5c8f", "#ffffff", "#13202c")
        | {"heading_font": "oswald", "body_font": "work-sans", "corner_radius": 4}
        | {"heading_scale": 120, "card_style": "framed", "card_ratio": "landscape"},
        BOLD,
    ),
    Preset(
        "citrus",
        "Citrus",
        "Bright and cheerful: orange, lemon and a lot of light.",
        _colours("#c2410c", "#fff3cf", "#15803d", "#fffdf7", "#2a1d10")
        | {"heading_font": "outfit", "body_font": "outfit", "corner_radius": 16}
        | {"card_style": "raised", "card_ratio": "square"},
        BOLD,
    ),
    Preset(
        "observatory",
        "Observatory",
        "Night blue and starlight, calm by day too on the visitor's device.",
        _colours("#3d3fb8", "#eceefb", "#8a5a00", "#ffffff", "#171a3a")
        | {"heading_font": "manrope", "body_font": "manrope", "corner_radius": 12}
        | {"colour_scheme": "auto", "card_style": "raised"},
        CATALOGUE,
    ),
)
BY_ID = {preset.id: preset for preset in PRESETS}

KEPT = ("shows_second_image", "quick_add", "cart_type", "motion")  # how a shop works, not looks


def settings_of(preset: Preset) -> Document:
    """Everything that applying it sets."""
    usual = schema.defaults(schema.SETTINGS)
    looks = {name: value for name, value in usual.items() if name not in KEPT}
    return looks | dict(preset.settings)


def apply(preset: Preset, document: Document, *, with_home: bool) -> Document:
    """The document in this look: colours, letters and shapes; the home page's sections too where
    they are asked for. Words, links and how the shop works stay."""
    changed = document | {
        "preset": preset.id,
        "settings": document["settings"] | settings_of(preset),
    }
    if with_home:
        changed["templates"] = document["templates"] | {"home": home_of(preset, document)}
    return changed


def home_of(preset: Preset, document: Document) -> list[Document]:
    """Its home page, with ids that nothing else in the document has."""
    rest = {**document, "templates": document["templates"] | {"home": []}}
    taken = set(documents.parts_by_id(rest))
    sections = []
    for type_, changes in preset.home:
        id_ = _free(type_.replace("_", "-"), taken)
        section = documents.new_section(schema.SECTIONS[type_], id_)
        section["settings"] |= changes
        taken |= {id_, *(block["id"] for block in section["blocks"])}
        sections.append(section)
    return sections


def _free(wanted: str, taken: set[str]) -> str:
    names = (wanted, *(f"{wanted}-of-home-{number}" for number in range(2, 100)))
    return next(name for name in names if name not in taken and f"{name}-1" not in taken)
