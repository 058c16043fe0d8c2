"""Giving money back, exactly once however often it is tried.

The refund is written down first, and the order's refundable amount shrinks with it in the same
transaction, so parallel refunds can never exceed what was captured. Then the provider is asked,
with the refund's own id as idempotency key: a crash in between leaves a refund in state
`requested`, and trying again adopts the provider's refund instead of making a second one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.adapters.stripe import refunds as stripe_refunds
from windlass.adapters.stripe.errors import PaymentRefused
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.orders import models, rules
from windlass.orders.errors import RefundTooLarge
from windlass.orders.events import OrderRefunded
from windlass.orders.models import Order, Refund, TimelineEntry
from windlass.orders.repository import OrderRepository
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from pynamodb.transactions import TransactWrite

UNANSWERED = "REFUNDS#REQUESTED"


def refund(
    store: StoreContext,
    order_id: str,
    *,
    amount: Money,
    reason: str,
    refund_id: str | None = None,
) -> Refund:
    """Give back part or all of what an order's buyer paid, in the order's currency.

    The same `refund_id` again returns the refund as it is. Raises Forbidden (403), OrderNotFound
    (404), RefundTooLarge (422) and PaymentRefused (502) when the provider says no, in which case
    the amount is refundable again. A provider that does not answer leaves the refund `requested`;
    `retry_unanswered` settles it.
    """
    store.require(Permission.REFUNDS_WRITE)
    repository = OrderRepository(store.store_id)
    wanted = refund_id or new_id()
    known = repository.find_refund(order_id, wanted)
    if known is None:
        known = _request(store, repository, order_id, wanted, amount, reason)
    return _settle(store, repository, order_id, known)


def unrefused(store: StoreContext, order_id: str, refund_id: str | None) -> str | None:
    """The id to go on with: this one, or another when the refund that it began was refused."""
    repository = OrderRepository(store.store_id)
    while refund_id is not None:
        known = repository.find_refund(order_id, refund_id)
        if known is None or known.state != "failed":
            break
        refund_id = f"{refund_id}-again"
    return refund_id


def retry_unanswered(*, at_most: int = 25) -> Iterator[tuple[str, str, str]]:
    """(store id, order id, refund id) of refunds that the provider has not answered yet, oldest
    first. The caller enters each store and calls `resume`."""
    for item in Refund.gsi3.query(UNANSWERED, limit=at_most):
        if isinstance(item, Refund):
            _store, store_id, _order, order_id = item.pk.split("#")
            yield store_id, order_id, item.refund_id


def resume(store: StoreContext, order_id: str, refund_id: str) -> Refund | None:
    """Ask the provider again for a refund that is still `requested`."""
    repository = OrderRepository(store.store_id)
    known = repository.find_refund(order_id, refund_id)
    return None if known is None else _settle(store, repository, order_id, known)


def adopt(store: StoreContext, order_id: str, given_back: Money) -> None:
    """Take over refunds that were made at the provider: `given_back` is its running total. Ours
    that it has not counted yet are left alone, and a total we know already changes nothing."""
    repository = OrderRepository(store.store_id)

    def change(order: Order) -> list[TimelineEntry | DataclassInstance] | None:
        payment = rules.payment_from(order.payment)
        if given_back <= payment.refunded:
            return None
        missing = given_back - payment.refunded
        order.payment = _with_refunded(order, given_back)
        refund_id = f"outside-{given_back.amount}"
        text = f"{missing.decimal()} {missing.currency} were refunded at the payment provider."
        entry = repository.entry(order_id, actor=store.actor_id, kind="refunded", message=text)
        return [entry, OrderRefunded(order_id, refund_id, missing)]

    repository.change(order_id, change)


def fail(store: StoreContext, order_id: str, refund_id: str, failure: str) -> None:
    """The bank sent the money of a refund back: the amount is refundable again, and the timeline
    says why. Repeating it changes nothing."""
    repository = OrderRepository(store.store_id)
    known = repository.find_refund(order_id, refund_id)
    if known is not None and known.state in ("succeeded", "pending"):
        _undo(repository, order_id, known, failure)


def _request(
    store: StoreContext,
    repository: OrderRepository,
    order_id: str,
    refund_id: str,
    amount: Money,
    reason: str,
) -> Refund:
    item = Refund(
        models.order_pk(store.store_id, order_id),
        f"REFUND#{refund_id}",
        refund_id=refund_id,
        amount=amount,
        reason=reason,
        state="requested",
        requested_at=clock.now(),
        requested_by=store.actor_id,
        gsi3pk=UNANSWERED,
        gsi3sk=refund_id,
    )

    def change(order: Order) -> list[TimelineEntry | DataclassInstance]:
        payment = rules.payment_from(order.payment)
        _require_refundable(payment, amount)
        order.payment = _with_refunded(order, payment.refunded + amount)
        return []

    def also(transaction: TransactWrite) -> None:
        transaction.save(item, condition=Refund.pk.does_not_exist())

    try:
        repository.change(order_id, change, also=also)
    except TransactWriteError:
        known = repository.find_refund(order_id, refund_id)
        if known is None:
            raise
        return known  # the same request was here at the same moment
    return item


def _require_refundable(payment: rules.Payment, amount: Money) -> None:
    if amount.currency != payment.captured.currency:
        raise RefundTooLarge.field(
            "amount.currency", "currency", f"This order was paid in {payment.captured.currency}."
        )
    if amount.amount <= 0:
        raise RefundTooLarge.field("amount.amount", "positive", "Refund more than nothing.")
    if payment.refundable < amount:
        left = payment.refundable
        raise RefundTooLarge.field(
            "amount.amount", "refundable", f"At most {left.decimal()} {left.currency} is left."
        )


def _settle(
    store: StoreContext, repository: OrderRepository, order_id: str, item: Refund
) -> Refund:
    if item.state != "requested":
        return item
    order = repository.get(order_id)
    payment = rules.payment_from(order.payment)
    try:
        made = stripe_refunds.create(
            account_id=payment.account_id,
            intent_id=payment.intent_id,
            amount=item.amount,
            reason=item.reason,
            idempotency_key=f"refund-{item.refund_id}",
            ids={"checkout_id": order_id, "refund_id": item.refund_id},
        )
    except PaymentRefused as error:
        _undo(repository, order_id, item, str(error))
        raise
    if made.state == "failed":
        failure = "The payment provider could not give it back."
        _undo(repository, order_id, item, failure)
        raise PaymentRefused(failure, provider_code="refund_failed")
    try:
        _finish(store, repository, order_id, item, provider_id=made.refund_id, state=made.state)
    except TransactWriteError as error:
        if not condition_failed(error):
            raise  # still `requested`: the next try adopts the provider's refund
    return repository.find_refund(order_id, item.refund_id) or item


def _finish(
    store: StoreContext,
    repository: OrderRepository,
    order_id: str,
    item: Refund,
    *,
    provider_id: str,
    state: str,
) -> None:
    item.state, item.provider_id = state, provider_id
    item.gsi3pk = item.gsi3sk = None
    money = f"{item.amount.decimal()} {item.amount.currency}"
    entry = repository.entry(
        order_id, actor=item.requested_by, kind="refunded", message=f"Refunded {money}."
    )
    event = OrderRefunded(order_id, item.refund_id, item.amount)
    with transactions.write() as transaction:
        transaction.save(item, condition=Refund.state == "requested")
        transaction.save(entry)
        transaction.save(outbox.to_item(store.store_id, event))


def _undo(repository: OrderRepository, order_id: str, item: Refund, failure: str) -> None:
    """The provider refused: the amount is refundable again, and the timeline says why."""
    seen = item.state
    item.state, item.failure = "failed", failure
    item.gsi3pk = item.gsi3sk = None

    def change(order: Order) -> list[TimelineEntry | DataclassInstance]:
        payment = rules.payment_from(order.payment)
        order.payment = _with_refunded(order, payment.refunded - item.amount)
        word = "was refused" if seen == "requested" else "came back"
        message = f"The refund {word}: {failure}"
        actor = item.requested_by
        return [repository.entry(order_id, actor=actor, kind="refund_failed", message=message)]

    def also(transaction: TransactWrite) -> None:
        transaction.save(item, condition=Refund.state == seen)

    repository.change(order_id, change, also=also)


def _with_refunded(order: Order, refunded: Money) -> dict[str, object]:
    document = {"amount": refunded.amount, "currency": refunded.currency}
    return {**order.payment, "refunded": document}
