"""How a checkout was paid, as its order keeps it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.currencies.exchange import Exchange
from windlass.kit.money import Money
from windlass.orders import worth
from windlass.orders.rules import CreditPart, Payment

if TYPE_CHECKING:
    from windlass.adapters.stripe.sessions import SessionState
    from windlass.checkout.models import Checkout


def by_card(checkout: Checkout, session: SessionState) -> Payment:
    exchange = worth.exchange_from(checkout.exchange, checkout.total.currency)
    return Payment(
        provider="stripe",
        account_id=checkout.account_id,
        session_id=session.session_id,
        intent_id=session.intent_id or "",
        charge_id=session.charge_id,
        captured=session.total,
        refunded=Money.zero(session.total.currency),
        fee=fee_of(session, exchange),
        risk_level=session.risk_level,
        risk_score=session.risk_score,
        credits=credits_of(checkout),
        took_fee=checkout.application_fee.amount > 0,
    )


def fee_of(session: SessionState, exchange: Exchange) -> Money | None:
    """What the provider kept, in the store's currency; None until the charge is settled.

    It is kept in the currency in which the account is paid out. Where that is neither the order's
    nor the store's, it is taken back into the order's at the rate of the provider, then into the
    store's at the frozen one.
    """
    fee = session.fee
    if fee is None or fee.currency == exchange.base:
        return fee
    if fee.currency == exchange.currency:
        return exchange.back(fee)
    if session.settled_rate is None:
        return None
    paid_out = Exchange(exchange.currency, fee.currency, rate=session.settled_rate)
    return exchange.back(paid_out.back(fee))


def without_card(checkout: Checkout) -> Payment:
    """Nothing was left to pay: no provider, no fee, no risk."""
    credits_, zero = credits_of(checkout), Money.zero(checkout.total.currency)
    exchange = worth.exchange_from(checkout.exchange, zero.currency)
    return Payment(
        provider="credit" if credits_ else "none",
        account_id="",
        session_id="",
        intent_id="",
        charge_id=None,
        captured=zero,
        refunded=zero,
        fee=Money.zero(exchange.base),
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
