"""Who is told what by mail. Each (subject, template) is mailed once, so events may come twice."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.accounts import service as accounts
from windlass.kit import config
from windlass.kit.money import Money
from windlass.mail import accounts as account_mails
from windlass.mail import orders as order_mails
from windlass.mail import service as mails
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

WITHDRAWAL = "withdrawal"  # of fulfilment.rules.ActionKind


def store_of(event: Event) -> StoreContext:
    assert event.store_id is not None
    return tenancy.act(event.store_id, task="mail")


def order_placed(event: Event) -> None:
    store = store_of(event)
    order_mails.send(store, event.data["order_id"], "order_confirmation")
    order_mails.tell_merchant(store, event.data["order_id"])


def being_prepared(event: Event) -> None:
    order_mails.send(store_of(event), event.data["order_id"], "being_prepared")


def parcel_shipped(event: Event) -> None:
    data = event.data
    order_mails.send_shipped(
        store_of(event),
        data["order_id"],
        parcel_id=data["parcel_id"],
        carrier=data["carrier"],
        tracking_number=data["tracking_number"],
        tracking_url=data["tracking_url"],
        line_ids=data["line_ids"],
    )


def delivered(event: Event) -> None:
    order_mails.send(store_of(event), event.data["order_id"], "delivered")


def cancelled(event: Event) -> None:
    order_mails.send_cancelled(store_of(event), event.data["order_id"])


def refunded(event: Event) -> None:
    data = event.data
    order_mails.send_refunded(
        store_of(event),
        data["order_id"],
        refund_id=data["refund_id"],
        amount=Money(**data["amount"]),
    )


def readdressed(event: Event) -> None:
    order_mails.send_readdressed(
        store_of(event), event.data["order_id"], entry_id=event.data["entry_id"]
    )


def payment_returned(event: Event) -> None:
    data = event.data
    order_mails.send_payment_returned(
        store_of(event),
        data["checkout_id"],
        reason=data["reason"],
        amount=Money(**data["amount"]),
    )


def action_needed(event: Event) -> None:
    store, data = store_of(event), event.data
    if data["kind"] == WITHDRAWAL:
        return  # its own mail has told, see mail/withdrawals
    order_mails.tell_action_needed(
        store, data["order_id"], action_id=data["action_id"], problem=data["problem"]
    )


def supplier_needs_reconnect(event: Event) -> None:
    from windlass.suppliers import service as suppliers  # seldom needed, heavy to import

    store, supplier_id = store_of(event), event.data["supplier_id"]
    front = stores.storefront_of(store)
    owner = accounts.get(stores.get(store).owner_id)
    mails.send(
        store,
        "supplier_needs_reconnect",
        to=owner.email,
        subject=event.event_id,  # once per time that it broke
        front=front,
        supplier=suppliers.get(store, supplier_id).name,
        shop_name=front.name,
        dashboard_url=f"{config.DASHBOARD_URL}/stores/{store.store_id}/suppliers/{supplier_id}",
    )


def _account_mail(template: str) -> Handler:
    def request(event: Event) -> None:
        account_mails.request(event.data["user_id"], template, event_id=event.event_id)

    return request


HANDLERS: dict[str, Handler] = {
    "UserRegistered": _account_mail("verify_email"),
    "EmailVerificationRequested": _account_mail("verify_email"),
    "PasswordResetRequested": _account_mail("reset_password"),
    "RegistrationRepeated": _account_mail("already_registered"),
    "OrderPlaced": order_placed,
    "OrderBeingPrepared": being_prepared,
    "ParcelShipped": parcel_shipped,
    "OrderDelivered": delivered,
    "OrderCancelled": cancelled,
    "OrderRefunded": refunded,
    "OrderReaddressed": readdressed,
    "PaymentReturned": payment_returned,
    "ActionNeeded": action_needed,
    "SupplierNeedsReconnect": supplier_needs_reconnect,
}
