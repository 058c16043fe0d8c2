"""Stripe Tax on the merchant's account: POST /v1/tax/calculations through the SDK."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from windlass.adapters.stripe.client import client, to_stripe
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
from windlass.kit.money import Money

if TYPE_CHECKING:
    from stripe.params.tax import CalculationCreateParams

# https://docs.stripe.com/tax/tax-codes; the rest is tangible goods.
TANGIBLE, SHIPPING = "txcd_99999999", "txcd_92010001"
CODES = {
    "clothing": "txcd_30011000",
    "food": "txcd_40060003",
    "books": "txcd_35010000",
    "digital": "txcd_10000000",
    "zero": "txcd_00000000",
    "exempt": "txcd_00000000",
}


class StripeTaxClient:
    name = "Stripe Tax"

    def __init__(self, account_id: str) -> None:
        self._account = account_id

    def test(self) -> None:
        """Stripe Tax answers `active` once the account has its head office and a tax code."""
        settings = self._call(
            lambda: client().v1.tax.settings.retrieve(options={"stripe_account": self._account})
        )
        if settings["status"] != "active":
            raise TaxProviderRefused(
                "Stripe Tax is not set up on your Stripe account yet: add your head office there."
            )

    def rates(
        self, seller: Seller, to: Destination, items: tuple[Item, ...], shipping: Money
    ) -> Provided:
        """Asks for exclusive tax: only the rates are taken, amounts are ours."""
        del seller  # Stripe knows the registrations of the account
        params: CalculationCreateParams = {
            "currency": shipping.currency.lower(),
            "customer_details": {
                "address": {
                    "country": to.country,
                    "state": to.province,
                    "postal_code": to.postal_code,
                    "city": to.city,
                    "line1": to.line1,
                },
                "address_source": "shipping",
            },
            "line_items": [
                {
                    "reference": item.line_id,
                    "amount": to_stripe(item.net),
                    "tax_behavior": "exclusive",
                    "tax_code": CODES.get(item.tax_class, TANGIBLE),
                }
                for item in items
            ],
            "shipping_cost": {
                "amount": to_stripe(shipping),
                "tax_behavior": "exclusive",
                "tax_code": SHIPPING,
            },
            "expand": ["line_items.data.tax_breakdown"],
        }
        made = self._call(
            lambda: client().v1.tax.calculations.create(params, {"stripe_account": self._account})
        )
        found = {line["reference"]: line for line in made["line_items"]["data"]}
        return Provided(
            {
                item.line_id: _rates(found.get(item.line_id, {}).get("tax_breakdown") or [])
                for item in items
            },
            _rates((made.get("shipping_cost") or {}).get("tax_breakdown") or []),
        )

    def file(self, filing: Filing) -> None:
        """Stripe files from its own payments' calculations; there is nothing to hand in."""

    def _call(self, request: Any) -> dict[str, Any]:
        import stripe

        try:
            return dict(request().to_dict())
        except (stripe.AuthenticationError, stripe.PermissionError) as error:
            raise TaxProviderRefused("Stripe does not let us use Tax on this account.") from error
        except stripe.StripeError as error:
            said = error.user_message or type(error).__name__
            raise TaxProviderFailed(f"Stripe Tax: {said}") from error


def _rates(parts: Iterable[dict[str, Any]]) -> tuple[ProvidedRate, ...]:
    found = []
    for part in parts:
        details = part.get("tax_rate_details")
        if not details:
            continue
        place = part["jurisdiction"]
        state = place.get("state")
        jurisdiction = f"{place['country']}-{state}" if state else place["country"]
        level = place.get("level", "country")
        name = details.get("display_name") or "Tax"
        if level in ("county", "city", "district"):
            name = f"{name} ({place['display_name']})"
        exact = Decimal(details["percentage_decimal"]) * 10_000
        found.append(
            ProvidedRate(jurisdiction, name, int(exact.quantize(Decimal(1), ROUND_HALF_UP)))
        )
    return tuple(found)
