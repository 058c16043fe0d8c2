"""Refunds of direct charges. Wire facts: https://docs.stripe.com/api/refunds"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from windlass.adapters.stripe.client import client, to_stripe
from windlass.adapters.stripe.errors import translated
from windlass.kit.money import Money


@dataclass(frozen=True, slots=True)
class MadeRefund:
    refund_id: str
    state: str  # succeeded, pending, failed


def create(
    *,
    account_id: str,
    intent_id: str,
    amount: Money,
    reason: str,
    idempotency_key: str,
    ids: Mapping[str, str] | None = None,
) -> MadeRefund:
    """Give back part of a payment, with our application fee in proportion. `ids` are kept with it,
    to know it by when the provider tells of it.

    The same key gives the same refund. Raises PaymentRefused and PaymentProviderUnavailable (502).
    """
    with translated():
        made = client().v1.refunds.create(
            {
                "payment_intent": intent_id,
                "amount": to_stripe(amount),
                "reason": "requested_by_customer",
                "refund_application_fee": True,
                "metadata": {**(ids or {}), "reason": reason[:500]},
            },
            {"stripe_account": account_id, "idempotency_key": idempotency_key},
        )
    state = "succeeded" if made.status == "succeeded" else str(made.status)
    return MadeRefund(made.id, "failed" if state in ("failed", "canceled") else state)
