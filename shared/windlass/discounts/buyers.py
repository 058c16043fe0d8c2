"""Who has ordered here before, for discounts on first orders: a hash of an e-mail address with the
orders of it that count. When the last of them is undone before anything left, nobody has ordered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pynamodb.exceptions import DeleteError, UpdateError
from pynamodb.expressions.condition import size

from windlass.db.table import condition_failed
from windlass.discounts import models
from windlass.discounts.models import FirstOrder
from windlass.kit import emails

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action

    from windlass.tenancy.context import StoreContext

MOST: Final = 50  # who has this many orders will not have none again


def remember(store: StoreContext, *, order_id: str, email: str) -> None:
    """That somebody ordered. Repeatable."""
    adding: list[Action] = [
        FirstOrder.order_ids.add({order_id}),
        FirstOrder.entity.set(FirstOrder),
    ]
    has_room = FirstOrder.order_ids.does_not_exist() | (size(FirstOrder.order_ids) < MOST)
    try:
        _mark(store, email).update(adding, condition=has_room)
    except UpdateError as error:
        if not condition_failed(error):
            raise


def forget(store: StoreContext, *, order_id: str, email: str) -> None:
    """That order came to nothing. Repeatable; one that was never remembered changes nothing."""
    mark = _mark(store, email)
    try:
        mark.update(
            [FirstOrder.order_ids.delete({order_id})],
            condition=FirstOrder.order_ids.contains(order_id),
        )
    except UpdateError as error:
        if not condition_failed(error):
            raise
    try:
        mark.update([FirstOrder.order_id.remove()], condition=FirstOrder.order_id == order_id)
    except UpdateError as error:
        if not condition_failed(error):
            raise
    is_of_nobody = FirstOrder.order_ids.does_not_exist() & FirstOrder.order_id.does_not_exist()
    try:
        mark.delete(condition=FirstOrder.pk.exists() & is_of_nobody)
    except DeleteError as error:
        if not condition_failed(error):
            raise


def _mark(store: StoreContext, email: str) -> FirstOrder:
    key = models.email_key(emails.normalised_for_limits(email))
    return FirstOrder(models.first_order_pk(store.store_id, key), models.FIRST_ORDER_SK)
