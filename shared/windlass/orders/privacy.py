"""What orders keep of people: told to them, and made to name nobody. Amounts, goods, country and
postal area stay, for the books; invoices keep by law what they said."""

from __future__ import annotations

from datetime import timedelta
from itertools import batched
from typing import TYPE_CHECKING, Any, Final

from windlass.kit import clock
from windlass.kit.erasure import ERASED, erased_address, erased_email, is_erased
from windlass.kit.text import normalise_email
from windlass.orders import models, rules, withdrawals
from windlass.orders.models import Order, TimelineEntry
from windlass.orders.repository import OrderRepository
from windlass.orders.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msgspec import Struct

    from windlass.tenancy.context import StoreContext

ENDED: Final = frozenset({Status.DELIVERED, Status.CANCELLED, Status.REFUNDED})
AS_GOOD_AS_ENDED: Final = timedelta(days=120)  # no parcel takes longer to arrive or be lost
MOST_IN_A_BATCH: Final = 100


def of_ids(store: StoreContext, order_ids: Iterable[str]) -> dict[str, Order]:
    """By id, those that are there; one round trip for each hundred."""
    found: dict[str, Order] = {}
    for ids in batched(dict.fromkeys(order_ids), MOST_IN_A_BATCH, strict=False):
        keys = [(models.order_pk(store.store_id, one), "ORDER") for one in ids]
        found |= {order.order_id: order for order in Order.batch_get(keys, consistent_read=True)}
    return found


def of_person(store: StoreContext, emails: Iterable[str], order_ids: Iterable[str]) -> list[Order]:
    """Every order bought with one of the addresses, and those named; newest first."""
    ids = set(order_ids)
    for email in emails:
        found = Order.gsi3.query(models.buyer_pk(store.store_id, normalise_email(email)))
        ids |= {item.order_id for item in found if isinstance(item, Order)}
    orders = of_ids(store, ids).values()
    return sorted(orders, key=lambda order: order.number, reverse=True)


def is_under_way(order: Order) -> bool:
    """Somebody still needs its address."""
    is_old = order.placed_at < clock.now() - AS_GOOD_AS_ENDED
    return Status(order.status) not in ENDED and not is_old


def export(orders: Iterable[Order]) -> list[dict[str, Any]]:
    return [
        {
            "number": order.number,
            "placed_at": order.placed_at.isoformat(),
            "status": order.status,
            "email": order.email,
            "address": order.address,
            "note": order.note,
            "total": {"amount": order.total.amount, "currency": order.total.currency},
            "lines": [
                {
                    "title": line.title,
                    "variant": line.variant_title,
                    "quantity": line.quantity,
                    "unit_price": {
                        "amount": line.unit_price.amount,
                        "currency": line.unit_price.currency,
                    },
                }
                for line in map(rules.line_from, order.lines)
            ],
        }
        for order in orders
    ]


def forget(store: StoreContext, orders: Iterable[Order]) -> int:
    """Take the identity out of the orders and their timelines. Safe to repeat; how many still had
    one."""
    repository = OrderRepository(store.store_id)
    count = 0
    for order in orders:
        if is_erased(order.email):
            continue
        words = _identity(order)
        for entry in repository.entries(order.order_id):
            _scrub_entry(entry, words)
        withdrawals.forget(store, order.order_id)
        repository.change(order.order_id, _scrub)
        count += 1
    return count


def _scrub(order: Order) -> list[TimelineEntry | Struct] | None:
    if is_erased(order.email):
        return None
    order.email = erased_email(order.order_id)
    order.address = erased_address(order.address)
    order.customer_id = order.note = order.vat_number = None
    order.lines = [
        {**line, "properties": {}} if line.get("properties") else line for line in order.lines
    ]
    return []


def _identity(order: Order) -> list[str]:
    """What of the order would tell who it was, the longest first."""
    facts = [order.email, *(str(order.address.get(name) or "") for name in _TELLING)]
    return sorted((fact for fact in facts if len(fact) > 1), key=len, reverse=True)


_TELLING: Final = ("name", "line1", "line2", "phone", "company", "tax_id")


_FREE_TEXT: Final = ("note", "withdrawal_asked", "withdrawal_declined", "address_changed")


def _scrub_entry(entry: TimelineEntry, words: list[str]) -> None:
    said = f"{entry.message}\n{entry.data}"
    is_free_text = entry.kind in _FREE_TEXT
    if is_free_text or any(word in said for word in words):
        message = entry.message
        for word in words:
            message = message.replace(word, ERASED)
        if is_free_text:
            message = "What was written here was erased with the person it was about."
        entry.update(
            [
                TimelineEntry.message.set(message),
                TimelineEntry.data.set({}),
                TimelineEntry.version.set(entry.version + 1),  # else an undo might bring it back
            ]
        )
