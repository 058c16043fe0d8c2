"""Hosted payment pages on the merchant's own account (direct charges).

Wire facts: https://docs.stripe.com/api/checkout/sessions. Session metadata is not copied to the
PaymentIntent, so both carry our ids. A session may be expired only while it is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.adapters.stripe.client import client, from_stripe, to_stripe
from windlass.adapters.stripe.errors import PaymentRefused, translated
from windlass.kit.money import Money

if TYPE_CHECKING:
    from stripe.checkout import Session


# Those that the payment page speaks: https://docs.stripe.com/api/checkout/sessions/create
_SPOKEN = frozenset(
    "bg cs da de el en es et fi fil fr hr hu id it ja ko lt lv ms mt nb nl pl pt ro ru sk sl sv th"
    " tr vi zh".split()
)


class SessionLine(Struct, frozen=True):
    name: str
    unit_price: Money
    quantity: int
    image_url: str | None = None
    description: str = ""


class NewSession(Struct, frozen=True):
    store_id: str
    checkout_id: str
    account_id: str
    email: str
    locale: str  # as we name it: `de-AT`
    lines: tuple[SessionLine, ...]
    shipping_name: str
    shipping: Money | None  # None: the lines hold it
    total: Money
    application_fee: Money
    ship_to: dict[str, str]  # name, line1, line2, city, state, postal_code, country, phone
    success_url: str
    cancel_url: str
    expires_at: datetime  # 30 minutes to 24 hours ahead
    statement_suffix: str


class SessionState(Struct, frozen=True):
    """What the provider says of a session. `status`: open, complete, expired. `payment_status`:
    paid, unpaid (a delayed method is under way), no_payment_required."""

    session_id: str
    url: str | None
    status: str
    payment_status: str
    checkout_id: str | None
    total: Money
    intent_id: str | None
    intent_status: str | None
    charge_id: str | None
    fee: Money | None  # the provider's and ours; none until the charge is settled
    settled_rate: Decimal | None  # what one of the total's currency became in the fee's
    risk_level: str | None
    risk_score: int | None
    failure: str | None  # of the last attempt, in the provider's words for the shopper


def create(new: NewSession, *, idempotency_key: str) -> SessionState:
    """Open a payment page. The amounts are ours: Stripe adds nothing.

    Raises PaymentRefused and PaymentProviderUnavailable (502).
    """
    ids = {"checkout_id": new.checkout_id, "store_id": new.store_id}
    ship_to = {key: value for key, value in new.ship_to.items() if value}  # "" would mean "unset"
    address = {key: value for key, value in ship_to.items() if key not in ("name", "phone")}
    named = {key: ship_to[key] for key in ("name", "phone") if key in ship_to}
    params: dict[str, Any] = {
        "mode": "payment",
        "client_reference_id": new.checkout_id,
        "customer_email": new.email,
        "metadata": ids,
        "line_items": [_line(line) for line in new.lines],
        "payment_intent_data": {
            "application_fee_amount": to_stripe(new.application_fee),
            "metadata": ids,
            "shipping": {**named, "address": address},
            "statement_descriptor_suffix": new.statement_suffix,
        },
        "success_url": new.success_url,
        "cancel_url": new.cancel_url,
        "expires_at": int(new.expires_at.timestamp()),
        "locale": _locale(new.locale),
        "submit_type": "pay",
    }
    if new.shipping is not None:
        params["shipping_options"] = [_shipping(new.shipping_name, new.shipping)]
    if new.application_fee.amount == 0:
        del params["payment_intent_data"]["application_fee_amount"]
    if not any(character.isalpha() for character in new.statement_suffix):
        del params["payment_intent_data"]["statement_descriptor_suffix"]  # Stripe wants a letter
    with translated():
        session = client().v1.checkout.sessions.create(
            params,  # type: ignore[arg-type]  # built as a plain dict
            {"stripe_account": new.account_id, "idempotency_key": idempotency_key},
        )
    return _state(session)


def retrieve(session_id: str, *, account_id: str) -> SessionState:
    """The session as it is now, with its charge and fee. Raises PaymentRefused (unknown on this
    account) and PaymentProviderUnavailable (502)."""
    with translated():
        session = client().v1.checkout.sessions.retrieve(
            session_id,
            {"expand": ["payment_intent.latest_charge.balance_transaction"]},
            {"stripe_account": account_id},
        )
    return _state(session)


def expire(session_id: str, *, account_id: str) -> SessionState:
    """Close an open session so that it can no longer be paid, and say how it ended: a session that
    was paid meanwhile comes back `complete`, for the caller to honour."""
    try:
        with translated():
            session = client().v1.checkout.sessions.expire(
                session_id, None, {"stripe_account": account_id}
            )
    except PaymentRefused:
        return retrieve(session_id, account_id=account_id)
    return _state(session)


def _shipping(name: str, amount: Money) -> dict[str, Any]:
    fixed = {"amount": to_stripe(amount), "currency": amount.currency.lower()}
    rate = {"type": "fixed_amount", "display_name": name, "fixed_amount": fixed}
    return {"shipping_rate_data": rate}


def _line(line: SessionLine) -> dict[str, Any]:
    product: dict[str, Any] = {"name": line.name[:250]}
    if line.image_url is not None:
        product["images"] = [line.image_url]
    if line.description:
        product["description"] = line.description
    return {
        "quantity": line.quantity,
        "price_data": {
            "currency": line.unit_price.currency.lower(),
            "unit_amount": to_stripe(line.unit_price),
            "product_data": product,
        },
    }


def _state(session: Session) -> SessionState:
    intent = session.payment_intent
    charge = None if intent is None or isinstance(intent, str) else intent.latest_charge
    settled = None if charge is None or isinstance(charge, str) else charge.balance_transaction
    outcome = None if charge is None or isinstance(charge, str) else charge.outcome
    error = None if intent is None or isinstance(intent, str) else intent.last_payment_error
    currency = session.currency or ""
    return SessionState(
        session_id=session.id,
        url=session.url,
        status=session.status or "",
        payment_status=session.payment_status,
        checkout_id=session.client_reference_id,
        total=from_stripe(session.amount_total or 0, currency),
        intent_id=intent if isinstance(intent, str) or intent is None else intent.id,
        intent_status=None if intent is None or isinstance(intent, str) else intent.status,
        charge_id=charge if isinstance(charge, str) or charge is None else charge.id,
        fee=None
        if settled is None or isinstance(settled, str)
        else from_stripe(settled.fee, settled.currency),
        settled_rate=None
        if settled is None or isinstance(settled, str) or settled.exchange_rate is None
        else Decimal(str(settled.exchange_rate)),  # the SDK reads JSON numbers as floats
        risk_level=getattr(outcome, "risk_level", None),
        risk_score=getattr(outcome, "risk_score", None),
        failure=getattr(error, "message", None),
    )


def completed_since(since: datetime, *, account_id: str) -> Iterator[SessionState]:
    """Every session of the account that was made since then and is complete, newest first. The
    charges are not expanded: retrieve the one you want to act on."""
    params: dict[str, Any] = {
        "status": "complete",
        "created": {"gte": int(since.timestamp())},
        "limit": 100,
    }
    with translated():
        found = client().v1.checkout.sessions.list(
            params,  # type: ignore[arg-type]  # built as a plain dict
            {"stripe_account": account_id},
        )
        for session in found.auto_paging_iter():
            yield _state(session)


def accounts() -> Iterator[str]:
    """The ids of all connected accounts."""
    with translated():
        for account in client().v1.accounts.list({"limit": 100}).auto_paging_iter():
            yield account.id


def _locale(locale: str) -> str:
    """The page's own choice, by the browser, where it does not speak the language."""
    language = locale.partition("-")[0]
    return language if language in _SPOKEN else "auto"
