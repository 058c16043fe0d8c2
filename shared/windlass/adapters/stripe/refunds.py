"""Refunds of direct charges. Wire facts: https://docs.stripe.com/api/refunds"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from windlass.adapters.stripe.client import client, to_stripe
from windlass.adapters.stripe.errors import translated
from windlass.kit import clock
from windlass.kit.money import Money

if TYPE_CHECKING:
    from stripe import Refund
    from stripe.params import RefundCreateParams

KEYS_KEPT_FOR: Final = timedelta(hours=23)  # Stripe forgets them after a day


class MadeRefund(Struct, frozen=True):
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
    took_fee: bool = True,
    first_asked_at: datetime | None = None,
) -> MadeRefund:
    """Give back part of a payment and, if we took an application fee, that in proportion. `ids` are
    kept with it, to know it by when the provider tells of it.

    The same key gives the same refund for a day. After that the refund with this `refund_id` among
    its ids is looked for, so say when it was first asked for. Raises PaymentRefused and
    PaymentProviderUnavailable (502).
    """
    params: RefundCreateParams = {
        "payment_intent": intent_id,
        "amount": to_stripe(amount),
        "reason": "requested_by_customer",
        "metadata": {**(ids or {}), "reason": reason[:500]},
    }
    if took_fee:  # without one, asking for it back is an error
        params["refund_application_fee"] = True
    is_old = first_asked_at is not None and clock.now() - first_asked_at > KEYS_KEPT_FOR
    with translated():
        known = _find(account_id, intent_id, (ids or {}).get("refund_id")) if is_old else None
        made = known or client().v1.refunds.create(
            params, {"stripe_account": account_id, "idempotency_key": idempotency_key}
        )
    return _shaped(made)


def _find(account_id: str, intent_id: str, refund_id: str | None) -> Refund | None:
    if refund_id is None:
        return None
    listed = client().v1.refunds.list(
        {"payment_intent": intent_id, "limit": 100}, {"stripe_account": account_id}
    )
    for one in listed.auto_paging_iter():
        if one.metadata is not None and one.metadata.to_dict().get("refund_id") == refund_id:
            return one
    return None


def _shaped(made: Refund) -> MadeRefund:
    state = "succeeded" if made.status == "succeeded" else str(made.status)
    return MadeRefund(made.id, "failed" if state in ("failed", "canceled") else state)
