"""What a store can be set to, section by section, with the defaults it is born with."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict


class Font(StrEnum):
    SYSTEM = "system"
    SERIF = "serif"
    ROUNDED = "rounded"
    MONO = "mono"


class ColourScheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"  # as the visitor's device has it


class ButtonText(StrEnum):
    """What the button that places the order says; the law of a country may ask for one."""

    BY_LAW = "by_law"  # as the country asks that is delivered to
    PAY_NOW = "pay_now"
    PLACE_ORDER = "place_order"
    ORDER_WITH_OBLIGATION = "order_with_obligation"


class General(Struct, frozen=True):
    """Who is behind the store and how to reach them."""

    legal_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    tax_number: str = ""


class Branding(Struct, frozen=True):
    accent_colour: str = "#1f4fd8"  # dark enough for white text on it
    logo: dict[str, Any] | None = None  # the document of a kit.renditions.Renditions
    square_logo: dict[str, Any] | None = None  # one that was uploaded as an icon
    colour_scheme: str = ColourScheme.LIGHT
    heading_font: str = Font.SYSTEM
    body_font: str = Font.SYSTEM
    tagline: str = ""
    hero_title: str = ""  # empty: the store's name
    hero_text: str = ""
    hero_button: str = ""
    hero_image: dict[str, Any] | None = None


class Checkout(Struct, frozen=True):
    reservation_minutes: int = 30  # stock is held so long while a shopper pays
    button_text: str = ButtonText.BY_LAW
    phone_required: bool = False


class Fulfilment(Struct, frozen=True):
    auto_fulfil: bool = True
    cancel_window_seconds: int = 1800
    hold_risk_threshold: int = 65  # 0-100; Stripe calls 65 elevated and 75 highest
    loss_guard_basis_points: int = 0  # least share of the revenue that must stay as profit


class Policies(Struct, frozen=True):
    """Texts of the merchant's own, as `policies.html_of` reads them; an empty one is written by
    `policies.of`."""

    refund: str = ""
    shipping: str = ""
    privacy: str = ""
    terms: str = ""
    withdrawal: str = ""
    imprint: str = ""


class Mail(Struct, frozen=True):
    sender_name: str = ""  # empty: the store's name
    reply_to: str = ""  # empty: the contact address
    footer: str = ""


class Languages(Struct, frozen=True):
    """Codes of kit.languages, beside the store's own, which is the default. The addresses of
    former ones lead to the default."""

    published: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)


class Swatches(Struct, frozen=True):
    """Values of options with the colours they are shown by: see `swatches`."""

    values: list[dict[str, Any]] = field(default_factory=list)  # {name, colours: up to two}


SECTIONS: Mapping[str, type[Struct]] = {
    "general": General,
    "branding": Branding,
    "checkout": Checkout,
    "fulfilment": Fulfilment,
    "policies": Policies,
    "mail": Mail,
}

SHOWN: frozenset[type[Struct]] = frozenset({General, Branding, Policies, Languages, Swatches})
"""Those that pages show which the edge keeps; a checkout is made anew for each shopper."""


def name_of(section: type[Struct]) -> str:
    return section.__name__.lower()


def read[Section: Struct](section: type[Section], stored: Mapping[str, Any]) -> Section:
    """One section of the document on a Store. What it does not say has its default; what we no
    longer know is left out, so an old document never breaks a newer release."""
    saved: Mapping[str, Any] = stored.get(name_of(section), {})
    known = section.__struct_fields__
    return section(**{name: value for name, value in saved.items() if name in known})


def written(section: Struct) -> dict[str, Any]:
    """The section as it is stored: only what differs from the defaults."""
    defaults = asdict(type(section)())
    return {name: value for name, value in asdict(section).items() if value != defaults[name]}
