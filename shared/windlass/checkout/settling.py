"""How a checkout ends: exactly once, whoever asks first.

The webhook, the shopper's return page and the reconciliation all call `settle`, in any order and at
the same time. Each asks the payment provider what happened (what a caller claims is never believed)
and tries to write the end; the table lets one of them win, and the others find it written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.adapters.stripe import refunds as stripe_refunds
from windlass.adapters.stripe import sessions
from windlass.adapters.stripe.errors import PaymentRefused
from windlass.carts import service as carts
from windlass.catalog import stock
from windlass.catalog.parts import StockLine
from windlass.checkout.events import CheckoutExpired, PaymentPending, PaymentReturned
from windlass.checkout.models import SETTLED, Checkout, State
from windlass.checkout.repository import CheckoutRepository
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock
from windlass.orders import placing, rules
from windlass.orders.placing import NewOrder
from windlass.orders.rules import Payment
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from windlass.adapters.stripe.sessions import SessionState

ATTEMPTS = 10  # orders of one store take turns at its next number


def settle(store: StoreContext, checkout_id: str) -> Checkout:
    """Bring a checkout up to date with the payment provider, and give it its end if it has come.

    Raises CheckoutNotFound (404), PaymentProviderUnavailable and PaymentRefused (502); nothing is
    written then, and the reconciliation asks again.
    """
    checkout = CheckoutRepository(store.store_id).get(checkout_id)
    if checkout.state in SETTLED:
        return checkout
    if checkout.session_id is None:  # the page was never opened
        return _expire(store, checkout) if checkout.expires_at <= clock.now() else checkout
    session = sessions.retrieve(checkout.session_id, account_id=checkout.account_id)
    return take_over(store, checkout, session)


def close(store: StoreContext, checkout_id: str) -> Checkout:
    """Make sure that a checkout can no longer be paid, because its time is over or another one
    takes its place. One that was paid meanwhile comes back completed."""
    checkout = CheckoutRepository(store.store_id).get(checkout_id)
    if checkout.state in SETTLED:
        return checkout
    if checkout.session_id is None:
        return _expire(store, checkout)
    session = sessions.expire(checkout.session_id, account_id=checkout.account_id)
    return take_over(store, checkout, session)


def take_over(store: StoreContext, checkout: Checkout, session: SessionState) -> Checkout:
    """Write what the provider's answer means for the checkout."""
    if session.status == "expired":
        return _expire(store, checkout)
    if session.status != "complete":
        return _note_failure(store, checkout, session.failure)
    if session.payment_status in ("paid", "no_payment_required"):
        return _complete(store, checkout, session)
    if session.intent_status in ("requires_payment_method", "canceled"):
        return _end(store, checkout, State.FAILED, failure=session.failure)
    return _wait(store, checkout)


def _complete(store: StoreContext, checkout: Checkout, session: SessionState) -> Checkout:
    """Turn the money into an order, or give it back when it cannot be one."""
    if session.total != checkout.total or session.checkout_id != checkout.checkout_id:
        return _give_back(store, checkout, session, reason="amount_mismatch")
    repository = CheckoutRepository(store.store_id)
    for _attempt in range(ATTEMPTS):
        order = placing.number(store, _new_order(checkout, session))
        try:
            with transactions.write() as transaction:
                placing.add_to(transaction, store, order)
                repository.settle_in(transaction, checkout, State.COMPLETED)
                carts.mark_completed(
                    transaction, store, checkout.cart_id, order_id=checkout.checkout_id
                )
                moves = stock.commit(
                    transaction,
                    store,
                    reference=checkout.checkout_id,
                    lines=stock_lines(checkout),
                )
        except TransactWriteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            checkout = repository.get(checkout.checkout_id)
            if checkout.state in SETTLED:
                return checkout  # somebody else was faster: this is the order
            if moves.sold_out(error):
                return _give_back(store, checkout, session, reason="sold_out")
            if carts.completed_as(store, checkout.cart_id) not in (None, checkout.checkout_id):
                return _give_back(store, checkout, session, reason="paid_twice")
            continue  # another order took the number, or a write was under way
        return checkout
    return checkout  # still open: the reconciliation tries again


def _give_back(
    store: StoreContext, checkout: Checkout, session: SessionState, *, reason: str
) -> Checkout:
    """Refund everything. The key makes the refund one, however often this is reached."""
    if session.intent_id is not None:
        try:
            stripe_refunds.create(
                account_id=checkout.account_id,
                intent_id=session.intent_id,
                amount=session.total,
                reason=reason,
                idempotency_key=f"return-{checkout.checkout_id}",
            )
        except PaymentRefused as refused:
            if refused.details.get("provider_code") != "charge_already_refunded":
                raise  # otherwise somebody did it at the provider
    event = PaymentReturned(checkout.checkout_id, reason, session.total)
    return _end(store, checkout, State.RETURNED, event=event, failure=reason)


def _expire(store: StoreContext, checkout: Checkout) -> Checkout:
    event = CheckoutExpired(checkout.checkout_id, checkout.cart_id)
    return _end(store, checkout, State.EXPIRED, event=event)


def _end(
    store: StoreContext,
    checkout: Checkout,
    state: State,
    *,
    event: CheckoutExpired | PaymentReturned | None = None,
    failure: str | None = None,
) -> Checkout:
    """An end without an order: what was held in stock is free again."""
    repository = CheckoutRepository(store.store_id)
    held = stock_lines(checkout)
    for _attempt in range(ATTEMPTS):
        checkout.failure = failure or checkout.failure
        try:
            with transactions.write() as transaction:
                repository.settle_in(transaction, checkout, state)
                if event is not None:
                    transaction.save(outbox.to_item(store.store_id, event))
                moves = stock.release(
                    transaction, store, reference=checkout.checkout_id, lines=held
                )
        except TransactWriteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            checkout = repository.get(checkout.checkout_id)
            if checkout.state in SETTLED:
                return checkout
            vanished = moves.sold_out(error)  # products deleted meanwhile hold nothing any more
            held = [line for line in held if (line.product_id, line.variant_id) not in vanished]
            continue
        return checkout
    return checkout


def _wait(store: StoreContext, checkout: Checkout) -> Checkout:
    """A delayed payment: the stock stays held until the provider knows."""
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


def stock_lines(checkout: Checkout) -> list[StockLine]:
    return [
        StockLine(line.line_id, line.product_id, line.variant_id, line.quantity)
        for line in map(rules.line_from, checkout.lines)
    ]


def _new_order(checkout: Checkout, session: SessionState) -> NewOrder:
    fee = session.fee
    same_currency = fee is not None and fee.currency == checkout.total.currency
    return NewOrder(
        order_id=checkout.checkout_id,
        email=checkout.email,
        locale=checkout.locale,
        cart_id=checkout.cart_id,
        lines=tuple(map(rules.line_from, checkout.lines)),
        address=checkout.address,
        shipping=checkout.shipping,
        breakdown=checkout.breakdown,
        total=checkout.total,
        payment=Payment(
            provider="stripe",
            account_id=checkout.account_id,
            session_id=session.session_id,
            intent_id=session.intent_id or "",
            charge_id=session.charge_id,
            captured=session.total,
            refunded=session.total - session.total,
            fee=fee if same_currency else None,
            risk_level=session.risk_level,
            risk_score=session.risk_score,
        ),
    )
