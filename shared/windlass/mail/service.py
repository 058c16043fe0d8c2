"""Writing mails and queueing them. Each (subject, template) is written once; sending is delivery's.

A mail is written in full before it is queued, so that the log shows what was sent and a retry sends
the same. If the process dies in between, the event comes again, finds the mail and queues it again.
"""

from __future__ import annotations

import json
from email.utils import formataddr
from typing import Any

from windlass.adapters import aws
from windlass.kit import clock, config
from windlass.kit.ids import new_id
from windlass.kit.paging import Page
from windlass.mail import rendering, views
from windlass.mail.models import StoreMail
from windlass.mail.repository import MailRepository
from windlass.stores import service as stores
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy.context import Permission, StoreContext


def send(
    store: StoreContext,
    template: str,
    *,
    to: str,
    subject: str,
    locale: str = "en",
    order_id: str | None = None,
    card_id: str | None = None,
    front: StorefrontStore | None = None,
    **view: Any,
) -> StoreMail:
    """Write a store's mail and queue it. `subject` is what it is about (an order's id, a parcel's):
    a second mail of the same template about it is not written."""
    shop = front or stores.storefront_of(store)
    brand = views.brand_of(shop, locale)
    rendered = rendering.render(template, locale=locale, brand=brand, **view)
    mail = StoreMail(
        mail_id=new_id(),
        template=template,
        order_id=order_id,
        card_id=card_id,
        to=to,
        sender=formataddr(
            (shop.mail.sender_name or shop.name, f"orders@{config.MAIL_FROM_DOMAIN}")
        ),
        reply_to=shop.mail.reply_to or shop.contact.contact_email or None,
        subject=rendered.subject,
        html=rendered.html,
        text=rendered.text,
        state="queued",
        queued_at=clock.now(),
    )
    written = MailRepository(store.store_id).claim(mail, subject=subject)
    if written.state == "queued":
        queue(written.pk, written.sk)
    return written


def list_page(
    store: StoreContext, *, state: str | None = None, limit: int, cursor: str | None = None
) -> Page[StoreMail]:
    """Newest first, all or those in one state. Raises Forbidden (403) and CursorInvalid (422)."""
    store.require(Permission.MAIL_READ)
    return MailRepository(store.store_id).page(state=state, limit=limit, cursor=cursor)


def get(store: StoreContext, mail_id: str) -> StoreMail:
    """Raises Forbidden (403) and MailNotFound (404)."""
    store.require(Permission.MAIL_READ)
    return MailRepository(store.store_id).get(mail_id)


def retry(store: StoreContext, mail_id: str) -> StoreMail:
    """Queue a mail that could not be sent once more. Raises Forbidden (403), MailNotFound (404),
    MailAlreadySent (409) and, while somebody sends it, MailBeingSent (409)."""
    store.require(Permission.MAIL_WRITE)
    mails = MailRepository(store.store_id)
    mail = mails.get(mail_id)
    mails.queue_again(mail, now=clock.now())
    queue(mail.pk, mail.sk)
    return mail


def queue(pk: str, sk: str) -> None:
    """Hand a written mail to the mailer."""
    aws.sqs().send_message(
        QueueUrl=config.MAIL_QUEUE_URL, MessageBody=json.dumps({"pk": pk, "sk": sk})
    )
