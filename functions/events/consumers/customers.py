"""Customers follow their orders, and are mailed what their accounts need."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.checkout import service as checkouts
from windlass.checkout.errors import CheckoutNotFound
from windlass.customers import details, ledger
from windlass.customers import privacy as known
from windlass.customers import service as customers
from windlass.customers.ledger import Ordered
from windlass.customers.models import Customer
from windlass.kit.email_keys import email_key
from windlass.kit.erasure import is_erased
from windlass.mail import customers as mails
from windlass.mail import newsletter as newsletter_mails
from windlass.mail import withdrawals
from windlass.newsletter import service as newsletter
from windlass.newsletter.models import Source, State
from windlass.orders import privacy as bought
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.orders.models import Order
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

# the box in account and checkout
WORDS = "E-mail me news and offers from {shop}. I can stop them at any time."


def store_of(event: Event) -> StoreContext:
    assert event.store_id is not None
    return tenancy.act(event.store_id, task="customers")


def order_placed(event: Event) -> None:
    store = store_of(event)
    order = orders.find(store, event.data["order_id"])
    if order is not None:
        take_in(store, order)
        order_undone(event)  # whose news came before this


def order_undone(event: Event) -> None:
    """Cancelled, or money of it given back. Whichever comes last of all that undoes it counts."""
    store = store_of(event)
    order = orders.find(store, event.data["order_id"])
    if order is not None and orders.is_undone(order) and not is_erased(order.email):
        number, email = order.number, order.email
        ledger.take_out(store, number=number, email=email, customer_id=order.customer_id)


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
        if customer.accepts_marketing:
            follow(store, customer, customer.marketing_source or "")


def consent_said(event: Event) -> None:
    """The newsletter follows what customers say elsewhere."""
    store, data = store_of(event), event.data
    customer = customers.find(store, data["customer_id"])
    if customer is None or data["source"] == "newsletter":
        return
    if bool(customer.accepts_marketing):
        follow(store, customer, data["source"])
    else:
        newsletter.leave(store, email_key(customer.email), source=Source(data["source"]))


def follow(store: StoreContext, customer: Customer, said_in: str) -> None:
    """A yes counts once the address is proven: by the account, or by a mail to confirm."""
    source = Source(said_in) if said_in in [*Source] else Source.ACCOUNT
    front = stores.storefront_of(store)
    locale = customer.locale or front.locale
    text = "" if source is Source.MERCHANT else WORDS.format(shop=front.name)
    if customer.is_verified and source is not Source.MERCHANT:
        newsletter.join(store, customer.email, source=source, text=text, locale=locale)
    elif source is not Source.ACCOUNT:  # an account is verified by its own mail, which comes anyway
        newsletter.ask(store, customer.email, source=source, text=text, locale=locale)


def newsletter_asked(event: Event) -> None:
    data = event.data
    newsletter_mails.request(
        store_of(event),
        data["email_key"],
        "newsletter_confirm",
        about=data["request_id"],
        event_id=event.event_id,
    )


def newsletter_joined(event: Event) -> None:
    store, key = store_of(event), event.data["email_key"]
    newsletter_mails.request(store, key, "newsletter_welcome", about=key, event_id=event.event_id)
    _tell_customer(store, key)


def newsletter_left(event: Event) -> None:
    _tell_customer(store_of(event), event.data["email_key"])


def _tell_customer(store: StoreContext, key: str) -> None:
    """As it is now, whatever order the events come in."""
    subscriber = newsletter.find(store, key)
    customer = known.of_email(store, subscriber.email) if subscriber else None
    if subscriber is not None and customer is not None:
        is_given = subscriber.state == State.SUBSCRIBED
        details.follow_newsletter(store, customer.customer_id, is_given=is_given)


def code_asked(event: Event) -> None:
    data = event.data
    mails.request_code(
        store_of(event), data["email_key"], data["request_id"], event_id=event.event_id
    )


def withdrawn(event: Event) -> None:
    withdrawals.tell(store_of(event), event.data["order_id"])


def withdrawal_declined(event: Event) -> None:
    withdrawals.tell_declined(store_of(event), event.data["order_id"])


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
    "OrderCancelled": order_undone,
    "OrderRefunded": order_undone,
    "OrderWithdrawn": withdrawn,
    "WithdrawalDeclined": withdrawal_declined,
    "SignInCodeAsked": code_asked,
    "CustomerRegistered": _mail("customer_welcome"),
    "CustomerRegistrationRepeated": _mail("customer_already_registered"),
    "CustomerPasswordResetAsked": _mail("customer_reset_password"),
    "CustomerVerified": verified,
    "MarketingConsentSaid": consent_said,
    "NewsletterConfirmationAsked": newsletter_asked,
    "NewsletterJoined": newsletter_joined,
    "NewsletterLeft": newsletter_left,
}
