"""Collections and categories as shops show them: kept warm, in few round trips, no permission
asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.catalog import models as catalog_models
from windlass.catalog.models import Card
from windlass.collections import models, shelf
from windlass.collections.models import Kind, Member, Sort
from windlass.kit import paging
from windlass.kit.paging import Page

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.catalog.parts import Image, Seo
    from windlass.collections.models import Collection
    from windlass.collections.shelf import Shelf
    from windlass.collections.tree import Node
    from windlass.db.keys import StoreId
    from windlass.tenancy.context import StoreContext

EXAMINED = 100  # members at once where those that are not on sale are left out
MOST_BY_HAND = 2_000
BEFORE_ALL, AFTER_ALL = " ", "~"


class Type(StrEnum):
    COLLECTION = "collection"
    CATEGORY = "category"


class Listing(Struct, frozen=True):
    """A collection or a category, as its page needs it."""

    id: str
    type: Type
    title: str
    handle: str
    description_html: str
    seo: Seo
    image: Image | None
    sort: Sort
    by_hand: bool

    @property
    def path(self) -> str:
        return f"/{'collections' if self.type is Type.COLLECTION else 'categories'}/{self.handle}"


class Moved(Struct, frozen=True):
    """It has another address for good."""

    path: str


def collection(store: StoreContext, handle: str) -> Listing | Moved | None:
    """The collection at this address, where it moved to, or None."""
    found = shelf.warm(store.store_id).collection_at(handle)
    if found is None:
        return None
    listing = _of_collection(found[0])
    return listing if found[1] else Moved(listing.path)


def category(store: StoreContext, handle: str) -> Listing | Moved | None:
    """The same for a category."""
    known = shelf.warm(store.store_id)
    found = known.tree.at(handle)
    if found is None:
        return None
    listing = _of_category(known, found[0])
    return listing if found[1] else Moved(listing.path)


def collections(store: StoreContext) -> list[Listing]:
    """All of them, by title."""
    found = map(_of_collection, shelf.warm(store.store_id).collections.values())
    return sorted(found, key=lambda listing: listing.title.casefold())


def categories(store: StoreContext, parent_id: str = "") -> list[Listing]:
    """Those under the parent, or at the top, in the merchant's order."""
    known = shelf.warm(store.store_id)
    return [_of_category(known, node) for node in known.tree.children(parent_id)]


def find(store: StoreContext, listing_id: str) -> Listing | None:
    """By id, of either type."""
    known = shelf.warm(store.store_id)
    node = known.tree.find(known.tree.resolve(listing_id))
    if node is not None:
        return _of_category(known, node)
    found = known.collections.get(listing_id)
    return None if found is None else _of_collection(found)


def path_to(store: StoreContext, category_id: str) -> tuple[Node, ...]:
    """The categories from the top down to this one; empty without one."""
    return shelf.warm(store.store_id).tree.path(category_id) if category_id else ()


def every_page(store: StoreContext) -> list[tuple[str, datetime | None]]:
    """The path of every category and collection, for the site map, with when it was last changed
    where that is kept at hand."""
    known = shelf.warm(store.store_id)
    return [
        *((f"/categories/{node.handle}", None) for node, _depth in known.tree.walk()),
        *((f"/collections/{one.handle}", one.updated_at) for one in known.collections.values()),
    ]


def page(
    store: StoreContext,
    listing_id: str,
    *,
    sort: Sort = Sort.NEWEST,
    by_hand: bool = False,
    limit: int = 24,
    cursor: str | None = None,
) -> Page[Card]:
    """Products on sale in it, in this order: one query and one batch read. `by_hand` says that
    its order by hand is kept where others keep the best-selling one. A page may be shorter than
    asked for and still have a next one. Raises CursorInvalid (422)."""
    pk = models.members_pk(store.store_id, listing_id)
    if sort is Sort.BEST_SELLING and by_hand:
        sort = Sort.MANUAL
    scope = f"{pk} {sort}"
    after = paging.unseal(cursor, scope=scope) if cursor else None
    found = _members(pk, sort, after, limit + 1)
    marks = paging.page_of(
        found, limit, scope=scope, position=lambda member: _position(member, sort)
    )
    cards = cards_of(store.store_id, [member.product_id for member in marks.items])
    return Page([card for card in cards if card.status == "active"], marks.next_cursor)


def product_ids(store: StoreContext, listing: Listing, *, limit: int = 24) -> list[str]:
    """The first products of it in its own order; one query."""
    is_by_hand = listing.sort is Sort.BEST_SELLING and listing.by_hand
    sort = Sort.MANUAL if is_by_hand else listing.sort
    pk = models.members_pk(store.store_id, listing.id)
    return [member.product_id for member in _members(pk, sort, None, limit)]


def cards_of(store_id: StoreId, product_ids: Sequence[str]) -> list[Card]:
    """The cards of the products that are there, in the order of the ids; one batch read."""
    keys = [
        (catalog_models.product_pk(store_id, one), catalog_models.CARD_SK)
        for one in dict.fromkeys(product_ids)
    ]
    found = {card.product_id: card for card in Card.batch_get(keys)} if keys else {}
    return [found[one] for one in product_ids if one in found]


def _members(pk: str, sort: Sort, after: str | None, most: int) -> list[Member]:
    """At most so many members behind the position."""
    is_down = sort in (Sort.NEWEST, Sort.PRICE_DESC)
    edge = after or (AFTER_ALL if is_down else BEFORE_ALL)
    found: Iterable[object]
    match sort:
        case Sort.NEWEST:
            found = Member.query(
                pk,
                Member.sk < edge,
                filter_condition=Member.is_active == True,  # noqa: E712  (an expression)
                scan_index_forward=False,
                limit=most,
                page_size=max(EXAMINED, most),
            )
        case Sort.PRICE | Sort.PRICE_DESC:
            found = Member.gsi1.query(
                f"{pk}#PRICE",
                Member.gsi1sk < edge if is_down else Member.gsi1sk > edge,
                scan_index_forward=not is_down,
                limit=most,
                page_size=most,
            )
        case Sort.TITLE:
            found = Member.gsi2.query(
                f"{pk}#TITLE", Member.gsi2sk > edge, limit=most, page_size=most
            )
        case _:
            found = Member.gsi3.query(
                f"{pk}#RANK", Member.gsi3sk > edge, limit=most, page_size=most
            )
    return [item for item in found if isinstance(item, Member)]


def _position(member: Member, sort: Sort) -> str:
    match sort:
        case Sort.NEWEST:
            return member.product_id
        case Sort.PRICE | Sort.PRICE_DESC:
            return member.gsi1sk or ""
        case Sort.TITLE:
            return member.gsi2sk or ""
    return member.gsi3sk or ""


def _of_collection(item: Collection) -> Listing:
    return Listing(
        id=item.collection_id,
        type=Type.COLLECTION,
        title=item.title,
        handle=item.handle,
        description_html=item.description_html,
        seo=item.seo,
        image=item.image,
        sort=Sort(item.sort),
        by_hand=item.kind == Kind.MANUAL,
    )


def _of_category(known: Shelf, node: Node) -> Listing:
    text = known.categories[node.id]
    return Listing(
        id=node.id,
        type=Type.CATEGORY,
        title=node.title,
        handle=node.handle,
        description_html=text.description_html,
        seo=text.seo,
        image=text.image,
        sort=Sort(text.sort),
        by_hand=False,
    )


def ids_by_hand(store: StoreContext, collection_id: str) -> list[str]:
    """The products on sale in a collection by hand, in its order; one query."""
    pk = models.members_pk(store.store_id, collection_id)
    found = Member.gsi3.query(f"{pk}#RANK", limit=MOST_BY_HAND)
    return [item.product_id for item in found if isinstance(item, Member)]


def walk(store: StoreContext) -> list[tuple[Node, int]]:
    """Every category with its depth, parents first."""
    return list(shelf.warm(store.store_id).tree.walk())
