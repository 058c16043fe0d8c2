"""What a merchant may see and do of the newsletter."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from windlass.kit.text import normalise_email
from windlass.newsletter import service
from windlass.newsletter.errors import SubscriberNotFound
from windlass.newsletter.models import Consent, Source, State, Subscriber
from windlass.newsletter.repository import SubscriberRepository
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.kit.paging import Page
    from windlass.tenancy.context import StoreContext

MOST_EXPORTED: Final = 20_000
AT_ONCE: Final = 1_000
HEADS: Final = ("email", "language", "source", "subscribed_at")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate


def list_page(
    store: StoreContext,
    *,
    query: str = "",
    state: State | None = None,
    limit: int,
    cursor: str | None = None,
) -> Page[Subscriber]:
    """Newest first; with a query those whose address begins so, by address. Raises Forbidden (403)
    and CursorInvalid (422)."""
    store.require(Permission.CUSTOMERS_READ)
    repository, start = SubscriberRepository(store.store_id), normalise_email(query)
    wanted = state.value if state else None
    if start:
        return repository.beginning_with(start, state=wanted, limit=limit, cursor=cursor)
    return repository.page(state=wanted, limit=limit, cursor=cursor)


def ledger(store: StoreContext, key: str) -> tuple[Subscriber, list[Consent]]:
    """The subscriber, and everything they said, the oldest first. Raises Forbidden (403) and
    SubscriberNotFound (404)."""
    store.require(Permission.CUSTOMERS_READ)
    repository = SubscriberRepository(store.store_id)
    found = repository.find(key)
    if found is None:
        raise SubscriberNotFound(f"There is no subscriber {key}.")
    return found, repository.ledger(key)


def unsubscribe(store: StoreContext, key: str) -> Subscriber:
    """For somebody who asked the merchant. Raises Forbidden (403) and SubscriberNotFound (404)."""
    store.require(Permission.CUSTOMERS_WRITE)
    service.leave(store, key, source=Source.MERCHANT)
    found = SubscriberRepository(store.store_id).find(key)
    if found is None:
        raise SubscriberNotFound(f"There is no subscriber {key}.")
    return found


def written(store: StoreContext) -> tuple[int, str]:
    """(how many, the file) of those who are subscribed, the newest first, up to twenty thousand.
    Raises Forbidden (403)."""
    store.require(Permission.CUSTOMERS_READ)
    repository, out = SubscriberRepository(store.store_id), io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADS)
    count, cursor = 0, None
    while count < MOST_EXPORTED:
        page = repository.page(state=State.SUBSCRIBED.value, limit=AT_ONCE, cursor=cursor)
        for one in page.items:
            at = one.confirmed_at.isoformat() if one.confirmed_at else ""
            writer.writerow(_plain(cell) for cell in (one.email, one.locale, one.source, at))
        count += len(page.items)
        cursor = page.next_cursor
        if cursor is None:
            break
    return count, out.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
