"""The newsletter's own mails: the link to confirm, and the welcome with the way out. The table
knows only that one was due; address and links are filled in when it is sent."""

from __future__ import annotations

from datetime import timedelta
from email.utils import formataddr
from typing import TYPE_CHECKING, Final

from windlass.kit import clock, config
from windlass.mail import rendering, repository, service, views
from windlass.mail.customers import Letter
from windlass.mail.errors import MailPointless
from windlass.mail.models import CustomerMail
from windlass.newsletter import links
from windlass.newsletter import service as newsletter
from windlass.newsletter.models import State
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

TEMPLATES: Final = {"newsletter_confirm": State.PENDING, "newsletter_welcome": State.SUBSCRIBED}
KEPT_FOR: Final = timedelta(days=30)


def request(store: StoreContext, key: str, template: str, *, about: str, event_id: str) -> None:
    """A mail is due because of this event; the same event again adds none."""
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
    repository.add_customer_mail(store.store_id, mail)
    service.queue(mail.pk, mail.sk)


def render(mail: CustomerMail) -> Letter:
    """Raises MailPointless (410) when the subscription is over, was forgotten, or another mail has
    a newer link."""
    store = tenancy.act(mail.store_id, task="mail")
    subscriber = newsletter.find(store, mail.email_key)
    if subscriber is None or subscriber.state != TEMPLATES[mail.template]:
        raise MailPointless("What this mail was about is over.")
    if mail.template == "newsletter_confirm" and subscriber.request_id != mail.about:
        raise MailPointless("A newer mail has another link.")
    front = stores.storefront_of(store)
    address = front.url_in(subscriber.locale)
    leave_url = links.leave_url(address, store_id=store.store_id, email_key=mail.email_key)
    rendered = rendering.render(
        mail.template,
        locale=subscriber.locale,
        brand=views.brand_of(front, subscriber.locale),
        shop_name=front.name,
        leave_url=leave_url,
        url=links.confirm_url(
            address,
            store_id=store.store_id,
            email_key=mail.email_key,
            request_id=subscriber.request_id,
        ),
    )
    name = front.mail.sender_name or front.name
    return Letter(
        sender=formataddr((name, f"news@{config.MAIL_FROM_DOMAIN}")),
        to=subscriber.email,
        reply_to=front.mail.reply_to or front.contact.contact_email or None,
        rendered=rendered,
        leave_url=leave_url,
    )
