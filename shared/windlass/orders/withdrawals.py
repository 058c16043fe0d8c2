"""A shopper withdraws from an order: asked for once, with a receipt that lasts.

Item         PK                              SK
Withdrawal   STORE#<store>#ORDER#<order>     WITHDRAWAL    once for an order

The law of the EU gives fourteen days from the day the goods arrive, and as long as they have not. A
request changes nothing else: the merchant answers it with a refund.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from pynamodb.attributes import ListAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.table import TableItem, condition_failed
from windlass.kit import clock
from windlass.kit.errors import Conflict, Invalid
from windlass.orders import models, service
from windlass.orders.events import OrderWithdrawn
from windlass.orders.repository import OrderRepository
from windlass.orders.rules import Status

if TYPE_CHECKING:
    from windlass.orders.models import Order
    from windlass.tenancy.context import StoreContext

SK: Final = "WITHDRAWAL"
BY_LAW: Final = timedelta(days=14)
LONGEST_WORDS: Final = 1000


class WithdrawalAskedAlready(Conflict):
    code = "withdrawal_asked_already"


class WithdrawalTooLate(Conflict):
    code = "withdrawal_too_late"


class Withdrawal(TableItem, discriminator="Withdrawal"):
    order_id = UnicodeAttribute()
    line_ids: ListAttribute[Any] = ListAttribute(default=list)
    words = UnicodeAttribute(default="")  # what the shopper wrote
    asked_at = UTCDateTimeAttribute()


def find(store: StoreContext, order_id: str) -> Withdrawal | None:
    try:
        return Withdrawal.get(models.order_pk(store.store_id, order_id), SK, consistent_read=True)
    except Withdrawal.DoesNotExist:
        return None


def is_open(order: Order, delivered_at: datetime | None, *, days: int | None) -> bool:
    """Whether the shopper may still withdraw. `days` is what the shop grants, when that is more
    than the law; `delivered_at` is when the last parcel arrived."""
    if Status(order.status) in (Status.CANCELLED, Status.REFUNDED):
        return False
    granted = max(BY_LAW, timedelta(days=days or 0))
    last = delivered_at or (order.placed_at if order.status == Status.DELIVERED else None)
    return last is None or clock.now() <= last + granted + timedelta(days=1)  # the day counts whole


def ask(
    store: StoreContext,
    order: Order,
    *,
    line_ids: list[str],
    words: str,
    delivered_at: datetime | None,
    days: int | None,
) -> Withdrawal:
    """By who proved to be the buyer. No lines are all of them. Raises Invalid (422),
    WithdrawalTooLate and WithdrawalAskedAlready (409)."""
    names = {line.line_id: line.title for line in service.lines_of(order)}
    if set(line_ids) - names.keys():
        raise Invalid.field("lines", "unknown_line", "This is not in the order. Choose again.")
    chosen = [one for one in names if one in line_ids] or [*names]
    if len(words) > LONGEST_WORDS:
        raise Invalid.field("words", "too_long", f"Use at most {LONGEST_WORDS} characters.")
    if not is_open(order, delivered_at, days=days):
        raise WithdrawalTooLate("The time to withdraw from this order is over.")
    withdrawal = Withdrawal(
        models.order_pk(store.store_id, order.order_id),
        SK,
        order_id=order.order_id,
        line_ids=chosen,
        words=words,
        asked_at=clock.now(),
    )
    listed = ", ".join(names[one] for one in chosen)
    entry = OrderRepository(store.store_id).entry(
        order.order_id,
        actor="shopper",
        kind="withdrawal_asked",
        message=f"The shopper withdrew from: {listed}."
        + (f" They wrote: {words}" if words else ""),
    )
    event = outbox.to_item(store.store_id, OrderWithdrawn(order.order_id, order.number))

    def commit() -> None:
        with transactions.write() as transaction:
            transaction.save(withdrawal, condition=Withdrawal.pk.does_not_exist())
            transaction.save(entry)
            transaction.save(event)

    try:
        transactions.attempt(commit)
    except TransactWriteError as error:
        if condition_failed(error):
            raise WithdrawalAskedAlready("You withdrew from this order already.") from None
        raise
    return withdrawal


def forget(store: StoreContext, order_id: str) -> None:
    """What the shopper wrote goes; that they withdrew stays."""
    withdrawal = find(store, order_id)
    if withdrawal is not None and withdrawal.words:
        withdrawal.update([Withdrawal.words.set("")], condition=Withdrawal.pk.exists())
