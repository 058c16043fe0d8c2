"""What the rest of the product may do with orders. Refunds are in refunds.py of checkout's floor
below; cancelling, which must stop suppliers first, is fulfilment's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from windlass.kit import clock, text
from windlass.kit.money import Money
from windlass.kit.paging import Page
from windlass.orders import profits, refund_plans, rules, worth
from windlass.orders.errors import OrderAlreadyCancelled
from windlass.orders.events import OrderCancelled
from windlass.orders.models import Order, Refund, TimelineEntry
from windlass.orders.profits import Profit
from windlass.orders.repository import OrderRepository, status_of
from windlass.orders.rules import GONE_OUT, OrderLine, Part, Payment, PaymentStatus, Status
from windlass.pricing import documents
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from msgspec import Struct

    from windlass.pricing.models import Breakdown

MOST_FOUND = 50


def get(store: StoreContext, order_id: str) -> Order:
    """Raises Forbidden (403) and OrderNotFound (404)."""
    store.require(Permission.ORDERS_READ)
    return OrderRepository(store.store_id).get(order_id)


def find(store: StoreContext, order_id: str) -> Order | None:
    """For the shopper who holds the order's signed link or came from its checkout."""
    return OrderRepository(store.store_id).find(order_id)


def list_page(
    store: StoreContext, *, status: str | None = None, limit: int, cursor: str | None = None
) -> Page[Order]:
    """Newest first. Raises Forbidden (403) and CursorInvalid (422)."""
    store.require(Permission.ORDERS_READ)
    return OrderRepository(store.store_id).page(status=status, limit=limit, cursor=cursor)


def search(store: StoreContext, query: str) -> list[Order]:
    """By order number ("1042", "#1042") or by the buyer's whole e-mail address; the newest 50."""
    store.require(Permission.ORDERS_READ)
    repository = OrderRepository(store.store_id)
    wanted = query.strip().removeprefix("#")
    if wanted.isdecimal() and len(wanted) <= 10:
        order_id = repository.id_of_number(int(wanted))
        order = repository.find(order_id) if order_id else None
        return [order] if order else []
    return repository.of_buyer(text.normalise_email(query), limit=MOST_FOUND)


def timeline(
    store: StoreContext, order_id: str, *, is_consistent: bool = False
) -> list[TimelineEntry]:
    """Newest first. Raises Forbidden (403) and OrderNotFound (404)."""
    store.require(Permission.ORDERS_READ)
    repository = OrderRepository(store.store_id)
    repository.get(order_id)
    return repository.entries(order_id, is_consistent=is_consistent)


def refunds(store: StoreContext, order_id: str) -> list[Refund]:
    store.require(Permission.ORDERS_READ)
    return OrderRepository(store.store_id).refunds(order_id)


def add_note(store: StoreContext, order_id: str, message: str) -> TimelineEntry:
    """A note for the team, never shown to the shopper."""
    store.require(Permission.ORDERS_WRITE)
    repository = OrderRepository(store.store_id)
    repository.get(order_id)
    entry = repository.entry(order_id, actor=store.actor_id, kind="note", message=message)
    return repository.append(entry)


def record(
    store: StoreContext, order_id: str, *, kind: str, message: str, **data: Any
) -> TimelineEntry:
    """Append what happened around the order (a mail sent, a hook received) to its timeline."""
    repository = OrderRepository(store.store_id)
    entry = repository.entry(order_id, actor=store.actor_id, kind=kind, message=message, **data)
    return repository.append(entry)


def record_part(
    store: StoreContext,
    order_id: str,
    part: Part,
    *,
    kind: str,
    message: str,
    events: tuple[Struct, ...] = (),
) -> Order:
    """Take over what became of one supplier order; the order's status follows.

    Repeating the same part changes nothing and records nothing.
    """

    def change(order: Order) -> list[TimelineEntry | Struct] | None:
        document = rules.to_document(part)
        document["line_ids"] = list(document["line_ids"])
        if order.parts.get(part.part_id) == document:
            return None
        order.parts = {**order.parts, part.part_id: document}
        entry = repository.entry(
            order_id, actor=store.actor_id, kind=kind, message=message, part_id=part.part_id
        )
        return [entry, *events]

    store.require(Permission.FULFILMENT_WRITE)
    repository = OrderRepository(store.store_id)
    return repository.change(order_id, change)


def count_actions(store: StoreContext, order_id: str, open_actions: int) -> Order:
    """Tell the order how many decisions a person owes it."""

    def change(order: Order) -> list[TimelineEntry | Struct] | None:
        if order.open_actions == open_actions:
            return None
        order.open_actions = open_actions
        return []

    store.require(Permission.FULFILMENT_WRITE)
    return OrderRepository(store.store_id).change(order_id, change)


def mark_cancelled(store: StoreContext, order_id: str, *, reason: str) -> Order:
    """Cancel an order whose suppliers have been stopped. Raises OrderAlreadyCancelled (409)."""

    def change(order: Order) -> list[TimelineEntry | Struct] | None:
        if order.cancelled_at is not None:
            raise OrderAlreadyCancelled(f"Order {order.number} is cancelled already.")
        order.cancelled_at, order.cancel_reason = clock.now(), reason
        entry = repository.entry(
            order_id, actor=store.actor_id, kind="cancelled", message=f"Cancelled: {reason}"
        )
        return [entry, OrderCancelled(order_id, order.number, reason)]

    store.require(Permission.ORDERS_WRITE)
    repository = OrderRepository(store.store_id)
    return repository.change(order_id, change)


def record_fee(store: StoreContext, order_id: str, fee: Money) -> Order:
    """What the payment provider kept, in the store's currency, once it has settled the charge."""
    return _change_payment(store, order_id, lambda payment: {**payment, "fee": _document(fee)})


def lines_of(order: Order) -> list[OrderLine]:
    return [rules.line_from(line) for line in order.lines]


def status_without_actions(order: Order) -> Status:
    """How far the goods are, whatever the merchant has yet to decide."""
    return status_of(order, open_actions=0)


def is_undone(order: Order) -> bool:
    """As if it had never been ordered: cancelled, or all of its money given back, before anything
    of it left a supplier."""
    is_refunded = payment_of(order).status is PaymentStatus.REFUNDED
    has_left = any(part.state in GONE_OUT for part in parts_of(order))
    return (order.cancelled_at is not None or is_refunded) and not has_left


def parts_of(order: Order) -> list[Part]:
    return [rules.part_from(part) for part in order.parts.values()]


def payment_of(order: Order) -> Payment:
    return rules.payment_from(order.payment)


def profit_of(order: Order) -> Profit:
    return profits.profit_of(
        lines_of(order),
        parts_of(order),
        payment_of(order),
        is_cancelled=order.cancelled_at is not None,
        exchange=worth.exchange_of(order),
        tax=refund_plans.tax_of(breakdown_of(order)),
        returned=order.returned.get("lines", {}),
    )


def breakdown_of(order: Order) -> Breakdown:
    return documents.from_document(order.breakdown)


def _change_payment(
    store: StoreContext, order_id: str, alter: Callable[[dict[str, Any]], dict[str, Any]]
) -> Order:
    def change(order: Order) -> list[TimelineEntry | Struct] | None:
        altered = alter(order.payment)
        if altered == order.payment:
            return None
        order.payment = altered
        return []

    return OrderRepository(store.store_id).change(order_id, change)


def _document(money: Money) -> dict[str, Any]:
    return {"amount": money.amount, "currency": money.currency}
