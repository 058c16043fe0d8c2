"""What a zone must be before it is kept, beyond the shape of the request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.kit import address_rules, countries
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.ids import new_id
from windlass.shipping import rules
from windlass.shipping.errors import PlaceTaken
from windlass.shipping.models import Rate, Zone

if TYPE_CHECKING:
    from windlass.shipping.schemas import PlaceIn, RateIn, ZoneIn


def apply(request: ZoneIn, zone: Zone, *, others: list[Zone], currency: str) -> Zone:
    """Fill the zone from the request; a rate keeps its id. Raises Invalid (422) with every field
    that breaks a rule, and PlaceTaken (409) for places of the other zones."""
    problems: list[FieldProblem] = []
    places = _places(request.places, problems)
    if request.is_rest_of_world and places:
        message = "The rest of the world is what no zone names: take the places out."
        problems.append(FieldProblem("places", "rest_of_world", message))
    if not request.is_rest_of_world and not request.places:
        problems.append(FieldProblem("places", "required", "Choose at least one country."))
    known = {rate.rate_id for rate in rules.rates_of(zone)}
    rates = [_rate(i, rate, known, currency, problems) for i, rate in enumerate(request.rates)]
    if problems:
        raise Invalid(problems[0].message, fields=tuple(problems))
    _require_free(rules.claims(places, is_rest_of_world=request.is_rest_of_world), others)

    zone.name = request.name
    zone.is_rest_of_world = request.is_rest_of_world
    zone.places = places
    zone.rates = [rate.to_document() for rate in rates]
    return zone


def _places(given: list[PlaceIn], problems: list[FieldProblem]) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = []
    for i, place in enumerate(given):
        field = f"places.{i}.country"
        if place.country not in countries.CODES:
            message = f"{place.country} is not a country we know."
            problems.append(FieldProblem(field, "unknown_country", message))
            continue
        if any(place.country == one["country"] for one in places):
            message = f"{countries.name(place.country)} is in this zone twice."
            problems.append(FieldProblem(field, "repeated", message))
            continue
        known = address_rules.of(place.country)
        codes: dict[str, None] = {}
        for j, written in enumerate(place.provinces):
            code = known.province_code(written)
            if code is None:
                where = countries.name(place.country)
                message = f"{written} is not a {known.province_kind} of {where}."
                problems.append(
                    FieldProblem(f"places.{i}.provinces.{j}", "unknown_province", message)
                )
            else:
                codes[code] = None
        places.append({"country": place.country, "provinces": list(codes)})
    return places


def _rate(
    i: int, given: RateIn, known: set[str], currency: str, problems: list[FieldProblem]
) -> Rate:
    def wrong(field: str, rule: str, message: str) -> None:
        problems.append(FieldProblem(f"rates.{i}.{field}", rule, message))

    if given.id is not None and given.id not in known:
        wrong("id", "unknown_rate", "This zone has no such rate. Leave the id out for a new one.")
    if given.price.currency != currency:
        wrong("price.currency", "store_currency", f"Prices of this store are in {currency}.")
    if given.condition == "none" and (given.minimum or given.maximum is not None):
        wrong("condition", "range_without_condition", "Say what the range is of.")
    if given.maximum is not None and given.maximum < given.minimum:
        wrong("maximum", "below_minimum", f"Use {given.minimum} or more.")
    if given.max_days < given.min_days:
        wrong("max_days", "below_minimum", f"Use {given.min_days} or more.")
    return Rate(
        rate_id=given.id or new_id(),
        name=given.name,
        price=given.price.money(),
        condition=given.condition,
        minimum=given.minimum,
        maximum=given.maximum,
        free_above=given.free_above,
        min_days=given.min_days,
        max_days=given.max_days,
    )


def _require_free(claimed: dict[str, str], others: list[Zone]) -> None:
    owners = {claim: zone.name for zone in others for claim in rules.claims_of(zone)}
    taken = tuple(
        FieldProblem(field, "place_taken", f"{_named(claim)} is in the zone {owners[claim]}.")
        for claim, field in claimed.items()
        if claim in owners
    )
    if taken:
        raise PlaceTaken(taken[0].message, fields=taken)


def _named(claim: str) -> str:
    if claim == rules.REST_OF_WORLD:
        return "The rest of the world"
    country, _, code = claim.partition("-")
    found = address_rules.of(country).province(code)
    return f"{found.name} ({countries.name(country)})" if found else countries.name(country)
