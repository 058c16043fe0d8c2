"""How a checkout was paid, as its order keeps it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit.money import Money
from windlass.orders.rules import CreditPart, Payment

if TYPE_CHECKING:
    from windlass.adapters.stripe.sessions import SessionState
    from windlass.checkout.models import Checkout


def by_card(checkout: Checkout, session: SessionState) -> Payment:
    fee = session.fee
    same_currency = fee is not None and fee.currency == checkout.total.currency
    return Payment(
        provider="stripe",
        account_id=checkout.account_id,
        session_id=session.session_id,
        intent_id=session.intent_id or "",
        charge_id=session.charge_id,
        captured=session.total,
        refunded=Money.zero(session.total.currency),
        fee=fee if same_currency else None,
        risk_level=session.risk_level,
        risk_score=session.risk_score,
        credits=credits_of(checkout),
        took_fee=checkout.application_fee.amount > 0,
    )


def without_card(checkout: Checkout) -> Payment:
    """Nothing was left to pay: no provider, no fee, no risk."""
    credits_, zero = credits_of(checkout), Money.zero(checkout.total.currency)
    return Payment(
        provider="credit" if credits_ else "none",
        account_id="",
        session_id="",
        intent_id="",
        charge_id=None,
        captured=zero,
        refunded=zero,
        fee=zero,
        risk_level=None,
        risk_score=None,
        credits=credits_,
        took_fee=False,
    )


def credits_of(checkout: Checkout) -> tuple[CreditPart, ...]:
    """What the frozen price takes from gift cards and store credit, in the order it takes it."""
    currency = checkout.total.currency
    return tuple(
        CreditPart(
            credit_id=paid["credit_id"],
            label=paid["label"],
            spent=Money(paid["amount"], currency),
            returned=Money.zero(currency),
        )
        for paid in checkout.breakdown.get("credits", ())
    )
