"""Merchants' own Stripe accounts: made by us, run by them.

Wire facts: https://docs.stripe.com/api/accounts (controller properties),
https://docs.stripe.com/api/account_links (good for one visit, for minutes, never to be mailed).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from windlass.adapters.stripe.client import client
from windlass.adapters.stripe.errors import translated

# The merchant pays Stripe's fees, Stripe carries losses and asks for documents, and the merchant
# has Stripe's whole dashboard: they are the seller, we are the software.
CONTROLLER: dict[str, Any] = {
    "fees": {"payer": "account"},
    "losses": {"payments": "stripe"},
    "requirement_collection": "stripe",
    "stripe_dashboard": {"type": "full"},
}


class AccountState(Struct, frozen=True):
    account_id: str
    charges_enabled: bool
    payouts_enabled: bool
    details_submitted: bool
    currently_due: tuple[str, ...]  # Stripe's names, e.g. "individual.verification.document"
    past_due: tuple[str, ...]
    pending_verification: tuple[str, ...]
    disabled_reason: str | None


def create(
    *, store_id: str, name: str, country: str, email: str, url: str, idempotency_key: str
) -> AccountState:
    """A new account for a store. Raises PaymentRefused (a country Stripe does not serve, say) and
    PaymentProviderUnavailable (502)."""
    params: dict[str, Any] = {
        "controller": CONTROLLER,
        "country": country,
        "email": email,
        "business_profile": {"name": name, "url": url},
        "capabilities": {"card_payments": {"requested": True}, "transfers": {"requested": True}},
        "metadata": {"store_id": store_id},
    }
    if not url.startswith("https:"):
        del params["business_profile"]["url"]  # Stripe takes public addresses only
    with translated():
        made = client().v1.accounts.create(
            params,  # type: ignore[arg-type]  # built as a plain dict
            {"idempotency_key": idempotency_key},
        )
    return state_of(made.to_dict())


def retrieve(account_id: str) -> AccountState:
    """The account as it is now. Raises PaymentRefused (not ours any more) and
    PaymentProviderUnavailable (502)."""
    with translated():
        found = client().v1.accounts.retrieve(account_id)
    return state_of(found.to_dict())


def onboarding_url(account_id: str, *, return_url: str, refresh_url: str) -> str:
    """Where the merchant gives Stripe what it asks for. Whoever comes too late is sent to
    `refresh_url`, which must ask for a new one. Raises PaymentRefused and
    PaymentProviderUnavailable (502)."""
    with translated():
        link = client().v1.account_links.create(
            {
                "account": account_id,
                "type": "account_onboarding",
                "return_url": return_url,
                "refresh_url": refresh_url,
                "collection_options": {"fields": "eventually_due"},
            }
        )
    return link.url


def state_of(account: Mapping[str, Any]) -> AccountState:
    """From an account object, also the one inside an `account.updated` event."""
    requirements = account.get("requirements") or {}
    return AccountState(
        account_id=account["id"],
        charges_enabled=bool(account.get("charges_enabled")),
        payouts_enabled=bool(account.get("payouts_enabled")),
        details_submitted=bool(account.get("details_submitted")),
        currently_due=tuple(requirements.get("currently_due") or ()),
        past_due=tuple(requirements.get("past_due") or ()),
        pending_verification=tuple(requirements.get("pending_verification") or ()),
        disabled_reason=requirements.get("disabled_reason"),
    )
