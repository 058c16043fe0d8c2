"""Mails to a store's customers about their account. Their links and codes are secrets, so these
are made at the moment of sending and never kept: the table knows only that a mail was due."""

from __future__ import annotations

from datetime import timedelta
from email.utils import formataddr
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.customers import codes, links
from windlass.customers import service as customers
from windlass.customers.models import Purpose
from windlass.kit import clock, config
from windlass.kit.email_keys import email_key
from windlass.mail import rendering, repository, service, views
from windlass.mail.errors import MailPointless
from windlass.mail.models import CustomerMail
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from windlass.customers.models import Customer
    from windlass.mail.rendering import Rendered
    from windlass.stores.storefronts import StorefrontStore
    from windlass.tenancy.context import StoreContext

KEPT_FOR = timedelta(days=30)
WORDS = {  # for the customer's timeline
    "customer_welcome": "Was mailed a link to confirm the address.",
    "customer_already_registered": "Was mailed that there is an account already.",
    "customer_reset_password": "Was mailed a link to choose a password.",
    "data_export_ready": "Was mailed that the exported data is ready.",
}


class Letter(Struct, frozen=True):
    sender: str
    to: str
    reply_to: str | None
    rendered: Rendered
    leave_url: str = ""  # where one POST stops mails of this kind


def request_code(store: StoreContext, key: str, request_id: str, *, event_id: str) -> None:
    """Somebody asked for a code to sign in; the same event again adds no mail."""
    _request(store, key, "one_time_code", about=request_id, event_id=event_id)


def request(store: StoreContext, customer_id: str, template: str, *, event_id: str) -> None:
    """A mail is due because of this event; the same event again adds none. Nothing for a customer
    who is gone."""
    customer = customers.find(store, customer_id)
    if customer is None:
        return
    key = email_key(customer.email)
    if _request(store, key, template, about=customer_id, event_id=event_id):
        customers.record(store, customer_id, kind="mailed", message=WORDS[template])


def render(mail: CustomerMail) -> Letter:
    """With a fresh secret in it. Raises MailPointless (410)."""
    store = tenancy.act(mail.store_id, task="mail")
    front = stores.storefront_of(store)
    if mail.template == "one_time_code":
        written = codes.write(store, mail.email_key, mail.about)
        if written is None:
            raise MailPointless("The request for this code is over.")
        view = {"code": written.code, "minutes": int(codes.LIVES.total_seconds() // 60)}
        return _letter(front, written.email, written.locale, mail.template, view)
    customer = customers.find(store, mail.about)
    if customer is None:
        raise MailPointless("This customer was forgotten.")
    view = {"name": customer.name, "url": _url(store, front, customer, mail.template)}
    locale = customer.locale or front.locale
    return _letter(front, customer.email, locale, mail.template, view)


def _request(store: StoreContext, key: str, template: str, *, about: str, event_id: str) -> bool:
    """Whether the mail is a new one."""
    mail = CustomerMail(
        mail_id=event_id,
        store_id=store.store_id,
        email_key=key,
        template=template,
        about=about,
        state="queued",
        queued_at=clock.now(),
        ttl=KEPT_FOR,
    )
    is_new = repository.add_customer_mail(store.store_id, mail)
    service.queue(mail.pk, mail.sk)
    return is_new


def _url(store: StoreContext, front: StorefrontStore, customer: Customer, template: str) -> str:
    address = front.url_in(customer.locale or front.locale)
    match template:
        case "customer_welcome":
            token = links.mint(store, customer, Purpose.VERIFY_EMAIL)
            return f"{address}/account/verify?token={token}"
        case "customer_reset_password":
            token = links.mint(store, customer, Purpose.RESET_PASSWORD)
            return f"{address}/account/reset?token={token}"
        case "data_export_ready":
            return f"{address}/account/privacy"
    return f"{address}/account/login"


def _letter(
    front: StorefrontStore, to: str, locale: str, template: str, view: dict[str, Any]
) -> Letter:
    name = front.mail.sender_name or front.name
    return Letter(
        sender=formataddr((name, f"account@{config.MAIL_FROM_DOMAIN}")),
        to=to,
        reply_to=front.mail.reply_to or front.contact.contact_email or None,
        rendered=rendering.render(
            template,
            locale=locale,
            brand=views.brand_of(front, locale),
            shop_name=front.name,
            **view,
        ),
    )
