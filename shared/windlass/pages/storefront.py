"""Pages and the journal as shops show them: kept warm for seconds, no permission asked."""

from __future__ import annotations

from copy import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from windlass.kit import clock, rich_text
from windlass.kit.kept import Kept
from windlass.pages import models
from windlass.pages.models import FOLDERS, Kind, Page, PageCard, Status

if TYPE_CHECKING:
    from windlass.db.keys import StoreId
    from windlass.tenancy.context import StoreContext
    from windlass.translations.spoken import Words

SECONDS: Final = 5
MOST_KEPT: Final = 1_000


class Entry(Struct, frozen=True):
    """One page, without its text."""

    page_id: str
    kind: Kind
    title: str
    path: str
    excerpt: str
    picture: str  # a path, or empty
    author: str
    published_at: datetime
    updated_at: datetime


class Shown(Struct, frozen=True):
    entry: Entry
    body_html: str  # sanitised
    seo_title: str  # never empty
    seo_description: str


class Moved(Struct, frozen=True):
    """It has another address for good."""

    path: str


_kept: Kept[str, tuple[PageCard, ...]] = Kept(seconds=SECONDS, most=MOST_KEPT)  # by store


def find(store: StoreContext, handle: str, *, kind: Kind = Kind.PAGE) -> Shown | Moved | None:
    """The page at this address, where it moved to, or None: also for a draft and before its moment.
    One read, of its text."""
    cards = [card for card in _shown(store.store_id) if card.kind == kind]
    card = next((one for one in cards if one.handle == handle), None)
    if card is None:
        former = next((one for one in cards if handle in one.former_handles), None)
        return None if former is None else Moved(former.path)
    try:
        page = Page.get(models.page_pk(store.store_id, card.page_id), models.PAGE_SK)
    except Page.DoesNotExist:
        return None
    if page.status(clock.now()) is not Status.PUBLISHED:
        return None
    return Shown(
        _entry(page),
        page.body_html,
        page.seo.title or page.title,
        page.seo.description or page.excerpt,
    )


def all_of(store: StoreContext, *, fresh: bool = False) -> list[Entry]:
    """Every page and post that shoppers may see, pages by title, then posts by date: for site maps,
    directories and the search. At most one query, usually none; `fresh` reads them as they are at
    this moment."""
    if fresh:
        _kept.put(store.store_id, _read(store.store_id, is_consistent=True))
    shown = [_entry(card) for card in _shown(store.store_id)]
    pages = sorted(
        (one for one in shown if one.kind is Kind.PAGE), key=lambda one: one.title.casefold()
    )
    return pages + _newest_first(shown)


def posts(store: StoreContext) -> list[Entry]:
    """Of the journal, the newest first."""
    return _newest_first([_entry(card) for card in _shown(store.store_id)])


def path_of(store: StoreContext, target: str) -> str | None:
    """Where a link to a page leads, by its id or the end of its address; None for what is not
    shown."""
    cards = _shown(store.store_id)
    for card in cards:
        if card.page_id == target or (card.kind == Kind.PAGE and card.handle == target):
            return card.path
    former = (one for one in cards if one.kind == Kind.PAGE and target in one.former_handles)
    return next((one.path for one in former), None)


def in_words(entry: Entry, words: Words) -> Entry:
    """In another language, as far as it is translated; nothing is read."""
    said = words.of(entry.kind, entry.page_id)
    return replace(
        entry,
        title=said.get("title") or entry.title,
        excerpt=said.get("seo_description") or entry.excerpt,
    )


def told(shown: Shown, words: Words) -> Shown:
    """The whole page in another language; one read for a text that is translated."""
    entry = shown.entry
    said = words.of(entry.kind, entry.page_id)
    body = words.tell(entry.kind, entry.page_id, "body_html", shown.body_html)
    spoken = in_words(entry, words)
    if body != shown.body_html:
        spoken = replace(spoken, excerpt=said.get("seo_description") or rich_text.beginning(body))
    return Shown(
        spoken,
        body,
        said.get("seo_title") or said.get("title") or shown.seo_title,
        spoken.excerpt,
    )


def forget() -> None:
    """After a write: this process shows it at once, others within seconds."""
    _kept.clear()


def _shown(store_id: StoreId) -> list[PageCard]:
    cards = _kept.get(store_id, lambda: _read(store_id, is_consistent=False))
    now = clock.now()
    return [card for card in cards if card.status(now) is Status.PUBLISHED]


def _read(store_id: StoreId, *, is_consistent: bool) -> tuple[PageCard, ...]:
    return tuple(PageCard.query(models.pages_pk(store_id), consistent_read=is_consistent))


def _newest_first(entries: list[Entry]) -> list[Entry]:
    found = [one for one in entries if one.kind is Kind.POST]
    return sorted(found, key=lambda one: (one.published_at, one.page_id), reverse=True)


def _entry(page: Page | PageCard) -> Entry:
    kind = Kind(page.kind)
    return Entry(
        page_id=page.page_id,
        kind=kind,
        title=page.title,
        path=f"/{FOLDERS[kind]}/{page.handle}",
        excerpt=page.seo.description or page.excerpt,
        picture=page.picture,
        author=page.author,
        published_at=page.published_at or page.created_at,
        updated_at=page.updated_at,
    )
