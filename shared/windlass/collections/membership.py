"""Keeps what is derived from a product's place: its memberships, and what the product itself says
of them. Everything is worked out from the product, the rules and the tree as they are, so events
may come twice, late and in any order."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from copy import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.catalog import placing
from windlass.catalog import rules as catalog_rules
from windlass.catalog import service as catalog
from windlass.catalog.errors import ProductNotFound
from windlass.collections import members, rules, shelf
from windlass.collections.errors import CollectionsBusy
from windlass.collections.models import Collection, Kind, Match, Member
from windlass.collections.rules import Facts
from windlass.collections.shelf import Shelf
from windlass.db import transactions
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock
from windlass.kit.ids import CROCKFORD, new_id

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action

    from windlass.catalog.models import Card, Product
    from windlass.catalog.service import Found
    from windlass.tenancy.context import StoreContext

TRIES = 12
IN_ONE_TRANSACTION = 90  # members; the product, its card and an event go with them


class Placement(Struct, frozen=True):
    """What people decide: the category, and collections that are made by hand."""

    category_id: str
    by_hand: frozenset[str]


class Standing(Struct, frozen=True):
    """What follows from it."""

    category_ids: tuple[str, ...]  # from the top down
    collection_ids: tuple[str, ...]  # in the order in which the collections were made

    @property
    def listing_ids(self) -> tuple[str, ...]:
        return (*self.category_ids, *self.collection_ids)


def unchanged(placement: Placement) -> Placement:
    return placement


def settle(
    store: StoreContext,
    product_id: str,
    change: Callable[[Placement], Placement] = unchanged,
) -> bool:
    """Bring the product's memberships up to product, rules and tree, after `change`. A product
    that is gone is taken out of everything, and the answer is False. Raises CollectionsBusy (409).

    A change of rules between our look at them and our write would leave us wrong: whoever changes
    them has every product looked at afterwards, and who wrote meanwhile notices it here and looks
    again.
    """
    for attempt in range(TRIES):
        known = shelf.current(store.store_id)
        try:
            found = catalog.get(store, product_id)
        except ProductNotFound:
            members.clear(store.store_id, product_id, known.listing_ids)
            return False
        try:
            is_settled = _write(store, known, found, change)
        except TransactWriteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            time.sleep(0.01 * (attempt + 1) * random.uniform(0.2, 1))
            continue
        if is_settled:
            return True
    raise CollectionsBusy("This product is being changed by others. Try again in a moment.")


def standing(known: Shelf, facts: Facts, placement: Placement) -> Standing:
    """Where a product with these facts belongs."""
    now = clock.now()
    path = tuple(node.id for node in known.tree.path(placement.category_id))
    facts = replace(facts, category_ids=frozenset(path))
    return Standing(
        path,
        tuple(
            collection.collection_id
            for collection in known.collections.values()
            if _belongs(collection, facts, placement, now)
        ),
    )


def placement_of(known: Shelf, product: Product) -> Placement:
    """As people left it, with what an undone deletion brings back."""
    returning = {
        one.collection_id
        for one in known.collections.values()
        if one.returning and product.product_id in one.returning
    }
    manual = known.manual_ids
    by_hand = {one for one in product.collection_ids if one in manual} | returning
    return Placement(product.category_id, frozenset(by_hand))


def facts_of(product: Product, available: int | None, *, is_sold_out: bool) -> Facts:
    lowest = min(product.variants, key=lambda variant: variant.price.amount)
    return Facts(
        title=product.title,
        tags=tuple(product.tags),
        vendor=product.vendor,
        product_type=product.product_type,
        price=lowest.price.amount,
        compare_at=lowest.compare_at.amount if lowest.compare_at else None,
        available=available,
        is_sold_out=is_sold_out,
        created_at=made_at(product.product_id),
        category_ids=frozenset(product.category_ids),
    )


def facts_of_card(card: Card) -> Facts:
    """The same, as the card has it."""
    return Facts(
        title=card.title,
        tags=tuple(card.tags),
        vendor=card.vendor,
        product_type=card.product_type,
        price=card.price.amount,
        compare_at=card.compare_at.amount if card.compare_at else None,
        available=card.available,
        is_sold_out=card.is_sold_out,
        created_at=made_at(card.product_id),
        category_ids=frozenset(card.category_ids),
    )


def made_at(product_id: str) -> datetime:
    """When the product was created: the first 48 bits of its id are milliseconds."""
    number = 0
    for character in product_id[:10]:
        number = number * 32 + max(CROCKFORD.find(character), 0)
    return datetime.fromtimestamp(number / 1000, UTC)


def _belongs(collection: Collection, facts: Facts, placement: Placement, now: datetime) -> bool:
    if collection.kind == Kind.MANUAL:
        return collection.collection_id in placement.by_hand
    return rules.matches(
        facts,
        [rules.rule_of(document) for document in collection.rules],
        needs_all=collection.match == Match.ALL,
        now=now,
    )


def _write(
    store: StoreContext, known: Shelf, found: Found, change: Callable[[Placement], Placement]
) -> bool:
    """Write what differs. False when there is more to do, or rules changed meanwhile."""
    product = found.product
    available, is_sold_out = catalog_rules.availability(product, found.stocks)
    placement = change(placement_of(known, product))
    wanted = standing(known, facts_of(product, available, is_sold_out=is_sold_out), placement)
    before = (*product.category_ids, *product.collection_ids)
    table = members.find(store.store_id, product.product_id, (*before, *wanted.listing_ids))
    saves, updates, deletes = _differences(store, known, product, wanted, table)
    is_told = (product.category_id, product.category_ids, product.collection_ids) == (
        placement.category_id,
        list(wanted.category_ids),
        list(wanted.collection_ids),
    )
    if is_told and not (saves or updates or deletes):
        return True
    is_all = len(saves) + len(updates) + len(deletes) <= IN_ONE_TRANSACTION
    room = IN_ONE_TRANSACTION
    with transactions.write() as t:
        for member in saves[:room]:
            t.save(member)
        for member, actions in updates[: max(room - len(saves), 0)]:
            t.update(member, actions, condition=Member.rank == member.rank)
        for member in deletes[: max(room - len(saves) - len(updates), 0)]:
            t.delete(member)
        placing.place(
            t,
            store,
            product,
            category_id=placement.category_id,
            category_ids=wanted.category_ids,
            # Listings that still have to be left stay named, so that the next round finds them.
            collection_ids=wanted.collection_ids if is_all else (*before, *wanted.collection_ids),
        )
    return is_all and shelf.version_of(store.store_id) == known.version


def _differences(
    store: StoreContext, known: Shelf, product: Product, wanted: Standing, table: members.Known
) -> tuple[list[Member], list[tuple[Member, list[Action]]], list[Member]]:
    saves, updates = [], []
    for listing_id in wanted.listing_ids:
        now = table.members.get(listing_id)
        collection = known.collections.get(listing_id)
        is_manual = collection is not None and collection.kind == Kind.MANUAL
        rank = now.rank if now is not None else _rank_at_the_end(collection, product.product_id)
        member = members.member_of(
            store.store_id,
            listing_id,
            product,
            rank=rank,
            by_hand=is_manual,
            sold=table.sold,
        )
        if now is None:
            saves.append(member)
        elif actions := members.differences(now, member):
            updates.append((now, actions))
    left = [
        one for listing_id, one in table.members.items() if listing_id not in wanted.listing_ids
    ]
    return saves, updates, left


def _rank_at_the_end(collection: Collection | None, product_id: str) -> str:
    """Where it was before a deletion that was undone, else after all that came before."""
    returning: Sequence[str] = collection.returning if collection else ()
    if product_id in returning:
        return f"0{returning.index(product_id):06}V"
    return f"{new_id()}V"
