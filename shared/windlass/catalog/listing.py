"""Lists of products for the merchant. What one page costs does not depend on how many there are.

Without search words a page is one index query: newest first, of all or of one status, or latest
change first (of all only). With words, a tag or a vendor it is one query of at most 100 words and
one batch read of cards; results come in the order of the words, exact ones first, and the
other filters are applied to those 100: a page may be short and still have a next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from windlass.catalog import cards, models, words
from windlass.catalog.models import Card, Status, Word
from windlass.kit import paging
from windlass.kit.errors import Invalid
from windlass.kit.paging import Page
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.db.keys import StoreId
    from windlass.tenancy.context import StoreContext

EXAMINED = 100

type Sort = Literal["newest", "updated"]


def list_page(
    store: StoreContext,
    *,
    status: Status | None = None,
    query: str = "",
    tag: str = "",
    vendor: str = "",
    sort: Sort = "newest",
    limit: int = 50,
    cursor: str | None = None,
) -> Page[Card]:
    """One page of cards. Every word of the query must begin a word of the product: of its title,
    SKUs, vendor or tags. Raises Forbidden (403), CursorInvalid and Invalid (422)."""
    store.require(Permission.PRODUCTS_READ)
    asked = words.asked(query)
    if query.strip() and not asked:
        return Page([], None)
    if sort == "updated" and (asked or tag or vendor or status):
        raise Invalid.field("sort", "unfiltered_only", "Only the whole list sorts by last change.")
    if asked or tag or vendor:
        return _search(store.store_id, asked, status, tag, vendor, limit, cursor)
    if sort == "updated":
        return cards.by_update(store.store_id, limit=limit, cursor=cursor)
    return cards.newest(store.store_id, status, limit=limit, cursor=cursor)


def _search(
    store_id: StoreId,
    asked: list[str],
    status: Status | None,
    tag: str,
    vendor: str,
    limit: int,
    cursor: str | None,
) -> Page[Card]:
    exact = words.tag_word(tag) if tag else words.vendor_word(vendor) if vendor else ""
    first = asked[0] if asked else exact
    scope = f"{models.words_pk(store_id)} {asked} {status} {tag} {vendor}"
    examined, is_last = _examine(store_id, first, bool(asked), scope, cursor)
    matching = [word for word in examined if _matches(word, first, asked)]
    candidates = matching if status or tag or vendor else matching[: limit + 1]
    found = _cards_of(store_id, candidates)
    chosen: list[Card] = []
    position = ""
    for word in candidates:
        card = found.get(word.product_id)
        if card is None or not _passes(card, status, tag, vendor):
            continue
        if len(chosen) == limit:
            return Page(chosen, paging.seal(position, scope=scope))
        chosen.append(card)
        position = word.sk
    if len(candidates) < len(matching):  # a card is gone, so the page is short
        return Page(chosen, paging.seal(candidates[-1].sk, scope=scope))
    return Page(chosen, None if is_last else paging.seal(examined[-1].sk, scope=scope))


def _examine(
    store_id: StoreId, first: str, is_prefix: bool, scope: str, cursor: str | None
) -> tuple[list[Word], bool]:
    """At most 100 words that begin with the first one, and whether there are no more."""
    start = first if is_prefix else f"{first}#"
    low = f"{paging.unseal(cursor, scope=scope)}!" if cursor else start
    found = [
        item
        for item in Word.query(
            models.words_pk(store_id),
            Word.sk.between(low, f"{start}~"),
            limit=EXAMINED + 1,
            page_size=EXAMINED + 1,
        )
        if isinstance(item, Word)
    ]
    return found[:EXAMINED], len(found) <= EXAMINED


def _matches(word: Word, first: str, asked: list[str]) -> bool:
    """True for the first of a product's words that begins with what is asked, if the product has
    words for all the rest: each product is found once."""
    own = word.sk.split("#")[0]
    if asked and own != min(other for other in word.words if other.startswith(first)):
        return False
    return all(any(other.startswith(one) for other in word.words) for one in asked)


def _cards_of(store_id: StoreId, found: list[Word]) -> dict[str, Card]:
    keys = [(models.product_pk(store_id, word.product_id), models.CARD_SK) for word in found]
    return {card.product_id: card for card in Card.batch_get(keys)} if keys else {}


def _passes(card: Card, status: Status | None, tag: str, vendor: str) -> bool:
    return (
        (status is None or card.status == status)
        and (not tag or tag.casefold() in (one.casefold() for one in card.tags))
        and (not vendor or card.vendor.casefold() == vendor.casefold())
    )
