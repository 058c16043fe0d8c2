"""What happened to a fund, line by line, and what a checkout spent of which funds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.gift_cards import models
from windlass.gift_cards.models import Entry, EntryKind, Spending
from windlass.kit import clock, paging
from windlass.kit.ids import new_id

if TYPE_CHECKING:
    from pynamodb.expressions.condition import Condition

    from windlass.kit.money import Money
    from windlass.kit.paging import Page
    from windlass.tenancy.context import StoreContext


def entry(
    store: StoreContext,
    fund_id: str,
    kind: EntryKind,
    amount: Money,
    *,
    reference: str | None = None,
    reason: str = "",
) -> Entry:
    """An unsaved line of the ledger; save it in the transaction that moves the balance."""
    entry_id = new_id()
    return Entry(
        models.fund_pk(store.store_id, fund_id),
        f"{models.ENTRY_PREFIX}{entry_id}",
        entry_id=entry_id,
        fund_id=fund_id,
        kind=kind.value,
        amount=amount.amount,
        currency=amount.currency,
        reference=reference,
        reason=reason,
        actor_id=store.actor_id,
        at=clock.now(),
    )


def page(
    store: StoreContext, fund_id: str, *, limit: int, cursor: str | None = None
) -> Page[Entry]:
    """Newest first: one Query. Raises CursorInvalid (422)."""
    pk = models.fund_pk(store.store_id, fund_id)
    scope = f"{pk}#ledger"
    before = paging.unseal(cursor, scope=scope) if cursor else None
    last: Condition = Entry.sk.startswith(models.ENTRY_PREFIX)
    if before is not None:
        last = Entry.sk.between(models.ENTRY_PREFIX, before)
    wanted = limit + (2 if before else 1)  # a range includes its end, which was shown
    found = Entry.query(pk, last, limit=wanted, page_size=wanted, scan_index_forward=False)
    entries = [one for one in found if one.sk != before]
    return paging.page_of(entries, limit, scope=scope, position=lambda one: one.sk)


def spendings(store: StoreContext, *, reference: str) -> list[Spending]:
    """What a checkout asked of its funds, in the order in which they were asked; a consistent
    read."""
    found = models.SpendingPart.query(
        models.spent_pk(store.store_id, reference), consistent_read=True
    )
    return sorted((one for one in found if isinstance(one, Spending)), key=lambda one: one.place)
