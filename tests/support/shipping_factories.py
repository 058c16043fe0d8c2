"""Zones and rates with one-word overrides."""

from __future__ import annotations

from typing import Any

from windlass.kit.money import Money
from windlass.shipping import service
from windlass.shipping.models import Rate, Zone
from windlass.shipping.schemas import ZoneIn
from windlass.tenancy.context import StoreContext


def rate(price: int = 490, *, currency: str = "EUR", **overrides: Any) -> Rate:
    facts: dict[str, Any] = {
        "rate_id": "rate-1",
        "name": "Standard shipping",
        "condition": "none",
        "minimum": 0,
        "maximum": None,
        "free_above": None,
        "min_days": 7,
        "max_days": 14,
    }
    return Rate(price=Money(price, currency), **(facts | overrides))


def zone(name: str, *places: str, rates: list[Rate] | None = None) -> Zone:
    """Unsaved. A place is "DE", "US-HI" or "*"."""
    provinces: dict[str, list[str]] = {}
    for place in places:
        country, _, province = place.partition("-")
        provinces.setdefault(country, []).extend([province] if province else [])
    return Zone(
        zone_id=name,
        name=name,
        is_rest_of_world="*" in places,
        places=[{"country": c, "provinces": p} for c, p in provinces.items() if c != "*"],
        rates=[one.to_document() for one in rates or [rate()]],
    )


def rate_in(price: int = 490, *, currency: str = "EUR", **overrides: Any) -> dict[str, Any]:
    return {
        "name": "Standard shipping",
        "price": {"amount": price, "currency": currency},
        "min_days": 7,
        "max_days": 14,
    } | overrides


def zone_in(*countries: str, **overrides: Any) -> dict[str, Any]:
    return {
        "name": "-".join(countries) or "Rest of the world",
        "is_rest_of_world": not countries,
        "places": [{"country": country} for country in countries],
        "rates": [rate_in()],
    } | overrides


def create_zone(store: StoreContext, *countries: str, **overrides: Any) -> Zone:
    return service.create(store, ZoneIn.model_validate(zone_in(*countries, **overrides)))
