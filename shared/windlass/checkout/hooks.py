"""What the payment provider tells us, as a hint to look: its word is checked by asking back."""

from __future__ import annotations

from typing import Any

from windlass.adapters.stripe import accounts, sessions
from windlass.adapters.stripe.client import from_stripe
from windlass.checkout import payments as checkout_payments
from windlass.checkout import settling
from windlass.checkout.repository import CheckoutRepository
from windlass.orders import refunds, worth
from windlass.orders import service as orders
from windlass.stores import payments
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

SESSION = "checkout.session."
PAID_NEWS = (f"{SESSION}completed", f"{SESSION}async_payment_succeeded")
REFUND_NEWS = ("refund.failed", "refund.updated", "charge.refund.updated")


def take_in(account_id: str, event: dict[str, Any]) -> None:
    """Apply one Stripe event of a connected account. Unknown types, unknown accounts and objects
    of other stores are passed over; repeating it changes nothing.

    Raises PaymentProviderUnavailable (502) when asking back failed: try the event again.
    """
    store_id = payments.store_of_account(account_id) if account_id else None
    if store_id is None:
        return
    kind, thing = str(event["type"]), event["data"]["object"]
    if kind == "account.updated":
        payments.apply_account_update(accounts.state_of(thing), created=int(event["created"]))
        return
    if kind == "account.application.deauthorized":
        payments.disconnect(account_id)
        return
    store = tenancy.act(store_id, task="payments")
    if kind.startswith(SESSION):
        _settle(store, account_id, thing.get("client_reference_id"), is_paid=kind in PAID_NEWS)
    elif kind in ("charge.succeeded", "charge.updated"):
        _record_fee(store, account_id, _checkout_id(thing))
    elif kind == "charge.refunded":
        _adopt_refunds(store, account_id, thing)
    elif kind in REFUND_NEWS and thing.get("status") == "failed":
        _fail_refund(store, account_id, thing)


def _settle(
    store: StoreContext, account_id: str, checkout_id: str | None, *, is_paid: bool
) -> None:
    if checkout_id is None:
        return
    checkout = CheckoutRepository(store.store_id).find(checkout_id)
    if checkout is not None and checkout.account_id == account_id:
        settle = settling.settle_late if is_paid else settling.settle
        settle(store, checkout_id)


def _record_fee(store: StoreContext, account_id: str, checkout_id: str | None) -> None:
    order = orders.find(store, checkout_id) if checkout_id else None
    if order is None:
        return  # not an order yet; completing it reads the fee itself
    payment = orders.payment_of(order)
    if payment.fee is not None or payment.account_id != account_id:
        return
    session = sessions.retrieve(payment.session_id, account_id=account_id)
    fee = checkout_payments.fee_of(session, worth.exchange_of(order))
    if fee is not None:
        orders.record_fee(store, order.order_id, fee)


def _adopt_refunds(store: StoreContext, account_id: str, charge: dict[str, Any]) -> None:
    checkout_id = _checkout_id(charge)
    order = orders.find(store, checkout_id) if checkout_id else None
    if order is not None and orders.payment_of(order).account_id == account_id:
        given_back = from_stripe(int(charge["amount_refunded"]), str(charge["currency"]))
        refunds.adopt(store, order.order_id, given_back)


def _fail_refund(store: StoreContext, account_id: str, refund: dict[str, Any]) -> None:
    refund_id = (refund.get("metadata") or {}).get("refund_id")
    checkout_id = _checkout_id(refund)
    order = orders.find(store, checkout_id) if checkout_id else None
    if order is None or refund_id is None or orders.payment_of(order).account_id != account_id:
        return
    why = str(refund.get("failure_reason") or "unknown").replace("_", " ")
    failure = f"The buyer's bank did not take it ({why}). Give it back another way."
    refunds.fail(store, order.order_id, str(refund_id), failure)


def _checkout_id(charge: dict[str, Any]) -> str | None:
    """Charges carry the metadata of their payment intent, refunds what we gave them."""
    found = (charge.get("metadata") or {}).get("checkout_id")
    return str(found) if found else None
