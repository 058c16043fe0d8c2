"""Mails among what happened with a customer: those to their address, one more query of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.customers import admin
from windlass.customers.models import CustomerEntry
from windlass.mail.repository import MailRepository

if TYPE_CHECKING:
    from windlass.customers.models import Customer
    from windlass.kit.paging import Page
    from windlass.mail.models import StoreMail
    from windlass.tenancy.context import StoreContext

SAID = {
    "queued": "is about to be sent.",
    "sending": "is being sent.",
    "sent": "was sent.",
    "failed": "could not be sent.",
}


def timeline(
    store: StoreContext, customer_id: str, *, limit: int, cursor: str | None = None
) -> Page[CustomerEntry]:
    """Newest first. Raises Forbidden (403), CustomerNotFound (404) and CursorInvalid (422)."""

    def mails(customer: Customer, before: str | None, most: int) -> list[CustomerEntry]:
        found = MailRepository(store.store_id).to_address(customer.email, before=before, most=most)
        return [_entry(mail) for mail in found]

    return admin.timeline(store, customer_id, limit=limit, cursor=cursor, also=mails)


def _entry(mail: StoreMail) -> CustomerEntry:
    data = {"mail_id": mail.mail_id, "state": mail.state}
    if mail.order_id is not None:
        data["order_id"] = mail.order_id
    return CustomerEntry(
        mail.pk,
        mail.sk,
        entry_id=mail.mail_id,
        at=mail.queued_at,
        actor="system:mail",
        kind="mail",
        message=f"“{mail.subject}” {SAID[mail.state]}",
        data=data,
    )
