"""Which zone a parcel falls into, and what its rates cost there. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from windlass.currencies.exchange import Exchange
from windlass.kit.money import Money
from windlass.shipping.models import DeliveryEstimate, Rate, ShippingOption, Zone

REST_OF_WORLD = "*"


def rates_of(zone: Zone) -> list[Rate]:
    return [Rate(**{**document, "price": Money(**document["price"])}) for document in zone.rates]


def claims(places: Sequence[dict[str, Any]], *, is_rest_of_world: bool) -> dict[str, str]:
    """Every place a zone claims ("US", "US-HI", "*"), with the field that names it."""
    if is_rest_of_world:
        return {REST_OF_WORLD: "is_rest_of_world"}
    found: dict[str, str] = {}
    for i, place in enumerate(places):
        if not place["provinces"]:
            found[place["country"]] = f"places.{i}.country"
        for j, province in enumerate(place["provinces"]):
            found[f"{place['country']}-{province}"] = f"places.{i}.provinces.{j}"
    return found


def claims_of(zone: Zone) -> dict[str, str]:
    return claims(zone.places, is_rest_of_world=zone.is_rest_of_world)


def zone_for(zones: Iterable[Zone], country: str, province: str) -> Zone | None:
    """The zone that names the province, else the whole country, else the rest of the world, unless
    zones name other provinces of the country: then the store does not ship to this one."""
    by_claim = {claim: zone for zone in zones for claim in claims_of(zone)}
    exact = by_claim.get(f"{country}-{province}") or by_claim.get(country)
    if exact or any(claim.startswith(f"{country}-") for claim in by_claim):
        return exact
    return by_claim.get(REST_OF_WORLD)


def options(
    zone: Zone,
    *,
    country: str,
    weight_grams: int,
    subtotal: Money,
    exchange: Exchange | None = None,
) -> list[ShippingOption]:
    """What the zone offers for this parcel, the cheapest first, in the subtotal's currency, into
    which `exchange` changes the store's. A rate of a third currency is not comparable and left out.

    Ranges of subtotals are looked up in the store's currency, so that none falls between two of
    them; free from an amount on is what the shopper reads.
    """
    known = exchange or Exchange.own(subtotal.currency)
    measured = known.back(subtotal)
    offered = [
        _option(zone, rate, country, weight_grams, subtotal, known)
        for rate in rates_of(zone)
        if rate.price.currency == known.base and _applies(rate, weight_grams, measured)
    ]
    return sorted(offered, key=lambda one: (one.price.amount, one.max_days, one.name))


def estimate(zones: Sequence[Zone], country: str) -> DeliveryEstimate | None:
    """The widest promise of all zones that ship to some part of the country."""
    whole = zone_for(zones, country, "")
    parts = [zone for zone in zones if any(p["country"] == country for p in zone.places)]
    serving = parts or ([whole] if whole else [])
    rates = [rate for zone in serving for rate in rates_of(zone)]
    if not rates:
        return None
    thresholds = [
        Money(rate.free_above, rate.price.currency) for rate in rates if rate.free_above is not None
    ]
    return DeliveryEstimate(
        country=country,
        min_days=min(rate.min_days for rate in rates),
        max_days=max(rate.max_days for rate in rates),
        cheapest=min((rate.price for rate in rates), key=lambda price: price.amount),
        free_above=min(thresholds, key=lambda price: price.amount) if thresholds else None,
    )


def _applies(rate: Rate, weight_grams: int, subtotal: Money) -> bool:
    if rate.condition == "none":
        return True
    measured = weight_grams if rate.condition == "weight" else subtotal.amount
    return rate.minimum <= measured and (rate.maximum is None or measured <= rate.maximum)


def _option(
    zone: Zone,
    rate: Rate,
    country: str,
    weight_grams: int,
    subtotal: Money,
    exchange: Exchange,
) -> ShippingOption:
    free_above = None
    if rate.free_above is not None:
        free_above = exchange.exact(Money(rate.free_above, exchange.base))
    is_free = free_above is not None and free_above <= subtotal
    price = exchange.exact(rate.price)
    return ShippingOption(
        zone_id=zone.zone_id,
        rate_id=rate.rate_id,
        name=rate.name,
        country=country,
        weight_grams=weight_grams,
        price=Money.zero(price.currency) if is_free else price,
        regular_price=price,
        free_above=free_above,
        min_days=rate.min_days,
        max_days=rate.max_days,
    )
