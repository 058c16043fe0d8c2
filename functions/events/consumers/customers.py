"""Customers follow their orders, and are mailed what their accounts need."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.checkout import service as checkouts
from windlass.checkout.errors import CheckoutNotFound
from windlass.customers import ledger
from windlass.customers import service as customers
from windlass.customers.ledger import Ordered
from windlass.kit.erasure import is_erased
from windlass.mail import customers as mails
from windlass.mail import withdrawals
from windlass.orders import privacy as bought
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.orders.models import Order
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


def store_of(event: Event) -> StoreContext:
    assert event.store_id is not None
    return tenancy.act(event.store_id, task="customers")


def order_placed(event: Event) -> None:
    store = store_of(event)
    order = orders.find(store, event.data["order_id"])
    if order is not None:
        take_in(store, order)


def take_in(store: StoreContext, order: Order) -> None:
    """Count the order for its customer, once. One whose buyer was forgotten is nobody's."""
    if is_erased(order.email):
        return
    ledger.take_in(
        store,
        Ordered(
            order_id=order.order_id,
            number=order.number,
            email=order.email,
            name=str(order.address.get("name", "")),
            locale=order.locale,
            total=order.total,
            worth=worth.total_of(order),
            placed_at=order.placed_at,
            accepts_marketing=_agreed(store, order.order_id),
            customer_id=order.customer_id,
        ),
    )


def verified(event: Event) -> None:
    """What was bought with the address before there was an account belongs to it."""
    store = store_of(event)
    customer = customers.find(store, event.data["customer_id"])
    if customer is not None:
        for order in bought.of_person(store, [customer.email], []):
            take_in(store, order)


def code_asked(event: Event) -> None:
    data = event.data
    mails.request_code(
        store_of(event), data["email_key"], data["request_id"], event_id=event.event_id
    )


def withdrawn(event: Event) -> None:
    withdrawals.tell(store_of(event), event.data["order_id"])


def _mail(template: str) -> Handler:
    def request(event: Event) -> None:
        customer_id = event.data["customer_id"]
        mails.request(store_of(event), customer_id, template, event_id=event.event_id)

    return request


def _agreed(store: StoreContext, order_id: str) -> bool:
    """Whether the buyer ticked the box for news; the checkout has the order's id."""
    try:
        return bool(checkouts.get(store, order_id).accepts_marketing)
    except CheckoutNotFound:
        return False


HANDLERS: dict[str, Handler] = {
    "OrderPlaced": order_placed,
    "OrderWithdrawn": withdrawn,
    "SignInCodeAsked": code_asked,
    "CustomerRegistered": _mail("customer_welcome"),
    "CustomerRegistrationRepeated": _mail("customer_already_registered"),
    "CustomerPasswordResetAsked": _mail("customer_reset_password"),
    "CustomerVerified": verified,
}
