"""The ends of a checkout. Each is written once: the table lets one caller win, and the others find
the end that was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.carts import service as carts
from windlass.checkout import holds, payments
from windlass.checkout.events import CheckoutExpired, PaymentReturned
from windlass.checkout.holds import Holdings
from windlass.checkout.models import LATE, SETTLED, Checkout, State
from windlass.checkout.repository import CheckoutRepository
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed, conflicted
from windlass.orders import placing, rules
from windlass.orders.placing import NewOrder
from windlass.orders.rules import Payment
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from windlass.adapters.stripe.sessions import SessionState

ATTEMPTS = 10  # orders of one store take turns at its next number
MOST_ITEMS = 100  # of one transaction
ITEMS_OF_ORDER = 7  # order, number, pointer, timeline, event, checkout, cart


def complete_paid(store: StoreContext, checkout: Checkout, session: SessionState) -> Checkout:
    """Turn the money into an order, or give it back when it cannot be one. The money may come
    after the checkout was over: then what it had held is taken anew."""
    if session.total != checkout.due or session.checkout_id != checkout.checkout_id:
        return give_back(store, checkout, session, reason="amount_mismatch")
    checkout, problem = _place(store, checkout, payments.by_card(checkout, session))
    return give_back(store, checkout, session, reason=problem) if problem else checkout


def complete_free(store: StoreContext, checkout: Checkout) -> Checkout:
    """The order of a checkout with nothing left to pay; expired when it cannot be one."""
    checkout, problem = _place(store, checkout, payments.without_card(checkout))
    return expire(store, checkout) if problem else checkout


def expire(store: StoreContext, checkout: Checkout) -> Checkout:
    event = CheckoutExpired(checkout.checkout_id, checkout.cart_id)
    return end(store, checkout, State.EXPIRED, event=event)


def give_back(
    store: StoreContext, checkout: Checkout, session: SessionState, *, reason: str
) -> Checkout:
    """Refund everything. The key makes the refund one, however often this is reached."""
    from windlass.adapters.stripe import refunds as stripe_refunds
    from windlass.adapters.stripe.errors import PaymentRefused

    if session.intent_id is not None:
        try:
            stripe_refunds.create(
                account_id=checkout.account_id,
                intent_id=session.intent_id,
                amount=session.total,
                reason=reason,
                idempotency_key=f"return-{checkout.checkout_id}",
                took_fee=checkout.application_fee.amount > 0,
            )
        except PaymentRefused as refused:
            if refused.details.get("provider_code") != "charge_already_refunded":
                raise  # otherwise somebody did it at the provider
    event = PaymentReturned(checkout.checkout_id, reason, session.total)
    return end(store, checkout, State.RETURNED, event=event, failure=reason)


def end(
    store: StoreContext,
    checkout: Checkout,
    state: State,
    *,
    event: CheckoutExpired | PaymentReturned | None = None,
    failure: str | None = None,
) -> Checkout:
    """An end without an order: all that was held is free again."""
    repository = CheckoutRepository(store.store_id)
    held = Holdings.of(checkout)
    for _attempt in range(ATTEMPTS):
        is_late = checkout.state in LATE
        checkout.failure = failure or checkout.failure
        moves = None
        try:
            with transactions.write() as transaction:
                repository.settle_in(transaction, checkout, state)
                if event is not None:
                    transaction.save(outbox.to_item(store.store_id, event))
                if not is_late:  # else it was freed when its time was over
                    moves = holds.release(transaction, store, held)
        except TransactWriteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            checkout = repository.get(checkout.checkout_id)
            if _is_over(checkout, state):
                return checkout
            if moves is not None:
                held = held.without(moves.refusal(error))
            continue
        return checkout
    return checkout


def _place(store: StoreContext, checkout: Checkout, payment: Payment) -> tuple[Checkout, str]:
    """The settled checkout, or with the reason why it cannot be an order."""
    repository = CheckoutRepository(store.store_id)
    for _attempt in range(ATTEMPTS):
        order = placing.number(store, _new_order(checkout, payment))
        is_late = checkout.state in LATE
        held = Holdings.of(checkout)
        if is_late and held.most_items + ITEMS_OF_ORDER > MOST_ITEMS:
            return checkout, "too_late"  # taking needs more writes than committing did
        try:
            with transactions.write() as transaction:
                placing.add_to(transaction, store, order)
                repository.settle_in(transaction, checkout, State.COMPLETED)
                carts.mark_completed(
                    transaction, store, checkout.cart_id, order_id=checkout.checkout_id
                )
                move = holds.take if is_late else holds.commit
                moves = move(transaction, store, held)
        except TransactWriteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            checkout = repository.get(checkout.checkout_id)
            if _is_over(checkout, State.COMPLETED):
                return checkout, ""  # somebody else was faster: this is the end
            refusal = moves.refusal(error)
            if refusal:
                return checkout, refusal.reason
            if carts.completed_as(store, checkout.cart_id) not in (None, checkout.checkout_id):
                return checkout, "paid_twice"
            continue  # another order took the number, or a write was under way
        return checkout, ""
    return checkout, ""  # still open: the reconciliation tries again


def _is_over(checkout: Checkout, wanted: State) -> bool:
    """Whether there is no way from here to the end that is wanted."""
    if checkout.state in LATE:
        return wanted in LATE
    return checkout.state in SETTLED


def _new_order(checkout: Checkout, payment: Payment) -> NewOrder:
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
        exchange=checkout.exchange,
        payment=payment,
        customer_id=checkout.customer_id,
        note=checkout.note,
        vat_number=checkout.vat_number,
    )
