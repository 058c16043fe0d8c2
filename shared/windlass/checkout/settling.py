"""How a checkout ends: exactly once, whoever asks first.

The webhook, the shopper's return page and the reconciliation all call `settle`, in any order and at
the same time. Each asks the payment provider what happened (what a caller claims is never believed)
and tries to write the end; the table lets one of them win, and the others find it written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.adapters.stripe import sessions
from windlass.checkout import ending
from windlass.checkout.events import PaymentPending
from windlass.checkout.models import LATE, SETTLED, Checkout, State
from windlass.checkout.repository import CheckoutRepository
from windlass.kit import clock
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from windlass.adapters.stripe.sessions import SessionState

PAID = ("paid", "no_payment_required")


def settle(store: StoreContext, checkout_id: str) -> Checkout:
    """Bring a checkout up to date with the payment provider, and give it its end if it has come.

    Raises CheckoutNotFound (404), PaymentProviderUnavailable and PaymentRefused (502); nothing is
    written then, and the reconciliation asks again.
    """
    checkout = CheckoutRepository(store.store_id).get(checkout_id)
    if checkout.state in SETTLED:
        return checkout
    if checkout.due.amount == 0:
        return ending.complete_free(store, checkout)
    if checkout.session_id is None:  # the page was never opened
        return ending.expire(store, checkout) if checkout.expires_at <= clock.now() else checkout
    session = sessions.retrieve(checkout.session_id, account_id=checkout.account_id)
    return take_over(store, checkout, session)


def settle_late(store: StoreContext, checkout_id: str) -> Checkout:
    """The same for one that the provider says was paid, also after its time was over: it becomes
    an order if everything is still there, and else the money goes back. Raises as `settle`."""
    checkout = CheckoutRepository(store.store_id).get(checkout_id)
    if checkout.state not in LATE or checkout.session_id is None:
        return settle(store, checkout_id)
    session = sessions.retrieve(checkout.session_id, account_id=checkout.account_id)
    if session.status != "complete" or session.payment_status not in PAID:
        return checkout
    return ending.complete_paid(store, checkout, session)


def close(store: StoreContext, checkout_id: str) -> Checkout:
    """Make sure that a checkout can no longer be paid, because its time is over or another one
    takes its place. One that was paid meanwhile comes back completed."""
    checkout = CheckoutRepository(store.store_id).get(checkout_id)
    if checkout.state in SETTLED:
        return checkout
    if checkout.session_id is None:
        return ending.expire(store, checkout)
    session = sessions.expire(checkout.session_id, account_id=checkout.account_id)
    return take_over(store, checkout, session)


def take_over(store: StoreContext, checkout: Checkout, session: SessionState) -> Checkout:
    """Write what the provider's answer means for the checkout."""
    if session.status == "expired":
        return ending.expire(store, checkout)
    if session.status != "complete":
        return _note_failure(store, checkout, session.failure)
    if session.payment_status in PAID:
        return ending.complete_paid(store, checkout, session)
    if session.intent_status in ("requires_payment_method", "canceled"):
        return ending.end(store, checkout, State.FAILED, failure=session.failure)
    return _wait(store, checkout)


def _wait(store: StoreContext, checkout: Checkout) -> Checkout:
    """A delayed payment: what is held stays held until the provider knows."""
    if checkout.state == State.PENDING:
        return checkout
    checkout.state = State.PENDING
    repository = CheckoutRepository(store.store_id)
    if not repository.save(checkout, PaymentPending(checkout.checkout_id)):
        return repository.get(checkout.checkout_id)
    return checkout


def _note_failure(store: StoreContext, checkout: Checkout, failure: str | None) -> Checkout:
    """The shopper was declined and may try again: remember what to tell them."""
    if failure is None or failure == checkout.failure:
        return checkout
    checkout.failure = failure
    repository = CheckoutRepository(store.store_id)
    if not repository.save(checkout):
        return repository.get(checkout.checkout_id)
    return checkout
