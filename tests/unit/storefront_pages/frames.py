"""What stands above and below a page, with one-word overrides."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from storefront_pages.sections.composing import Built
from storefront_pages.sections.frame import Column, Footer, Header
from storefront_pages.sections.reading import Section
from storefront_pages.sections.registry import kind_of
from storefront_pages.views.menu import MenuLink
from storefront_pages.views.product import DeliveryView
from windlass.kit.money import Money


def header(**overrides: Any) -> Header:
    view = Header(
        menu=(MenuLink("Shop all", "/products"),),
        logo_position="start",
        logo_width=160,
        shows_search=True,
        shows_account=True,
        is_sticky=True,
    )
    return replace(view, **overrides)


def built(kind: str, view: object) -> Built:
    """A section as it is handed to be drawn."""
    found = kind_of(kind)
    assert found is not None
    return Built(Section(id=kind, type=kind), found, view)


def footer() -> Footer:
    return Footer((Column("policies", ""),), shows_install=True, ground="")


def delivery(**overrides: Any) -> DeliveryView:
    view = DeliveryView(
        country="DE",
        country_name="Germany",
        min_days=4,
        max_days=10,
        earliest=date(2026, 6, 12),
        latest=date(2026, 6, 18),
        cheapest=Money(490, "EUR"),
        free_above=Money(5000, "EUR"),
    )
    return replace(view, **overrides)
