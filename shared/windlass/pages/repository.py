"""Every read and write of pages. Bound to one store."""

from __future__ import annotations

from collections.abc import Callable

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from windlass.db import outbox, transactions, turns
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.db.turns import Turn
from windlass.kit.errors import FieldProblem
from windlass.pages import models, storefront
from windlass.pages.errors import PageHandleTaken, PageNotFound
from windlass.pages.events import PageSaved
from windlass.pages.models import Page, PageAddress, PageCard
from windlass.web.etags import stale


class PageRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def cards(self) -> list[PageCard]:
        """All of them, deleted ones too; one query."""
        return list(PageCard.query(models.pages_pk(self._store_id), consistent_read=True))

    def get(self, page_id: str) -> Page:
        """Also a deleted one. Raises PageNotFound (404)."""
        try:
            pk = models.page_pk(self._store_id, page_id)
            return Page.get(pk, models.PAGE_SK, consistent_read=True)
        except Page.DoesNotExist:
            raise PageNotFound(f"There is no page {page_id}.") from None

    def save(
        self,
        page: Page,
        *,
        takes: str | None = None,
        leaves: str | None = None,
        was_published: bool = False,
        turn: Turn | None = None,
        also: Callable[[TransactWrite], None] = lambda _t: None,
    ) -> None:
        """The page (its version already counted up) with its card, the address that it takes, and
        the one that leads to it from now on; drafts are nobody's news. An address is free when no
        page has it now. With a `turn` if it is the next page. Raises VersionStale (412),
        PageHandleTaken (409) and TurnLost."""
        page.pk, page.sk = models.page_pk(self._store_id, page.page_id), models.PAGE_SK
        is_same: Condition = Page.version == page.version - 1
        if page.version == 1:
            is_same = Page.pk.does_not_exist()
        try:
            with transactions.write() as t:
                if turn is not None:
                    turns.take(t, turn)
                t.save(page, condition=is_same)
                t.save(self._card(page))
                if takes is not None:
                    t.save(self._address(page, takes), condition=_is_free_for(page.page_id))
                if leaves is not None:
                    t.save(self._address(page, leaves, is_current=False))
                if was_published or page.is_published:
                    t.save(outbox.to_item(self._store_id, PageSaved(page.page_id)))
                also(t)
        except TransactWriteError as error:
            if not condition_failed(error):
                raise
            if turn is not None:
                turns.require(t, error)
            if takes is not None and self._is_taken(page, takes):
                message = f"Another page has the address {takes}."
                problem = FieldProblem("handle", "unique", message)
                raise PageHandleTaken(message, fields=(problem,)) from None
            raise stale() from None
        storefront.forget()

    def release(self, t: TransactWrite, page: Page) -> None:
        """Give its address away, as part of a deletion."""
        t.delete(self._address(page, page.handle), condition=PageAddress.page_id == page.page_id)

    def _card(self, page: Page) -> PageCard:
        card = PageCard(models.pages_pk(self._store_id), page.page_id)
        for name in page.attribute_values.keys() - {"pk", "sk", "entity", "body_html"}:
            setattr(card, name, getattr(page, name))
        return card

    def _address(self, page: Page, handle: str, *, is_current: bool = True) -> PageAddress:
        pk = models.address_pk(self._store_id, page.kind, handle)
        return PageAddress(pk, models.ADDRESS_SK, page_id=page.page_id, is_current=is_current)

    def _is_taken(self, page: Page, handle: str) -> bool:
        pk = models.address_pk(self._store_id, page.kind, handle)
        holder = next(iter(PageAddress.query(pk, consistent_read=True)), None)
        return holder is not None and holder.is_current and holder.page_id != page.page_id


def _is_free_for(page_id: str) -> Condition:
    is_free: Condition = (
        PageAddress.pk.does_not_exist()
        | (PageAddress.page_id == page_id)
        | (PageAddress.is_current == False)  # noqa: E712  (an expression)
    )
    return is_free
