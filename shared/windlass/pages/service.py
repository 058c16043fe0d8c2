"""What the rest of the product may do with pages. More of it: `storefront` (what shops show) and
`templates` (texts to start from)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from windlass.catalog.parts import Seo
from windlass.db import turns
from windlass.kit import clock, rich_text
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.ids import new_id
from windlass.kit.text import slugify
from windlass.navigation import redirects
from windlass.pages.errors import PageHandleTaken, PageNotFound, PageTooLong, TooManyPages
from windlass.pages.models import Kind, Page, PageCard, Status
from windlass.pages.repository import PageRepository
from windlass.tenancy.context import Permission
from windlass.translations import service as translations
from windlass.web.etags import stale

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite

    from windlass.db.turns import Turn
    from windlass.pages.schemas import SavePage
    from windlass.tenancy.context import StoreContext

MOST: Final = 200
TURNS: Final = "pages"
MOST_BYTES: Final = 90_000
MOST_FORMER_HANDLES: Final = 10
MOST_GUESSES: Final = 6
KEPT_FOR: Final = timedelta(days=30)
LONGEST_TITLE: Final = 120
_PICTURE: Final = re.compile(r'<img src="([^"]+)"')


def list_all(
    store: StoreContext, *, kind: Kind | None = None, status: Status | None = None, query: str = ""
) -> list[PageCard]:
    """Pages by title, then posts by date, the newest first; deleted ones only when asked for.
    Raises Forbidden (403)."""
    store.require(Permission.THEMES_READ)
    now = clock.now()
    found = [
        card
        for card in PageRepository(store.store_id).cards()
        if (kind is None or card.kind == kind)
        and (card.status(now) == status if status else card.deleted_at is None)
        and query.casefold() in card.title.casefold()
    ]
    pages = sorted(
        (one for one in found if one.kind == Kind.PAGE), key=lambda one: one.title.casefold()
    )
    posts = [one for one in found if one.kind == Kind.POST]
    return pages + sorted(posts, key=lambda one: one.published_at or one.created_at, reverse=True)


def get(store: StoreContext, page_id: str) -> Page:
    """Raises Forbidden (403) and PageNotFound (404)."""
    store.require(Permission.THEMES_READ)
    return _present(PageRepository(store.store_id).get(page_id))


def create(store: StoreContext, request: SavePage) -> Page:
    """Raises Forbidden (403), Invalid (422), PageHandleTaken and TooManyPages (409)."""
    store.require(Permission.THEMES_WRITE)

    def once(turn: Turn) -> Page:
        page = _new(store, request.kind)
        _apply(store, request, page)
        return _at_a_free_address(store, page, request.handle, turn=turn)

    return turns.by_turns(store.store_id, TURNS, once)


def update(store: StoreContext, page_id: str, request: SavePage, *, version: int) -> Page:
    """Another address leaves the old one leading here. Raises Forbidden (403), PageNotFound (404),
    PageHandleTaken (409), VersionStale (412) and Invalid (422), also for another kind."""
    store.require(Permission.THEMES_WRITE)
    repository = PageRepository(store.store_id)
    page = _present(repository.get(page_id))
    if page.version != version:
        raise stale()
    if request.kind != page.kind:
        raise Invalid.field("kind", "fixed", "The kind of a page stays as it is.")
    was_published = page.is_published
    _apply(store, request, page)
    page.version += 1
    old, handle = page.handle, request.handle or page.handle
    if handle == old:
        repository.save(page, was_published=was_published)
        return page
    page.handle = handle
    former = [one for one in (*page.former_handles, old) if one != handle]
    page.former_handles = former[-MOST_FORMER_HANDLES:]
    repository.save(page, takes=handle, leaves=old, was_published=was_published)
    return page


def duplicate(store: StoreContext, page_id: str) -> Page:
    """A draft with the same text. Raises Forbidden (403), PageNotFound (404) and TooManyPages
    (409)."""
    store.require(Permission.THEMES_WRITE)
    source = _present(PageRepository(store.store_id).get(page_id))

    def once(turn: Turn) -> Page:
        page = _new(store, Kind(source.kind))
        page.title = f"Copy of {source.title}"[:LONGEST_TITLE]
        for name in ("body_html", "excerpt", "picture", "blanks", "author"):
            setattr(page, name, getattr(source, name))
        page.seo = Seo(source.seo.title, source.seo.description)
        return _at_a_free_address(store, page, None, turn=turn)

    return turns.by_turns(store.store_id, TURNS, once)


def delete(store: StoreContext, page_id: str, *, version: int) -> None:
    """Out of the shop at once; its address answers that it is gone, and is free for another page.
    For thirty days it can be brought back. Raises Forbidden (403), PageNotFound (404) and
    VersionStale (412)."""
    store.require(Permission.THEMES_WRITE)
    repository = PageRepository(store.store_id)
    page = _present(repository.get(page_id))
    if page.version != version:
        raise stale()
    page.deleted_at, page.ttl = clock.now(), KEPT_FOR
    page.version += 1

    def leave(t: TransactWrite) -> None:
        repository.release(t, page)
        redirects.gone_in(t, store.store_id, page.path)

    repository.save(page, also=leave)
    translations.let_end(store.store_id, page.kind, page_id, KEPT_FOR)


def restore(store: StoreContext, page_id: str) -> Page:
    """Undo a deletion, at the same address unless another page has it by now. One that is not
    deleted stays as it is. Raises Forbidden (403), PageNotFound (404) and TooManyPages (409)."""
    store.require(Permission.THEMES_WRITE)

    def once(turn: Turn) -> Page:
        page = PageRepository(store.store_id).get(page_id)
        if page.deleted_at is None:
            return page
        _require_room(store)
        page.deleted_at = page.ttl = None
        page.updated_at = clock.now()
        page.version += 1
        translations.let_end(store.store_id, page.kind, page_id, None)
        return _at_a_free_address(store, page, None, wanted=page.handle, turn=turn)

    return turns.by_turns(store.store_id, TURNS, once)


def _new(store: StoreContext, kind: Kind) -> Page:
    """Unsaved. Raises TooManyPages (409)."""
    _require_room(store)
    now = clock.now()
    return Page(page_id=new_id(), kind=kind.value, created_at=now, updated_at=now, version=1)


def _require_room(store: StoreContext) -> None:
    """As of now: it stays true for whoever then takes the turn that they had. Raises TooManyPages
    (409)."""
    known = PageRepository(store.store_id).cards()
    if sum(card.deleted_at is None for card in known) >= MOST:
        raise TooManyPages(f"A store has at most {MOST} pages.")


def _apply(store: StoreContext, request: SavePage, page: Page) -> None:
    body = rich_text.clean(request.body_html, media_of=store.store_id)
    if len(body.encode()) > MOST_BYTES:
        message = "This text is too long. Make two pages of it."
        raise PageTooLong(message, fields=(FieldProblem("body_html", "too_long", message),))
    now = clock.now()
    page.title, page.body_html, page.author = request.title, body, request.author
    page.excerpt, page.blanks = rich_text.beginning(body), rich_text.blanks(body)
    picture = _PICTURE.search(body)
    page.picture = picture[1] if picture else ""
    page.seo = Seo(request.seo.title, request.seo.description)
    page.is_published = request.status == "published"
    page.publish_at = request.publish_at if page.is_published else None
    if page.is_published:
        page.published_at = page.publish_at or page.published_at or now
    page.updated_at = now


def _at_a_free_address(
    store: StoreContext, page: Page, asked: str | None, *, wanted: str = "", turn: Turn
) -> Page:
    """Saved at the address asked for, or else at one like the title. Raises PageHandleTaken (409)
    for the one asked for, and TurnLost."""
    repository = PageRepository(store.store_id)
    for guess in [asked] if asked else _guesses(wanted or slugify(page.title) or page.kind):
        page.handle = guess
        try:
            repository.save(page, takes=guess, turn=turn)
        except PageHandleTaken:
            if asked:
                raise
        else:
            return page
    raise AssertionError("the last address is random")


def _present(page: Page) -> Page:
    if page.deleted_at is not None:
        raise PageNotFound(f"There is no page {page.page_id}.")
    return page


def _guesses(handle: str) -> Iterable[str]:
    yield handle
    yield from (f"{handle}-{number}" for number in range(2, MOST_GUESSES))
    yield f"{handle}-{new_id()[-8:].lower()}"
