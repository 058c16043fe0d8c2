"""TaxJar, https://api.taxjar.com/v2: rates for an address, and sales handed in for its returns."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from windlass.adapters import tax_http
from windlass.adapters.tax_provider import (
    Destination,
    Filing,
    Item,
    Provided,
    ProvidedRate,
    Seller,
    TaxProviderFailed,
    TaxProviderRefused,
)
from windlass.kit import config
from windlass.kit.money import Money

VERSION = "2022-01-24"
# https://developers.taxjar.com/api/reference/#get-list-tax-categories; the rest is general goods.
CODES = {"clothing": "20010", "food": "40030", "books": "81100", "digital": "31000"}
EXEMPT = "99999"
US_LEVELS = (
    ("state_sales_tax_rate", "State sales tax"),
    ("county_tax_rate", "County sales tax"),
    ("city_tax_rate", "City sales tax"),
    ("special_tax_rate", "Special district sales tax"),
)
ELSEWHERE = (
    ("country_tax_rate", "VAT"),
    ("gst_tax_rate", "GST"),
    ("pst_tax_rate", "PST"),
    ("qst_tax_rate", "QST"),
)


class TaxJarClient:
    name = "TaxJar"

    def __init__(self, token: str) -> None:
        self._headers = {"Authorization": f"Bearer {token}", "x-api-version": VERSION}

    def test(self) -> None:
        self._ask("GET", "/categories")

    def rates(
        self, seller: Seller, to: Destination, items: tuple[Item, ...], shipping: Money
    ) -> Provided:
        """One call of POST /taxes. Shipping is at the rates of its part of the breakdown."""
        goods = Money(sum(item.net.amount for item in items), shipping.currency)
        body = {
            "from_country": seller.country,
            **_to(to),
            "amount": _number(goods),
            "shipping": _number(shipping),
            "nexus_addresses": [
                {"country": country, "state": province} for country, province in seller.registered
            ],
            "line_items": [
                {
                    "id": item.line_id,
                    "quantity": 1,  # the line as a whole: units rounded apart would not add up
                    "unit_price": _number(item.net),
                    **_code(item.tax_class),
                }
                for item in items
            ],
        }
        tax = self._ask("POST", "/taxes", body)["tax"]
        if not tax.get("has_nexus"):
            return Provided({item.line_id: () for item in items}, ())
        breakdown = tax.get("breakdown") or {}
        found = {str(line["id"]): line for line in breakdown.get("line_items") or []}
        return Provided(
            {item.line_id: _rates(to, found.get(item.line_id)) for item in items},
            _rates(to, breakdown.get("shipping")) if tax.get("freight_taxable") else (),
        )

    def file(self, filing: Filing) -> None:
        """POST /transactions/orders or /refunds; 422 says that the id was handed in before."""
        refund = filing.of is not None
        sign = -1 if refund else 1
        body: dict[str, object] = {
            "transaction_id": filing.reference,
            "transaction_date": filing.on.isoformat(),
            **_to(filing.destination),
            "amount": _number((filing.goods + filing.shipping) * sign),
            "shipping": _number(filing.shipping * sign),
            "sales_tax": _number(filing.tax * sign),
        }
        if refund:
            body["transaction_reference_id"] = filing.of
        path = "/transactions/refunds" if refund else "/transactions/orders"
        try:
            self._ask("POST", path, body)
        except TaxProviderFailed as error:
            if "already" not in error.message:
                raise

    def _ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        status, answer = tax_http.exchange(
            method, f"{config.TAXJAR_API_BASE}{path}", body=body, headers=self._headers
        )
        if status in (401, 403):
            raise TaxProviderRefused("TaxJar does not accept this API token.")
        if status >= 400:
            raise TaxProviderFailed(f"TaxJar: {answer.get('detail') or status}")
        return answer


def _to(to: Destination) -> dict[str, str]:
    return {
        "to_country": to.country,
        "to_zip": to.postal_code,
        "to_state": to.province,
        "to_city": to.city,
        "to_street": to.line1,
    }


def _code(tax_class: str) -> dict[str, str]:
    if tax_class in ("exempt", "zero"):
        return {"product_tax_code": EXEMPT}
    return {"product_tax_code": CODES[tax_class]} if tax_class in CODES else {}


def _rates(to: Destination, found: Mapping[str, Any] | None) -> tuple[ProvidedRate, ...]:
    if not found or not Decimal(str(found.get("tax_collectable") or 0)):
        return ()
    is_us = to.country == "US"
    place = f"{to.country}-{to.province}" if to.province and to.country in ("US", "CA") else ""
    rates = [
        ProvidedRate(place or to.country, name, _millionths(found.get(field)))
        for field, name in (US_LEVELS if is_us else ELSEWHERE)
        if _millionths(found.get(field))
    ]
    combined = _millionths(found.get("combined_tax_rate"))
    if sum(rate.parts_per_million for rate in rates) != combined:
        name = "Sales tax" if is_us else "Tax"
        return (ProvidedRate(place or to.country, name, combined),)
    return tuple(rates)


def _millionths(rate: object) -> int:
    exact = Decimal(str(rate or 0)) * 1_000_000
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def _number(money: Money) -> float:
    """Only for the wire: the shortest decimal of a double is the amount as it was written."""
    return float(money.decimal())
