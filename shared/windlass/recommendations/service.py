"""Products to show beside others: what the merchant pairs with them, and what is like them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition

from windlass.catalog.errors import ProductNotFound
from windlass.catalog.models import Card
from windlass.collections import shoppers
from windlass.collections.models import Sort
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.kit.errors import FieldProblem
from windlass.recommendations import models, rules
from windlass.recommendations.errors import PairsInvalid
from windlass.recommendations.models import Pairs
from windlass.stores.events import StorefrontChanged
from windlass.tenancy.context import Permission
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.recommendations.schemas import SavePairs
    from windlass.tenancy.context import StoreContext

SHOWN = 4
EXAMINED = 24  # of each listing
MOST_CARDS = 24


def pairs(store: StoreContext, product_id: str) -> tuple[Pairs, list[Card]]:
    """What the merchant recommends with the product, also what is not on sale. Raises Forbidden
    (403)."""
    store.require(Permission.COLLECTIONS_READ)
    found = _pairs(store, product_id, is_consistent=True)
    return found, shoppers.cards_of(store.store_id, found.paired_ids)


def save_pairs(
    store: StoreContext, product_id: str, request: SavePairs, *, version: int
) -> tuple[Pairs, list[Card]]:
    """Raises Forbidden (403), ProductNotFound (404), VersionStale (412) and PairsInvalid (422) for
    products that are not there or named twice, and for the product itself."""
    store.require(Permission.COLLECTIONS_WRITE)
    found = shoppers.cards_of(store.store_id, [*request.product_ids, product_id])
    if all(card.product_id != product_id for card in found):
        raise ProductNotFound(f"There is no product {product_id}.")
    cards = found[:-1]
    known = {card.product_id for card in cards}
    problems = list(_problems(product_id, request.product_ids, known))
    if problems:
        raise PairsInvalid(problems[0].message, fields=tuple(problems))
    item = Pairs(models.pairs_pk(store.store_id, product_id), models.PAIRS_SK)
    item.product_id, item.paired_ids = product_id, request.product_ids
    item.version = version + 1
    is_same: Condition = Pairs.version == version if version else Pairs.pk.does_not_exist()

    def commit() -> None:
        with transactions.write() as t:
            t.save(item, condition=is_same)
            t.save(outbox.to_item(store.store_id, StorefrontChanged("recommendations")))

    try:
        transactions.attempt(commit)
    except TransactWriteError as error:
        if condition_failed(error):
            raise stale() from None
        raise
    return item, cards


def forget(store: StoreContext, product_id: str) -> None:
    """Of a product that is gone. Where others name it, it is left out as long as it is gone."""
    Pairs(models.pairs_pk(store.store_id, product_id), models.PAIRS_SK).delete()


def paired(store: StoreContext, product_ids: Sequence[str], *, limit: int = SHOWN) -> list[Card]:
    """What goes with these products (of a cart, or one), on sale and not among them: the first
    pair of each before the second of any. Two round trips; asks for no permission."""
    keys = [
        (models.pairs_pk(store.store_id, one), models.PAIRS_SK)
        for one in list(dict.fromkeys(product_ids))[:MOST_CARDS]
    ]
    found = (
        {item.product_id: list(item.paired_ids) for item in Pairs.batch_get(keys)} if keys else {}
    )
    lists = [found[one] for one in product_ids if one in found]
    longest = max(map(len, lists), default=0)
    wanted = [some[at] for at in range(longest) for some in lists if at < len(some)]
    others = [one for one in dict.fromkeys(wanted) if one not in product_ids]
    on_sale = cards(store, others[: 2 * limit]) if others else []
    return [card for card in on_sale if not card.is_sold_out][:limit]


def related(store: StoreContext, product_id: str, *, limit: int = SHOWN) -> list[Card]:
    """What is like the product: from its category, and when that has too little, from the one above
    it or from a collection. At most five round trips; asks for no permission."""
    own = next(iter(cards(store, [product_id])), None)
    if own is None:
        return []
    listings = [*reversed(own.category_ids), *own.collection_ids]
    candidates: dict[str, Card] = {}
    for listing_id in listings[:2]:
        page = shoppers.page(store, listing_id, sort=Sort.NEWEST, limit=EXAMINED)
        candidates |= {card.product_id: card for card in page.items}
        if len(candidates) > limit:
            break
    return rules.most_alike(own, candidates.values(), limit=limit)


def cards(store: StoreContext, product_ids: Iterable[str]) -> list[Card]:
    """The products on sale among these, in the same order; one batch read of at most 24. Asks for
    no permission."""
    wanted = list(dict.fromkeys(product_ids))[:MOST_CARDS]
    found = shoppers.cards_of(store.store_id, wanted)
    return [card for card in found if card.status == "active"]


def _pairs(store: StoreContext, product_id: str, *, is_consistent: bool) -> Pairs:
    pk = models.pairs_pk(store.store_id, product_id)
    try:
        return Pairs.get(pk, models.PAIRS_SK, consistent_read=is_consistent)
    except Pairs.DoesNotExist:
        return Pairs(product_id=product_id, paired_ids=[], version=0)


def _problems(product_id: str, wanted: Sequence[str], known: set[str]) -> Iterable[FieldProblem]:
    for at, one in enumerate(wanted):
        field = f"product_ids.{at}"
        if one == product_id:
            yield FieldProblem(field, "itself", "A product does not go with itself.")
        elif one in wanted[:at]:
            yield FieldProblem(field, "unique", "This product is named twice.")
        elif one not in known:
            yield FieldProblem(field, "unknown_product", "There is no such product.")
