"""The birth of an order: the only place that makes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.db import outbox
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.kit.money_text import for_merchant
from windlass.orders import rules
from windlass.orders.events import OrderPlaced
from windlass.orders.models import Order
from windlass.orders.repository import OrderRepository
from windlass.orders.rules import OrderLine, Payment, Status
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite


class NewOrder(Struct, frozen=True):
    """A paid checkout, as the order keeps it. `address`, `shipping`, `breakdown` and `exchange` are
    frozen documents of their features."""

    order_id: str
    email: str
    locale: str
    cart_id: str | None
    lines: tuple[OrderLine, ...]
    address: dict[str, Any]
    shipping: dict[str, Any]
    breakdown: dict[str, Any]
    total: Money
    payment: Payment
    customer_id: str | None = None
    note: str | None = None
    vat_number: str | None = None
    exchange: dict[str, Any] | None = None  # worth.exchange_document


def number(store: StoreContext, new: NewOrder) -> Order:
    """The unsaved order with the next number of its store, for one read. The number is the order's
    only once `add_to` has committed; a racing order may take it first, then number again."""
    repository = OrderRepository(store.store_id)
    return Order(
        order_id=new.order_id,
        number=repository.last_number() + 1,
        placed_at=clock.now(),
        status=Status.WAITING,
        email=new.email,
        locale=new.locale,
        currency=new.total.currency,
        cart_id=new.cart_id,
        lines=[rules.to_document(line) for line in new.lines],
        address=new.address,
        shipping=new.shipping,
        breakdown=new.breakdown,
        total=new.total,
        payment=rules.to_document(new.payment),
        parts={},
        customer_id=new.customer_id,
        note=new.note,
        vat_number=new.vat_number,
        exchange=new.exchange,
    )


def add_to(transaction: TransactWrite, store: StoreContext, order: Order) -> None:
    """Write the order, its number, its first timeline entry and OrderPlaced in a transaction.

    The transaction fails when the order exists already or its number is taken.
    """
    repository = OrderRepository(store.store_id)
    entry = repository.entry(
        order.order_id,
        actor="shopper",
        kind="placed",
        message=_words(order),
    )
    repository.add_to(transaction, order, [entry])
    event = OrderPlaced(order.order_id, order.number, order.total)
    transaction.save(outbox.to_item(store.store_id, event))


def _words(order: Order) -> str:
    """ "jo@shop.test paid €12.00: €8.00 by card, €4.00 with Gift card •••• 7K2Q." """
    payment = rules.payment_from(order.payment)
    if payment.paid.amount == 0:
        return f"{order.email} ordered. Nothing was to pay."
    whole = f"{order.email} paid {for_merchant(payment.paid)}"
    if not payment.credits:
        return f"{whole}."
    card = payment.captured
    parts = [f"{for_merchant(card)} by card"] if card.amount else []
    parts += [f"{for_merchant(part.spent)} with {part.label}" for part in payment.credits]
    return f"{whole}: {', '.join(parts)}."
