"""The receipt for a withdrawal, the news of it for the merchant, and the word if it is declined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.accounts import service as accounts
from windlass.fulfilment import service as fulfilment
from windlass.kit import config
from windlass.mail import rendering, service, views
from windlass.orders import service as orders
from windlass.orders import withdrawals
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.tenancy.context import StoreContext


def tell(store: StoreContext, order_id: str) -> None:
    """Both mails, once per order."""
    order, front = orders.get(store, order_id), stores.storefront_of(store)
    asked = withdrawals.find(store, order_id)
    if asked is None:
        return
    inside = tenancy.act(store.store_id, task="mail")
    shown: dict[str, Any] = {
        "items": views.contents_of(order, list(asked.line_ids)),
        "words": asked.words,
        "shop_name": front.name,
    }
    service.send(
        store,
        "withdrawal_received",
        to=order.email,
        subject=order_id,
        locale=order.locale,
        order_id=order_id,
        front=front,
        order=views.order_of(order, front),
        received_at=_moment(asked.asked_at, order.locale),
        **shown,
    )
    service.send(
        store,
        "withdrawal_requested",
        to=accounts.get(stores.get(inside).owner_id).email,
        subject=order_id,
        order_id=order_id,
        front=front,
        order=views.order_of(order, front, "en"),
        received_at=_moment(asked.asked_at, "en"),
        dashboard_url=f"{config.DASHBOARD_URL}/stores/{store.store_id}/orders/{order_id}",
        **shown,
    )


def tell_declined(store: StoreContext, order_id: str) -> None:
    """Once per order, with the merchant's reason. Refunds tell of themselves."""
    order, front = orders.get(store, order_id), stores.storefront_of(store)
    found = fulfilment.of_order(store, order_id)
    action = found.withdrawal if found is not None else None
    if action is None or not action.reason:
        return
    service.send(
        store,
        "withdrawal_declined",
        to=order.email,
        subject=order_id,
        locale=order.locale,
        order_id=order_id,
        front=front,
        order=views.order_of(order, front),
        items=views.contents_of(order, list(action.details.get("line_ids", []))),
        reason=action.reason,
        shop_name=front.name,
    )


def _moment(at: datetime, locale: str) -> str:
    return f"{rendering.day(at, locale)}, {at:%H:%M} UTC"
