"""Checkouts that nobody came back for: no paid one is lost, no unpaid one holds stock for ever."""

from __future__ import annotations

from datetime import timedelta

from aws_lambda_powertools import Logger

from windlass.adapters.stripe import sessions
from windlass.adapters.stripe.sessions import SessionState
from windlass.checkout import repository, settling
from windlass.checkout.models import SETTLED, State
from windlass.kit import clock
from windlass.kit.errors import AppError
from windlass.orders import refunds
from windlass.stores import payments
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

logger = Logger()

LEFT_ALONE_FOR = timedelta(minutes=2)  # the webhook and the return page come first
GRACE = timedelta(minutes=1)  # the provider's clock decides; ours only asks
MOST_PER_RUN = 200
LOOKED_BACK = timedelta(days=2)


def reconcile() -> int:
    """Ask the payment provider about every checkout without an end; how many got theirs.

    A buyer who closed the tab and a lost webhook become an order within minutes.
    """
    settled = 0
    for checkout in repository.unsettled(due_before=None, at_most=MOST_PER_RUN):
        if checkout.started_at > clock.now() - LEFT_ALONE_FOR:
            continue
        store = tenancy.act(checkout.store_id, task="reconciliation")
        try:
            ended = settling.settle(store, checkout.checkout_id)
        except AppError as error:
            logger.warning("Not reconciled", checkout_id=checkout.checkout_id, reason=error.message)
            continue
        except Exception:  # one of them must not keep the others waiting
            logger.exception("Not reconciled", checkout_id=checkout.checkout_id)
            continue
        settled += ended.state not in (State.OPEN, State.PENDING)
    return settled


def expire_due() -> int:
    """Close the checkouts whose time is over and free what they held; how many ended."""
    ended = 0
    for checkout in repository.unsettled(due_before=clock.now() - GRACE, at_most=MOST_PER_RUN):
        if checkout.state == State.PENDING:
            continue  # a delayed payment may take days; reconcile() watches it
        store = tenancy.act(checkout.store_id, task="expiry")
        try:
            settling.close(store, checkout.checkout_id)
        except AppError as error:
            logger.warning("Not expired", checkout_id=checkout.checkout_id, reason=error.message)
            continue
        except Exception:  # one of them must not keep the others waiting
            logger.exception("Not expired", checkout_id=checkout.checkout_id)
            continue
        ended += 1
    return ended


def retry_refunds() -> int:
    """Ask again for refunds that the payment provider has not answered."""
    answered = 0
    for store_id, order_id, refund_id in refunds.retry_unanswered():
        store = tenancy.act(store_id, task="refunds")
        try:
            refund = refunds.resume(store, order_id, refund_id)
        except AppError as error:
            logger.warning("Not refunded", refund_id=refund_id, reason=error.message)
            continue
        except Exception:  # one of them must not keep the others waiting
            logger.exception("Not refunded", refund_id=refund_id)
            continue
        answered += refund is not None and refund.state != "requested"
    return answered


def reconcile_all() -> int:
    """Hold what every connected account was paid in two days against our checkouts; how many had
    to be settled. Money for a checkout that was over becomes its order or goes back."""
    settled = 0
    for account_id in sessions.accounts():
        store_id = payments.store_of_account(account_id)
        if store_id is None:
            continue
        store = tenancy.act(store_id, task="reconciliation")
        try:
            settled += _reconcile_account(store, account_id)
        except Exception:  # one account must not keep the others waiting
            logger.exception("Not reconciled", account_id=account_id)
    return settled


def _reconcile_account(store: StoreContext, account_id: str) -> int:
    since = clock.now() - LOOKED_BACK
    found = sessions.completed_since(since, account_id=account_id)
    return sum(_hold_against(store, account_id, session) for session in found)


def _hold_against(store: StoreContext, account_id: str, session: SessionState) -> bool:
    checkout = repository.CheckoutRepository(store.store_id).find(session.checkout_id or "")
    if checkout is None or checkout.account_id != account_id:
        logger.error("Paid without a checkout", session_id=session.session_id)
        return False
    if checkout.state in (State.COMPLETED, State.RETURNED):
        return False
    is_paid = session.payment_status == "paid"
    if checkout.state in SETTLED and not is_paid:
        return False
    settle = settling.settle_late if is_paid else settling.settle
    ended = settle(store, checkout.checkout_id)
    return ended.state in SETTLED and ended.state != checkout.state
