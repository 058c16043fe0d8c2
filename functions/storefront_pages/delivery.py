"""Where the shop delivers to and how soon: its zones, kept in memory for seconds."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape
from msgspec import Struct

from storefront_pages.views.choice import Choice
from storefront_pages.views.product import DeliveryView
from windlass.kit import clock, countries, customs
from windlass.kit.kept import Kept
from windlass.shipping import rules, service

if TYPE_CHECKING:
    from storefront_pages.http import Request
    from storefront_pages.shops import Shop
    from windlass.shipping.models import Zone

SECONDS = 5  # less than events wait before the edge forgets pages
MOST_KEPT = 1000


class Reach(Struct, frozen=True, dict=True):
    """Everything that pages say about delivery, for one read of the zones."""

    zones: tuple[Zone, ...]
    locale: str

    @cached_property
    def codes(self) -> frozenset[str]:
        """The countries that something can be sent to."""
        if any(zone.is_rest_of_world for zone in self.zones):
            return frozenset(code for code in countries.CODES if rules.estimate(self.zones, code))
        named = {place["country"] for zone in self.zones for place in zone.places}
        return frozenset(code for code in named if rules.estimate(self.zones, code))

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The same for a select, by name."""
        named = countries.by_name(self.locale)
        return tuple(Choice(code, name) for code, name in named if code in self.codes)

    @cached_property
    def _options(self) -> Markup:
        row = Markup('<option value="{}">{}</option>').format
        return Markup("").join(row(choice.value, choice.label) for choice in self.choices)

    def options(self, chosen: str) -> Markup:
        """The choices as the content of a select, made once: a shop may reach 250 countries."""
        value = f'value="{escape(chosen)}"'
        return Markup(str(self._options).replace(value, f"{value} selected"))


_kept: Kept[tuple[str, str], Reach] = Kept(seconds=SECONDS, most=MOST_KEPT)  # store, language


def reach(shop: Shop) -> Reach:
    """One query, or none when another request was here seconds ago."""
    tag = shop.view.tag
    return _kept.get(
        (shop.store.store_id, tag),
        lambda: Reach(tuple(service.zones_for_shoppers(shop.context)), tag),
    )


def forget() -> None:
    _kept.clear()


def asked_by(request: Request) -> tuple[str, str]:
    """The country that was chosen, and where the edge thinks the viewer is."""
    return request.query.get("country", ""), request.viewer_country


def country_for(shop: Shop, *asked: str) -> str:
    """The first asked for that the shop reaches, else its own, else any; empty for none."""
    codes = reach(shop).codes
    wanted = (*(code.upper() for code in asked), shop.view.country, *sorted(codes))
    return next((code for code in wanted if code in codes), "")


def window(shop: Shop, min_days: int, max_days: int) -> tuple[date, date]:
    """The first and the last day of so many, counted from today where the shop is."""
    today = clock.now().astimezone(ZoneInfo(shop.view.time_zone)).date()
    return today + timedelta(days=min_days), today + timedelta(days=max_days)


def promise(shop: Shop, country: str) -> DeliveryView | None:
    """What an order of today may promise, counted in the shop's own days."""
    found = rules.estimate(reach(shop).zones, country) if country else None
    if found is None:
        return None
    earliest, latest = window(shop, found.min_days, found.max_days)
    return DeliveryView(
        country=country,
        country_name=countries.name(country, shop.view.tag),
        min_days=found.min_days,
        max_days=found.max_days,
        earliest=earliest,
        latest=latest,
        cheapest=shop.exchange.exact(found.cheapest),
        free_above=shop.exchange.exact(found.free_above) if found.free_above else None,
        passes_customs=customs.passes_customs(shop.view.country, country),
    )
