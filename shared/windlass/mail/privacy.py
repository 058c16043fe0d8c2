"""What the mail log keeps of people: told to them, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.mail import models
from windlass.mail.models import StoreMail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from windlass.tenancy.context import StoreContext


def of_person(store: StoreContext, email_keys: Iterable[str]) -> list[StoreMail]:
    """Every mail written to one of the addresses."""
    return [
        item
        for key in email_keys
        for item in StoreMail.gsi1.query(models.mails_to_pk(store.store_id, key))
        if isinstance(item, StoreMail)
    ]


def about_orders(store: StoreContext, order_ids: set[str]) -> list[StoreMail]:
    """What the team was told about these orders: those mails name the buyer, too. Walks the whole
    log, which only a background job may."""
    found = StoreMail.query(models.mails_pk(store.store_id))
    return [mail for mail in found if mail.order_id in order_ids]


def export(mails: Iterable[StoreMail]) -> list[dict[str, Any]]:
    return [
        {"queued_at": mail.queued_at.isoformat(), "to": mail.to, "subject": mail.subject}
        for mail in mails
    ]


def forget(mails: Iterable[StoreMail]) -> int:
    """Remove them, with everything they said. The claim that they were written stays: it names an
    order, and keeps them from being written again."""
    count = 0
    for mail in mails:
        mail.delete()
        count += 1
    return count
