"""The Stripe SDK, made when first used: importing it costs a cold start half a second of CPU."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from windlass.kit import config, currencies
from windlass.kit.money import Money

if TYPE_CHECKING:
    from stripe import StripeClient

TIMEOUT_SECONDS = 8
RETRIES = 2  # a StripeClient makes none unless told; three tries end before a request does


@cache
def client() -> StripeClient:
    """The platform's client. Calls for a merchant name the account in their options:
    `client().v1.checkout.sessions.create(params, {"stripe_account": account_id})`."""
    import stripe

    return stripe.StripeClient(
        config.STRIPE_SECRET_KEY,
        base_addresses={"api": config.STRIPE_API_BASE},
        max_network_retries=RETRIES,
        http_client=stripe.RequestsClient(timeout=TIMEOUT_SECONDS),
    )


def to_stripe(money: Money) -> int:
    """Stripe's amount: our minor units, but ISK and UGX, which have none in use, in hundredths
    (https://docs.stripe.com/currencies#special-cases)."""
    hundredfold = money.currency in currencies.STRIPE_HUNDREDFOLD
    return money.amount * 100 if hundredfold else money.amount


def from_stripe(amount: int, currency: str) -> Money:
    """The way back; `currency` in any case."""
    code = currency.upper()
    return Money(amount // 100 if code in currencies.STRIPE_HUNDREDFOLD else amount, code)
