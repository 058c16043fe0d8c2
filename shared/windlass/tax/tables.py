"""The built-in rates: data files under tables/ with their sources, by the day they begin."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from copy import replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from windlass.kit import countries
from windlass.kit.tax_classes import TaxClass

FOLDER: Final = Path(__file__).with_name("tables")
INCLUSIVE_BY_DEFAULT: Final = countries.EU | frozenset("GB NO CH LI AU NZ SG JP MX IS TR".split())


class ShippingTax(StrEnum):
    FOLLOWS_GOODS = "follows_goods"  # at the rates of the goods, in proportion
    TAXED = "taxed"  # at the standard rate
    FREE = "free"  # when it is stated apart, as it always is here


class Tax(Struct, frozen=True):
    """One tax at one place on one day. Rates are parts per million by class."""

    jurisdiction: str
    name: str
    classes: Mapping[str, int]
    needs_registration: bool = False  # of the province, beside that of the country

    def rate(self, tax_class: str) -> int:
        """`second_reduced` falls back to `reduced`, everything else to `standard`."""
        if tax_class == TaxClass.ZERO:
            return 0
        if tax_class == TaxClass.SECOND_REDUCED and tax_class not in self.classes:
            tax_class = TaxClass.REDUCED
        return self.classes.get(tax_class, self.classes["standard"])


class BuiltIn(Struct, frozen=True):
    taxes: tuple[Tax, ...]
    shipping: ShippingTax
    source: str
    area: str = ""  # a part of the country with rates of its own


def is_inclusive(country: str) -> bool:
    """Whether shoppers of the country expect prices with their tax inside."""
    return country in INCLUSIVE_BY_DEFAULT


def covered() -> frozenset[str]:
    """The countries there are built-in rates for."""
    found = {code for name in ("eu", "others") for code in _file(name)["countries"]}
    return frozenset(found | {"US", "CA"})


def provinces(country: str) -> frozenset[str]:
    """The provinces with rates of their own."""
    key = {"US": "states", "CA": "provinces"}.get(country)
    return frozenset(_file({"US": "us", "CA": "canada"}[country])[key]) if key else frozenset()


def find(country: str, province: str, postal_code: str, on: date) -> BuiltIn | None:
    """What the tables say for a place; None for a country or a state they do not know."""
    if country == "US":
        return _state(province, on)
    if country == "CA":
        return _canada(province, on)
    for name in ("eu", "others"):
        data = _file(name)
        if country in data["countries"]:
            return _country(data, country, postal_code, on)
    return None


def thresholds() -> dict[str, dict[str, Any]]:
    """Economic nexus of each US state: sales in whole dollars, orders, and whether both count."""
    states = _file("us")["states"]
    return {code: one["threshold"] for code, one in states.items() if "threshold" in one}


def thresholds_source() -> str:
    return str(_file("us")["thresholds_source"])


def sources() -> list[dict[str, Any]]:
    """Of every file: where its figures come from and which of them nobody else vouches for, the day
    it was written and what it leaves out."""
    return [
        {"name": name, "source": data["source"], "read_on": data["read_on"], "notes": data["notes"]}
        for name in ("eu", "others", "canada", "us")
        for data in [_file(name)]
    ]


def _country(data: dict[str, Any], country: str, postal_code: str, on: date) -> BuiltIn | None:
    found = data["countries"][country]
    classes = _classes(found["periods"], on)
    if classes is None:
        return None
    built = BuiltIn(
        (Tax(country, found["name"], classes),),
        ShippingTax(found.get("shipping", data.get("shipping"))),
        data["source"],
    )
    compact = re.sub(r"\s", "", postal_code)
    for area in found.get("areas", []):
        if compact and re.fullmatch(area["postal_pattern"], compact):
            capped = {name: min(rate, area["standard"]) for name, rate in classes.items()}
            tax = Tax(country, found["name"], capped | {"standard": area["standard"]})
            return replace(built, taxes=(tax,), area=area["name"])
    return built


def _state(province: str, on: date) -> BuiltIn | None:
    data = _file("us")
    state = data["states"].get(province)
    classes = _classes(state["periods"], on) if state else None
    if classes is None:
        return None
    tax = Tax(f"US-{province}", data["name"], classes)
    return BuiltIn((tax,), ShippingTax(state["shipping"]), data["source"])


def _canada(province: str, on: date) -> BuiltIn | None:
    data = _file("canada")
    federal = _classes(data["federal"]["periods"], on)
    if federal is None:
        return None
    gst = Tax("CA", data["federal"]["name"], federal)
    period = _period(data["provinces"].get(province, []), on)
    own = [
        Tax(f"CA-{province}", tax["name"], tax["classes"], tax.get("needs_registration", False))
        for tax in (period["taxes"] if period else [])
    ]
    harmonised = any(tax.name == "HST" for tax in own)
    taxes = tuple(own) if harmonised else (gst, *own)
    return BuiltIn(taxes, ShippingTax(data["shipping"]), data["source"])


def _classes(periods: list[dict[str, Any]], on: date) -> dict[str, int] | None:
    period = _period(periods, on)
    return period["classes"] if period else None


def _period(periods: list[dict[str, Any]], on: date) -> dict[str, Any] | None:
    """The last one that had begun."""
    begun = [period for period in periods if period["from"] <= on.isoformat()]
    return max(begun, key=lambda period: str(period["from"])) if begun else None


@cache
def _file(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data
