"""What products used to cost, kept from the first change on.

Item           PK                             SK
PriceChange    STORE#<store>#PRICES#<id>      <time>#<revision>      written with the product

A shop in the European Union that announces a reduction must name the lowest price of the 30 days
before it (Directive 98/6/EC, article 6a). That price is settled when the reduction is made and kept
on the variant, so that no page reads the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import replace
from datetime import datetime, timedelta
from itertools import batched
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.catalog import market_prices, translated
from windlass.catalog.models import PRODUCT_SK, Product, product_pk
from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, TableItem
from windlass.kit import clock, countries
from windlass.kit.money import Money
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.catalog.parts import Variant
    from windlass.tenancy.context import StoreContext

WINDOW = timedelta(days=30)
MOST_CHANGES = 1000  # of one product that are looked at
MOST_KEYS = 100  # of one batch read


class PriceChange(TableItem, discriminator="PriceChange"):
    prices = DocumentAttribute()  # by variant: [before, after], minor units; none before: new


class Changed(Struct, frozen=True):
    """One variant's price at one moment; `before` is None for a new variant."""

    variant_id: str
    at: datetime
    before: Money | None
    after: Money


def history(store: StoreContext, product_id: str, *, since: datetime) -> list[Changed]:
    """Every change of the product's prices since then, oldest first; one query. Raises Forbidden
    (403)."""
    store.require(Permission.PRODUCTS_READ)
    found = products(store, [product_id])
    currency = found[0].currency if found else ""
    return [
        Changed(
            variant_id,
            _moment(item),
            None if before is None else Money(before, currency),
            Money(after, currency),
        )
        for item in _changes(store.store_id, product_id, since)
        for variant_id, (before, after) in item.prices.items()
    ]


def products(store: StoreContext, product_ids: Iterable[str]) -> list[Product]:
    """Those that are there, whole, in the order asked for; a batch read per hundred. Asks for no
    permission."""
    ids = list(dict.fromkeys(product_ids))
    found: dict[str, Product] = {}
    for some in batched(ids, MOST_KEYS, strict=False):
        keys = [(product_pk(store.store_id, one), PRODUCT_SK) for one in some]
        for item in Product.batch_get(keys):
            found[item.product_id] = item
    return [found[one] for one in ids if one in found]


def must_show_lowest(country: str) -> bool:
    """Whether shops in the country name the lowest price of 30 days beside a reduction."""
    return country in countries.EU


def forget(store_id: StoreId, product_id: str) -> None:
    """The history of a product that is gone, its prices elsewhere and its translations.
    Repeatable."""
    pk = _pk(store_id, product_id)
    with PriceChange.batch_write() as batch:
        for item in PriceChange.query(pk, limit=MOST_CHANGES):
            batch.delete(item)
    market_prices.forget(store_id, product_id)
    translated.forget(store_id, product_id)


def settle(
    store_id: StoreId,
    product: Product,
    before: Mapping[str, Variant],
    *,
    now: datetime | None = None,
) -> PriceChange | None:
    """Give every variant that is reduced the lowest price of the 30 days before, where its prices
    are other than `before`; the unsaved change, None without one. Reads the history only for
    that."""
    now = now or clock.now()
    changed = {
        variant.id: [known.price.amount if known else None, variant.price.amount]
        for variant in product.variants
        if (known := before.get(variant.id)) is None or known.price != variant.price
    }
    reduced = [
        variant.id
        for variant in product.variants
        if (known := before.get(variant.id)) is not None
        and _is_reduced(variant)
        and (known.price, known.compare_at) != (variant.price, variant.compare_at)
    ]
    past = _changes(store_id, product.product_id, now - WINDOW) if reduced else []
    product.variants = [
        _settled(variant, before.get(variant.id), past if variant.id in reduced else None)
        for variant in product.variants
    ]
    if not changed:
        return None
    sk = f"{now:%Y-%m-%dT%H:%M:%S.%f}#{product.revision}"
    return PriceChange(_pk(store_id, product.product_id), sk, prices=changed)


def _settled(
    variant: Variant, known: Variant | None, past: Sequence[PriceChange] | None
) -> Variant:
    """`past` for one that was reduced just now."""
    if known is None or not _is_reduced(variant):
        return replace(variant, lowest_before=None)
    if past is None:
        return replace(variant, lowest_before=known.lowest_before)
    amounts = [known.price.amount]
    for item in past:
        before, after = item.prices.get(variant.id, (None, None))
        amounts += [amount for amount in (before, after) if amount is not None]
    return replace(variant, lowest_before=Money(min(amounts), variant.price.currency))


def _is_reduced(variant: Variant) -> bool:
    return variant.compare_at is not None and variant.price < variant.compare_at


def _changes(store_id: StoreId, product_id: str, since: datetime) -> list[PriceChange]:
    return list(
        PriceChange.query(
            _pk(store_id, product_id),
            PriceChange.sk >= f"{since:%Y-%m-%dT%H:%M:%S.%f}",
            consistent_read=True,
            limit=MOST_CHANGES,
        )
    )


def _pk(store_id: StoreId, product_id: str) -> str:
    return store_key(store_id, "PRICES", product_id)


def _moment(item: PriceChange) -> datetime:
    return datetime.fromisoformat(f"{item.sk.partition('#')[0]}+00:00")
