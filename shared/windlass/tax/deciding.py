"""Which taxes a sale to a place carries, from a store's settings and the built-in tables. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from copy import replace
from datetime import date
from typing import Final

from msgspec import Struct

from windlass.kit import countries
from windlass.kit.money import Money
from windlass.kit.tax_classes import TaxClass
from windlass.tax import tables
from windlass.tax.models import (
    SHIPPING,
    Override,
    Place,
    Registration,
    Scheme,
    Settings,
    VatCheck,
)
from windlass.tax.rules import TaxRate, TaxTable
from windlass.tax.tables import BuiltIn, ShippingTax

NOTES: Final = {
    "export": "Export: delivered free of VAT or sales tax.",
    "reverse_charge": "Reverse charge: the recipient accounts for the VAT "
    "(Articles 138 and 196, Directive 2006/112/EC).",
    "exempt": "The buyer is exempt from tax.",
}


class Sale(Struct, frozen=True):
    """`home` is the store's country; `value` the goods after discounts, where it is known."""

    home: str
    place: Place
    classes: frozenset[str]
    on: date
    value: Money | None = None
    is_exempt: bool = False
    business: VatCheck | None = None


def table(settings: Settings, sale: Sale) -> TaxTable:
    """What `rules.apply` needs, by the first of these that holds:

    no country yet: unknown_address; the buyer is exempt: exempt; a valid VAT number of another EU
    country than the store's: reverse_charge; a registration covers the place: registered, or manual
    where an override sets a rate; the goods leave the tax area of the store's own registration:
    export; else not_registered.
    """
    inclusive = _is_inclusive(settings, sale.place.country or sale.home)
    if not sale.place.country:
        return _none(inclusive, "unknown_address")
    registration = registration_for(settings, sale)
    if registration and sale.is_exempt:
        return _none(inclusive, "exempt")
    if _is_reverse_charge(settings, sale):
        return _none(inclusive, "reverse_charge")
    if registration is None:
        reason = _untaxed_reason(settings, sale)
        note = settings.untaxed_note or None
        return replace(
            _none(inclusive, reason), note=note if reason == "not_registered" else NOTES[reason]
        )
    return _taxed(settings, sale, registration, inclusive)


def registration_for(settings: Settings, sale: Sale) -> Registration | None:
    """The one under which tax is charged: of the province, of the country, OSS, IOSS, then the
    home country's for small sellers in the EU."""
    place = sale.place
    candidates = [one for one in settings.registrations if _is_within(one, sale.value)]
    own = [one for one in candidates if one.scheme == Scheme.NATIONAL]
    exact = [
        one for one in own if one.country == place.country and one.province in ("", place.province)
    ]
    if place.country == "US":
        exact = [one for one in exact if one.province]
    if exact:
        return min(exact, key=lambda one: one.province != place.province)
    if place.country not in countries.EU:
        return None
    for scheme in (Scheme.OSS, Scheme.IOSS):
        found = [one for one in candidates if one.scheme == scheme]
        if found:
            return found[0]
    at_home = [one for one in own if one.country == sale.home and sale.home in countries.EU]
    return at_home[0] if at_home and settings.home_rates_in_eu else None


def channel(settings: Settings, sale: Sale) -> str:
    """Under what a sale is reported: national, oss, ioss; empty when no tax is charged."""
    registration = registration_for(settings, sale)
    return registration.scheme if registration else ""


def _taxed(settings: Settings, sale: Sale, registration: Registration, inclusive: bool) -> TaxTable:
    at = sale.place
    if registration.scheme == Scheme.NATIONAL and registration.country != at.country:
        at = Place(sale.home)  # a small seller's own rates
    built = tables.find(at.country, at.province, at.postal_code, sale.on)
    taxes = tuple(tax for tax in built.taxes if _is_charged(settings, tax, at)) if built else ()
    by_hand = [one for one in settings.overrides if _covers(one, at)]

    def rates(tax_class: str) -> tuple[TaxRate, ...]:
        if tax_class == TaxClass.EXEMPT:
            return ()
        found = _override(by_hand, tax_class)
        if found:
            return (_rate(found, at),)
        return tuple(TaxRate(tax.jurisdiction, tax.name, tax.rate(tax_class)) for tax in taxes)

    standard = rates(TaxClass.STANDARD)
    follows, shipping = _shipping(settings, built, standard)
    written = next((one for one in by_hand if one.tax_class == SHIPPING), None)
    if written:
        follows, shipping = False, (_rate(written, at),)
    note = f"IOSS {registration.number}" if registration.scheme == Scheme.IOSS else None
    return TaxTable(
        inclusive=inclusive,
        rates={
            name: rates(name) for name in sorted(sale.classes | {TaxClass.STANDARD.value, "exempt"})
        },
        shipping=shipping,
        shipping_follows_goods=follows,
        reason="manual" if by_hand else "registered",
        source=built.source if built and not by_hand else "Set by the store",
        note=note,
    )


def _shipping(
    settings: Settings, built: BuiltIn | None, standard: tuple[TaxRate, ...]
) -> tuple[bool, tuple[TaxRate, ...]]:
    law = built.shipping if built else ShippingTax.FOLLOWS_GOODS
    if settings.shipping == "free" or (settings.shipping == "by_law" and law is ShippingTax.FREE):
        return False, ()
    follows = settings.shipping == "by_law" and law is ShippingTax.FOLLOWS_GOODS
    return follows, standard


def _is_charged(settings: Settings, tax: tables.Tax, place: Place) -> bool:
    """GST and HST need Canada's registration, each provincial tax that of its province."""
    if place.country != "CA":
        return True
    province = place.province if tax.needs_registration else ""
    return any(
        (one.country, one.province) == ("CA", province) and one.scheme == Scheme.NATIONAL
        for one in settings.registrations
    )


def _covers(override: Override, place: Place) -> bool:
    return (
        override.country == place.country
        and override.province in ("", place.province)
        and place.postal_code.replace(" ", "").startswith(override.postal_prefix.replace(" ", ""))
    )


def _override(found: Iterable[Override], tax_class: str) -> Override | None:
    """The most special one: by postal code, then province, then class. `found` cover the place."""
    fitting = [one for one in found if one.tax_class in ("", tax_class)]
    if tax_class == TaxClass.ZERO:
        fitting = [one for one in fitting if one.tax_class]
    return max(
        fitting,
        key=lambda one: (len(one.postal_prefix), bool(one.province), bool(one.tax_class)),
        default=None,
    )


def _rate(override: Override, place: Place) -> TaxRate:
    province = override.province or (place.province if override.postal_prefix else "")
    jurisdiction = f"{place.country}-{province}" if province else place.country
    return TaxRate(jurisdiction, override.name, override.parts_per_million)


def _is_within(registration: Registration, value: Money | None) -> bool:
    return registration.limit is None or value is None or value.amount <= registration.limit


def _is_reverse_charge(settings: Settings, sale: Sale) -> bool:
    """A business in another EU country than the one the seller is established in."""
    business = sale.business
    return (
        business is not None
        and business.is_valid
        and sale.place.country in countries.EU
        and business.country in countries.EU
        and business.country != sale.home
        and sale.place.country != sale.home
        and any(
            one.country == sale.home and one.scheme in (Scheme.NATIONAL, Scheme.OSS)
            for one in settings.registrations
        )
    )


def _untaxed_reason(settings: Settings, sale: Sale) -> str:
    at_home = any(one.country == sale.home for one in settings.registrations)
    area = countries.EU if sale.home in countries.EU else frozenset({sale.home})
    return "export" if at_home and sale.place.country not in area else "not_registered"


def _is_inclusive(settings: Settings, country: str) -> bool:
    if settings.prices == "by_market":
        return tables.is_inclusive(country)
    return settings.prices == "inclusive"


def _none(inclusive: bool, reason: str) -> TaxTable:
    return TaxTable(inclusive, {}, reason=reason, source="", note=NOTES.get(reason))
