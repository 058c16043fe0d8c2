"""Somebody subscribes in the shop and gets their mail."""

from __future__ import annotations

import re

from tests.integration.storefront_pages.signing_in import hidden
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support import mail
from tests.support.hooks import consume
from windlass.kit.email_keys import email_key
from windlass.newsletter import links
from windlass.newsletter.models import Subscriber
from windlass.newsletter.repository import SubscriberRepository
from windlass.tenancy.context import StoreContext

ADA = "ada@example.com"
EVENTS = (
    "MarketingConsentSaid",
    "NewsletterConfirmationAsked",
    "NewsletterJoined",
    "NewsletterLeft",
)


def subscribe(someone: Visitor, email: str = ADA, **fields: str) -> Answer:
    return someone.post("/newsletter", {"email": email, "return_to": "/products"} | fields)


def deliver() -> list[str]:
    """Everything that is due; the links of the newest mail, those of its text alone."""
    while consume("customers", *EVENTS):
        pass
    mail.deliver_queued()
    newest = mail.sent()[-1:]
    return [link for one in newest for link in links_of(one.body)]


def links_of(body: str) -> list[str]:
    found = re.findall(r"http://[^\s\"<]+/newsletter/[^\s\"<]+", body)
    return [link.replace("&amp;", "&").partition(":8080")[2] for link in dict.fromkeys(found)]


def way_out(store: StoreContext, email: str = ADA) -> str:
    """The link that every mail of the newsletter carries."""
    return links.leave_url("", store_id=store.store_id, email_key=email_key(email))


def confirm(someone: Visitor, link: str) -> Answer:
    return someone.post("/newsletter/confirm", hidden(someone.get(link)))


def subscriber(store: StoreContext, email: str = ADA) -> Subscriber | None:
    return SubscriberRepository(store.store_id).find(email_key(email))


def state(store: StoreContext, email: str = ADA) -> str:
    found = subscriber(store, email)
    return found.state if found else ""


def said(store: StoreContext, email: str = ADA) -> list[tuple[str, str]]:
    ledger = SubscriberRepository(store.store_id).ledger(email_key(email))
    return [(one.said, one.source) for one in ledger]
