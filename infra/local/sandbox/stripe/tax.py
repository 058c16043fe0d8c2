"""Stripe Tax: the account's settings, and calculations for an address."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe.call import Call
from infra.local.sandbox.stripe.errors import StripeRefusal
from infra.local.sandbox.stripe.forms import Params
from infra.local.sandbox.tax import rates

NOT_TAXABLE = "txcd_00000000"
CLASSES = {"txcd_30011000": "clothing", "txcd_40060003": "food"}
GIVEN = ("currency", "customer_details", "line_items", "shipping_cost", "tax_date")


def retrieve_settings(call: Call) -> Doc:
    active = not call.books.sandbox.trouble.value("stripe", "tax_not_set_up")
    return {
        "object": "tax.settings",
        "livemode": False,
        "status": "active" if active else "pending",
        "status_details": {"active": {}} if active else {"pending": {"missing_fields": []}},
        "defaults": {"tax_behavior": None, "tax_code": None},
        "head_office": None,
    }


def create_calculation(call: Call) -> Doc:
    call.params.only(*GIVEN)
    currency = call.params.required_text("currency")
    if "line_items" not in call.params:
        raise StripeRefusal(
            "Missing required param: line_items.", code="parameter_missing", param="line_items"
        )
    address = Params(call.params.values.get("customer_details", {}).get("address", {}))
    if not address.text("country"):
        raise StripeRefusal(
            "We could not determine the customer's tax location.",
            code="customer_tax_location_invalid",
            param="customer_details[address]",
        )
    lines = [_line(address, Params(line)) for line in call.params.values["line_items"]]
    delivery = Params(call.params.values.get("shipping_cost") or {})
    shipping = _taxed(address, delivery.integer("amount") or 0, "", is_shipping=True)
    tax = sum(one["amount_tax"] for one in [*lines, shipping])
    amount = sum(one["amount"] for one in [*lines, shipping])
    return call.books.new(
        "tax.calculation",
        currency=currency,
        amount_total=amount + tax,
        tax_amount_exclusive=tax,
        tax_amount_inclusive=0,
        line_items={
            "object": "list",
            "data": lines,
            "has_more": False,
            "url": "/v1/tax/calculations/line_items",
        },
        shipping_cost=shipping,
        tax_breakdown=[],
        tax_date=call.books.now,
    )


def _line(address: Params, line: Params) -> Doc:
    taxed = _taxed(address, line.integer("amount") or 0, line.text("tax_code"))
    return {
        "object": "tax.calculation_line_item",
        "reference": line.text("reference"),
        "quantity": 1,
        **taxed,
    }


def _taxed(address: Params, amount: int, code: str, *, is_shipping: bool = False) -> Doc:
    parts = [] if code == NOT_TAXABLE else _parts(address, CLASSES.get(code, ""), is_shipping)
    breakdown = [_part(amount, *part) for part in parts]
    return {
        "amount": amount,
        "amount_tax": sum(one["amount"] for one in breakdown),
        "tax_behavior": "exclusive",
        "tax_code": code or None,
        "tax_breakdown": breakdown,
    }


def _part(
    amount: int, level: str, place: str, state: str, country: str, name: str, rate: Decimal
) -> Doc:
    tax = int((amount * rate).quantize(Decimal(1), ROUND_HALF_UP))
    return {
        "amount": tax,
        "jurisdiction": {
            "country": country,
            "display_name": place,
            "level": level,
            "state": state or None,
        },
        "sourcing": "destination",
        "tax_rate_details": {
            "display_name": name,
            "percentage_decimal": f"{rate * 100:f}".rstrip("0").rstrip("."),
            "tax_type": "sales_tax" if country == "US" else "vat",
        },
        "taxability_reason": "standard_rated",
        "taxable_amount": amount,
    }


def _parts(
    address: Params, tax_class: str, is_shipping: bool
) -> list[tuple[str, str, str, str, str, Decimal]]:
    country, state = address.text("country"), address.text("state")
    if country != "US":
        rate = rates.VAT.get(country) or rates.GST.get(country)
        return [("country", country, "", country, "VAT", rate)] if rate else []
    place = rates.of_zip(state, address.text("postal_code"))
    if tax_class in place.exempt or (is_shipping and not place.freight_taxable):
        return []
    levels = (
        ("state", state, place.state, "Sales Tax"),
        ("county", place.county_name, place.county, "Local Sales Tax"),
        ("city", place.city_name, place.city, "Local Sales Tax"),
        ("district", "District", place.special, "Local Sales Tax"),
    )
    return [
        (level, where, state, country, name, rate) for level, where, rate, name in levels if rate
    ]
