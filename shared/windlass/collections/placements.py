"""Products in collections and categories, as merchants arrange them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import replace
from typing import TYPE_CHECKING

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.update import Action

from windlass.catalog import service as catalog
from windlass.catalog.models import Card
from windlass.collections import checks, members, membership, models, ranks, rules, shelf
from windlass.collections.errors import (
    CollectionNotFound,
    CollectionsBusy,
    NotByHand,
    TooManyMembers,
)
from windlass.collections.membership import Placement
from windlass.collections.models import Collection, Kind, Match, Member
from windlass.collections.shoppers import MOST_BY_HAND, cards_of
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.kit import clock, paging
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.paging import Page
from windlass.stores.events import StorefrontChanged
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.catalog.models import Product
    from windlass.collections.schemas import ChangeMembers, PlaceProduct, PreviewRules
    from windlass.collections.shelf import Shelf
    from windlass.tenancy.context import StoreContext

EXAMINED = 1_000  # products per look of a preview
SHOWN = 12
TRIES = 8


class Preview(Struct, frozen=True):
    matched: int
    looked_at: int
    cards: list[Card]
    next_cursor: str | None


def list_members(
    store: StoreContext, listing_id: str, *, limit: int = 50, cursor: str | None = None
) -> Page[Card]:
    """Products of any status: in the order by hand, or the newest first. Raises Forbidden (403),
    CollectionNotFound (404) and CursorInvalid (422)."""
    store.require(Permission.COLLECTIONS_READ)
    known = shelf.current(store.store_id)
    if known.tree.find(listing_id) is None and listing_id not in known.collections:
        raise CollectionNotFound(f"There is no collection {listing_id}.")
    scope = f"{models.members_pk(store.store_id, listing_id)} all"
    after = paging.unseal(cursor, scope=scope) if cursor else None
    if listing_id in known.manual_ids:
        found = members.all_of(store.store_id, listing_id)
        found = [one for one in found if after is None or _place(one) > after][: limit + 1]
    else:
        pk = models.members_pk(store.store_id, listing_id)
        below = Member.sk < (after or "~")
        most = limit + 1
        query = Member.query(pk, below, scan_index_forward=False, limit=most, page_size=most)
        found = list(query)
    is_by_hand = listing_id in known.manual_ids
    page = paging.page_of(
        found,
        limit,
        scope=scope,
        position=lambda one: _place(one) if is_by_hand else one.product_id,
    )
    cards = cards_of(store.store_id, [member.product_id for member in page.items])
    return Page(cards, page.next_cursor)


def change_members(store: StoreContext, collection_id: str, request: ChangeMembers) -> list[str]:
    """Products join a collection by hand at its end, or leave it, one after the other; repeating
    it changes nothing. Returns ids of which there is no product. Raises Forbidden (403),
    CollectionNotFound (404), NotByHand and TooManyMembers (409)."""
    store.require(Permission.COLLECTIONS_WRITE)
    collection = _by_hand(store, collection_id)
    there = members.count(store.store_id, collection_id, at_most=MOST_BY_HAND + 1)
    if there + len(request.add) > MOST_BY_HAND:
        raise TooManyMembers(f"A collection by hand has at most {MOST_BY_HAND:,} products.")
    leaving = [one for one in request.remove if one not in request.add]
    _no_longer_returning(collection, leaving)
    missing: list[str] = []
    for product_id in dict.fromkeys([*request.add, *leaving]):
        joins = product_id in request.add

        def change(now: Placement, joins: bool = joins) -> Placement:
            own = frozenset({collection_id})
            return replace(now, by_hand=now.by_hand | own if joins else now.by_hand - own)

        if not membership.settle(store, product_id, change) and joins:
            missing.append(product_id)
    return missing


def move_member(
    store: StoreContext, collection_id: str, *, product_id: str, after_id: str | None
) -> None:
    """Behind another product of the collection, or to the front. Raises Forbidden (403),
    CollectionNotFound (404), NotByHand (409), and Invalid (422) for products that are not in it."""
    store.require(Permission.COLLECTIONS_WRITE)
    _by_hand(store, collection_id)
    for _ in range(TRIES):
        found = members.all_of(store.store_id, collection_id)
        moved = next((one for one in found if one.product_id == product_id), None)
        others = [one for one in found if one is not moved]
        ids = [one.product_id for one in others]
        if moved is None or after_id == product_id:
            raise Invalid.field("product_id", "not_in_it", "This product is not in the collection.")
        if after_id is not None and after_id not in ids:
            raise Invalid.field("after_id", "not_in_it", "This product is not in the collection.")
        place = 0 if after_id is None else ids.index(after_id) + 1
        before = others[place - 1].rank if place else ""
        behind = others[place].rank if place < len(others) else ""
        rank = ranks.between(before, behind)
        if rank is not None:
            if _give_rank(store, moved, rank):
                return
        else:
            fresh = ranks.spread(len(found))
            others.insert(place, moved)
            for one, spread in zip(others, fresh, strict=True):
                _give_rank(store, one, spread)
            return
    raise CollectionsBusy("Others are arranging this collection. Try again in a moment.")


def place(store: StoreContext, product_id: str, request: PlaceProduct) -> Product:
    """The category of a product and its collections by hand; those by rules are not touched. Raises
    Forbidden (403), ProductNotFound (404) and Invalid (422) for what is not there or not by
    hand."""
    store.require(Permission.PRODUCTS_WRITE)
    catalog.get(store, product_id)
    known = shelf.current(store.store_id)
    wanted, category_id = frozenset(request.collection_ids), request.category_id or ""
    _require_known(known, request)
    for left in known.manual_ids - wanted:
        _no_longer_returning(known.collections[left], [product_id])

    def change(now: Placement) -> Placement:
        effective = known.tree.path(now.category_id)
        stays = (effective[-1].id if effective else "") == category_id
        return Placement(now.category_id if stays else category_id, wanted & known.manual_ids)

    membership.settle(store, product_id, change)
    return catalog.get(store, product_id).product


def preview(store: StoreContext, request: PreviewRules, *, cursor: str | None = None) -> Preview:
    """How many of the next thousand products these rules match, and the newest of them. Raises
    Forbidden (403), CursorInvalid and Invalid (422)."""
    store.require(Permission.COLLECTIONS_READ)
    asked = [rule.rule() for rule in request.rules]
    checks.require_rules(asked, shelf.current(store.store_id))
    now, needs_all = clock.now(), request.match is Match.ALL
    matched: list[Card] = []
    looked_at = 0
    while True:
        page = catalog.list_page(store, limit=EXAMINED // 4, cursor=cursor)
        looked_at += len(page.items)
        matched += [
            card
            for card in page.items
            if rules.matches(membership.facts_of_card(card), asked, needs_all=needs_all, now=now)
        ]
        cursor = page.next_cursor
        if cursor is None or looked_at >= EXAMINED:
            return Preview(len(matched), looked_at, matched[:SHOWN], cursor)


def _by_hand(store: StoreContext, collection_id: str) -> Collection:
    collection = shelf.current(store.store_id).collections.get(collection_id)
    if collection is None:
        raise CollectionNotFound(f"There is no collection {collection_id}.")
    if collection.kind != Kind.MANUAL:
        raise NotByHand("The rules of this collection say what belongs to it.")
    return collection


def _require_known(known: Shelf, request: PlaceProduct) -> None:
    if request.category_id and known.tree.find(request.category_id) is None:
        raise Invalid.field("category_id", "unknown_category", "There is no such category.")
    problems = [
        FieldProblem(f"collection_ids.{at}", "unknown_collection", "There is no such collection.")
        for at, one in enumerate(request.collection_ids)
        if one not in known.collections
    ]
    if problems:
        raise Invalid(problems[0].message, fields=tuple(problems))


def _give_rank(store: StoreContext, member: Member, rank: str) -> bool:
    """False when somebody else moved it, or it left."""
    actions: list[Action] = [Member.rank.set(rank)]
    if member.gsi3sk is not None:
        actions.append(Member.gsi3sk.set(f"{rank}#{member.product_id}"))
    is_same = (Member.rank == member.rank) & (Member.is_active == member.is_active)

    def commit() -> None:
        with transactions.write() as t:
            t.update(member, actions, condition=is_same)
            t.save(outbox.to_item(store.store_id, StorefrontChanged("collections")))

    try:
        transactions.attempt(commit)
    except TransactWriteError as error:
        if condition_failed(error):
            return False
        raise
    return True


def _no_longer_returning(collection: Collection, product_ids: Iterable[str]) -> None:
    """What leaves while an undone deletion is still bringing members back, stays away."""
    gone = set(product_ids) & set(collection.returning)
    if gone:
        left = [one for one in collection.returning if one not in gone]
        Collection(collection.pk, collection.sk).update(
            [Collection.returning.set(left)], condition=Collection.pk.exists()
        )
        shelf.forget()


def _place(member: Member) -> str:
    return f"{member.rank}#{member.product_id}"
