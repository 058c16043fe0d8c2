"""Mails about one order, to its buyer and to the merchant."""

from __future__ import annotations

from typing import Any

from windlass.accounts import service as accounts
from windlass.checkout import service as checkouts
from windlass.kit import config
from windlass.kit.errors import Invalid
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.mail import service, views
from windlass.mail.models import StoreMail
from windlass.orders import readdressing
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.stores import service as stores
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Permission, StoreContext

RESENDABLE = ("order_confirmation", "being_prepared", "delivered")


def send(store: StoreContext, order_id: str, template: str) -> StoreMail:
    """One of the mails that need nothing but the order: once per order."""
    return _send(store, order_id, template, subject=order_id)


def send_shipped(
    store: StoreContext,
    order_id: str,
    *,
    parcel_id: str,
    carrier: str,
    tracking_number: str,
    tracking_url: str | None,
    line_ids: list[str],
) -> StoreMail:
    """Once per parcel."""
    order = orders.get(store, order_id)
    contents = views.contents_of(order, line_ids)
    parcel = views.ParcelView(carrier, tracking_number, tracking_url, contents)
    return _send(store, order_id, "shipped", subject=parcel_id, order=order, parcel=parcel)


def send_cancelled(store: StoreContext, order_id: str) -> StoreMail:
    order = orders.get(store, order_id)
    refunded = orders.payment_of(order).given_back
    given_back = refunded if refunded.amount > 0 else None
    return _send(store, order_id, "cancelled", subject=order_id, order=order, refunded=given_back)


def send_refunded(
    store: StoreContext, order_id: str, *, refund_id: str, amount: Money
) -> StoreMail | None:
    """Once per refund; none for the refund of a cancellation, whose own mail tells of it."""
    order = orders.get(store, order_id)
    if order.cancelled_at is not None:
        return None
    made = [one for one in orders.refunds(store, order_id) if one.refund_id == refund_id]
    refund = views.refund_of(amount, next(iter(made), None), order.locale)
    return _send(store, order_id, "refunded", subject=refund_id, order=order, refund=refund)


def send_readdressed(store: StoreContext, order_id: str, *, entry_id: str) -> StoreMail | None:
    """Once per correction; none about somebody who was erased since."""
    found = readdressing.correction(store, order_id, entry_id)
    if found is None:
        return None
    order = orders.get(store, order_id)
    before, after = (one.lines(order.locale) for one in (found.before, found.after))
    shown = {"old": before, "new": after}
    return _send(store, order_id, "address_changed", subject=entry_id, order=order, **shown)


def send_payment_returned(
    store: StoreContext, checkout_id: str, *, reason: str, amount: Money
) -> StoreMail:
    checkout = checkouts.get(store, checkout_id)
    return service.send(
        store,
        "payment_returned",
        to=checkout.email,
        subject=checkout_id,
        locale=checkout.locale,
        reason=reason,
        amount=amount,
    )


def tell_merchant(store: StoreContext, order_id: str) -> StoreMail:
    """A sale: told once per order."""
    order, front = orders.get(store, order_id), stores.storefront_of(store)
    return service.send(
        store,
        "new_order",
        to=_owner(store),
        subject=order_id,
        order_id=order_id,
        front=front,
        order=views.order_of(order, front, "en"),
        shop_name=front.name,
        dashboard_url=_order_url(store, order_id),
    )


def tell_action_needed(
    store: StoreContext, order_id: str, *, action_id: str, problem: str
) -> StoreMail:
    """Once per thing to decide."""
    order = orders.get(store, order_id)
    return service.send(
        store,
        "action_needed",
        to=_owner(store),
        subject=action_id,
        order_id=order_id,
        order_number=order.number,
        problem=problem,
        dashboard_url=_order_url(store, order_id),
    )


def resend(store: StoreContext, order_id: str, template: str) -> StoreMail:
    """Send the buyer one of the order's mails again. Raises Forbidden (403), OrderNotFound (404)
    and Invalid (422) for a template that does not stand on the order alone."""
    store.require(Permission.MAIL_WRITE)
    if template not in RESENDABLE:
        raise Invalid.field("template", "choice", f"Use one of {', '.join(RESENDABLE)}.")
    orders.get(store, order_id)
    mail = _send(store, order_id, template, subject=f"{order_id}-{new_id()}")
    orders.record(
        store,
        order_id,
        kind="mail_resent",
        message=f'"{mail.subject}" was sent again to {mail.to}.',
        mail_id=mail.mail_id,
    )
    return mail


def _send(
    store: StoreContext,
    order_id: str,
    template: str,
    *,
    subject: str,
    order: Order | None = None,
    **view: Any,
) -> StoreMail:
    order = order or orders.get(store, order_id)
    front: StorefrontStore = stores.storefront_of(store)
    return service.send(
        store,
        template,
        to=order.email,
        subject=subject,
        locale=order.locale,
        order_id=order_id,
        front=front,
        order=views.order_of(order, front),
        **view,
    )


def _owner(store: StoreContext) -> str:
    inside = tenancy.act(store.store_id, task="mail")
    return accounts.get(stores.get(inside).owner_id).email


def _order_url(store: StoreContext, order_id: str) -> str:
    return f"{config.DASHBOARD_URL}/stores/{store.store_id}/orders/{order_id}"
