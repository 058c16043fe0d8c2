"""Merchants translate what their shop says: what there is to do, and doing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from msgspec import Struct, field

from windlass.catalog import cards, translated
from windlass.catalog import translating as products
from windlass.catalog.models import Card
from windlass.kit import languages, paging
from windlass.kit.paging import Page
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext
from windlass.translating import progressing, sources
from windlass.translating.errors import LanguageUnknown, NothingToTranslate
from windlass.translating.sources import Source
from windlass.translations import fields as rules
from windlass.translations import service
from windlass.translations.fields import Field, Kind, Status
from windlass.translations.models import Translation

AT_ONCE = 100  # products looked at for a page of those with one status
MOST_LOOKS = 10  # of that many


class Row(Struct, frozen=True):
    kind: Kind
    id: str
    title: str
    status: Status
    saved_at: datetime | None


class Work(Struct, frozen=True):
    """One thing with its texts in both languages."""

    kind: Kind
    id: str
    title: str
    fields: tuple[Field, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)  # that the words were made from
    saved_at: datetime | None = None
    saved_by: str = ""
    version: int = 0

    @property
    def status(self) -> Status:
        return rules.status(self.fields, self.hashes)


def list_page(
    store: StoreContext,
    locale: str,
    kind: Kind,
    *,
    status: Status | None = None,
    limit: int,
    cursor: str | None = None,
) -> Page[Row]:
    """Products newest first, the rest as in their own lists. With a status, a page may be shorter
    than asked for and still have a next one. Raises Forbidden (403), LanguageUnknown (404) and
    CursorInvalid (422)."""
    _require(store, Permission.MARKETS_READ, locale)
    if kind is Kind.PRODUCT:
        return _products(store, locale, status, limit=limit, cursor=cursor)
    found = [row for row in _rows(store, locale, kind) if status in (None, row.status)]
    scope = f"{store.store_id} translations {locale} {kind} {status}"
    start = int(paging.unseal(cursor, scope=scope)) if cursor else 0
    end = start + limit
    more = paging.seal(str(end), scope=scope) if end < len(found) else None
    return Page(found[start:end], more)


def progress(store: StoreContext, locale: str) -> dict[Kind, dict[Status, int]]:
    """How many things of each kind are how far. Products are counted in the search index, so they
    are as of seconds ago; in a store that has none yet every card is read. Raises Forbidden (403)
    and LanguageUnknown (404)."""
    _require(store, Permission.MARKETS_READ, locale)
    counts = {kind: Counter({status: 0 for status in Status}) for kind in Kind}
    counts[Kind.PRODUCT].update(progressing.of_products(store, locale))
    known = service.list_all(store, locale)
    for kind in sources.FOUND:
        for row in _rows(store, locale, kind, known):
            counts[kind][row.status] += 1
    return {kind: dict(found) for kind, found in counts.items()}


def get(store: StoreContext, locale: str, kind: Kind, subject_id: str) -> Work:
    """Raises Forbidden (403), LanguageUnknown, ProductNotFound and NothingToTranslate (404)."""
    _require(store, Permission.MARKETS_READ, locale)
    if kind is Kind.PRODUCT:
        return _of_product(products.get(store, subject_id, locale))
    source = _source(store, kind, subject_id)
    return _of_source(source, service.find(store, locale, kind, subject_id))


def save(
    store: StoreContext,
    locale: str,
    kind: Kind,
    subject_id: str,
    sent: Mapping[str, str],
    *,
    version: int,
) -> Work:
    """All words of a thing anew, made from what it says now; version 0 for the first. Raises
    Forbidden (403), LanguageUnknown, ProductNotFound, NothingToTranslate (404), ProductBusy (409),
    VersionStale (412) and Invalid (422)."""
    is_shown = _require(store, Permission.MARKETS_WRITE, locale)
    if kind is Kind.PRODUCT:
        return _of_product(products.save(store, subject_id, locale, sent, version=version))
    source = _source(store, kind, subject_id)
    made = service.save(
        store,
        locale,
        kind,
        subject_id,
        fields=source.fields,
        sent=sent,
        version=version,
        is_shown=is_shown,
    )
    return _of_source(source, made)


def remove(store: StoreContext, locale: str, kind: Kind, subject_id: str, *, version: int) -> None:
    """Raises Forbidden (403), LanguageUnknown, ProductNotFound (404) and VersionStale (412)."""
    is_shown = _require(store, Permission.MARKETS_WRITE, locale)
    if kind is Kind.PRODUCT:
        products.remove(store, subject_id, locale, version=version)
    else:
        service.remove(store, locale, kind, subject_id, version=version, is_shown=is_shown)


def _require(store: StoreContext, permission: Permission, locale: str) -> bool:
    """Whether shoppers can choose the language."""
    store.require(permission)
    front = stores.storefront_of(store)
    if locale not in languages.KNOWN or locale == languages.code_of(front.locale):
        raise LanguageUnknown(f"{locale[:20]} is no language to translate into.")
    return locale in front.languages


def _source(store: StoreContext, kind: Kind, subject_id: str) -> Source:
    found = sources.find(store, kind, subject_id)
    if found is None:
        raise NothingToTranslate(f"There is no {kind} {subject_id[:60]} with words to translate.")
    return found


def _rows(
    store: StoreContext, locale: str, kind: Kind, known: dict[str, Translation] | None = None
) -> Iterator[Row]:
    known = service.list_all(store, locale) if known is None else known
    for source in sources.all_of(store, kind):
        item = known.get(f"{kind}#{source.id}")
        hashes = item.hashes if item else {}
        status = rules.status(source.fields, hashes)
        yield Row(kind, source.id, source.title, status, item.saved_at if item else None)


def _products(
    store: StoreContext, locale: str, status: Status | None, *, limit: int, cursor: str | None
) -> Page[Row]:
    if status is None:
        page = cards.newest(store.store_id, None, limit=limit, cursor=cursor)
        return Page([_of_card(card, locale) for card in page.items], page.next_cursor)
    found: list[Row] = []
    for _look in range(MOST_LOOKS):
        some = min(AT_ONCE, limit - len(found))
        page = cards.newest(store.store_id, None, limit=some, cursor=cursor)
        rows = (_of_card(card, locale) for card in page.items)
        found += [row for row in rows if row.status == status]
        cursor = page.next_cursor
        if cursor is None or len(found) >= limit:
            break
    return Page(found, cursor)


def _of_card(card: Card, locale: str) -> Row:
    known = card.translations.get(locale)
    return Row(
        Kind.PRODUCT,
        card.product_id,
        card.title,
        progressing.status_of(card, locale),
        datetime.fromtimestamp(known["saved_at"], UTC) if known else None,
    )


def _of_product(found: products.Spoken) -> Work:
    product, item = found.product, found.translation
    known = translated.fields_of(product)
    if item is None:
        return Work(Kind.PRODUCT, product.product_id, product.title, known)
    return Work(
        Kind.PRODUCT,
        product.product_id,
        product.title,
        known,
        item.words,
        item.hashes,
        found.source,
        item.saved_at,
        item.saved_by,
        item.version,
    )


def _of_source(source: Source, found: service.Translated | None) -> Work:
    if found is None:
        return Work(source.kind, source.id, source.title, source.fields)
    item = found.item
    return Work(
        source.kind,
        source.id,
        source.title,
        source.fields,
        found.words,
        item.hashes,
        found.source,
        item.saved_at,
        item.saved_by,
        item.version,
    )
