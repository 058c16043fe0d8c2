"""Stock that people count and correct, and what is left of it when variants go away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import batched
from typing import TYPE_CHECKING

from pynamodb.exceptions import DeleteError, TransactWriteError

from windlass.catalog import models
from windlass.catalog.errors import StockStale, StockTooLow, VariantNotFound
from windlass.catalog.events import StockChanged
from windlass.catalog.models import Stock, StockNote
from windlass.catalog.repository import Found, ProductRepository
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.ids import new_id
from windlass.stores.events import StorefrontChanged
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.catalog.schemas import AdjustStock, SetStock, VariantStockIn
    from windlass.tenancy.context import StoreContext

IN_ONE_TRANSACTION = 49  # a stock item and a note each, and two events
YOUNG = timedelta(hours=1)


def set_stock(store: StoreContext, product_id: str, request: SetStock) -> Found:
    """Write down what was counted. What is reserved stays reserved, so `available` may fall below
    nothing until those checkouts end. 49 variants at a time are written together.

    Raises Forbidden (403), ProductNotFound and VariantNotFound (404), StockStale (412) when a
    quantity is no longer the one that the caller saw, and Invalid (422) for a variant that is
    counted twice.
    """
    store.require(Permission.PRODUCTS_WRITE)
    _require_each_once([one.variant_id for one in request.variants])
    repository = ProductRepository(store.store_id)
    _require_variants(repository.get(product_id), [one.variant_id for one in request.variants])
    for some in batched(request.variants, IN_ONE_TRANSACTION, strict=False):

        def count(some: tuple[VariantStockIn, ...] = some) -> None:
            with transactions.write() as t:
                for one in some:
                    is_seen = Stock.pk.exists()
                    if one.was is not None:
                        is_seen &= Stock.on_hand == one.was
                    t.update(
                        _stock(store, product_id, one.variant_id),
                        [
                            Stock.tracked.set(one.tracked),
                            Stock.policy.set(one.policy.value),
                            Stock.on_hand.set(one.on_hand),
                            Stock.available.set(one.on_hand - Stock.reserved),
                        ],
                        condition=is_seen,
                    )
                    t.save(_note(store, product_id, one.variant_id, request.reason, count=one))
                t.save(outbox.to_item(store.store_id, StockChanged([product_id])))
                t.save(outbox.to_item(store.store_id, StorefrontChanged("stock")))

        try:
            transactions.attempt(count)
        except TransactWriteError as error:
            if condition_failed(error):
                raise StockStale("Some of this was sold or changed since. Reload it.") from None
            raise
    return _looked_at_again(repository, product_id)


def _require_each_once(variant_ids: list[str]) -> None:
    for place, variant_id in enumerate(variant_ids):
        if variant_id in variant_ids[:place]:
            raise Invalid.field(
                f"variants.{place}.variant_id", "unique", "This variant is counted twice."
            )


def adjust_stock(store: StoreContext, product_id: str, request: AdjustStock) -> Found:
    """Add to or take from what is on hand, never below nothing and never what is reserved.

    Raises Forbidden (403), ProductNotFound and VariantNotFound (404) and StockTooLow (409).
    """
    store.require(Permission.PRODUCTS_WRITE)
    repository = ProductRepository(store.store_id)
    _require_variants(repository.get(product_id), [request.variant_id])

    def adjust() -> None:
        is_enough = Stock.pk.exists()
        if request.delta < 0:
            is_enough &= Stock.available >= -request.delta
        with transactions.write() as t:
            t.update(
                _stock(store, product_id, request.variant_id),
                [Stock.on_hand.add(request.delta), Stock.available.add(request.delta)],
                condition=is_enough,
            )
            t.save(
                _note(store, product_id, request.variant_id, request.reason, delta=request.delta)
            )
            t.save(outbox.to_item(store.store_id, StockChanged([product_id])))
            t.save(outbox.to_item(store.store_id, StorefrontChanged("stock")))

    try:
        transactions.attempt(adjust)
    except TransactWriteError as error:
        if condition_failed(error):
            raise StockTooLow(
                f"Fewer than {-request.delta} are free to take.",
                fields=(FieldProblem("delta", "too_low", "There are not as many."),),
            ) from None
        raise
    return _looked_at_again(repository, product_id)


def sweep_stock(store: StoreContext, product_id: str, found: Found | None) -> None:
    """Take away stock of variants that are gone, unless a checkout still holds some of it. Stock
    of the last hour stays: its product may be about to be saved."""
    variants = {variant.id for variant in found.product.variants} if found else set()
    repository = ProductRepository(store.store_id)
    stocks = found.stocks.values() if found else repository.stocks_left_behind(product_id)
    before = clock.now() - YOUNG
    for stock in list(stocks):
        if stock.variant_id in variants or (found is not None and stock.created_at > before):
            continue
        try:
            stock.delete(condition=Stock.reserved == 0)
        except DeleteError as error:
            if not condition_failed(error):
                raise


def _looked_at_again(repository: ProductRepository, product_id: str) -> Found:
    """Who changed the stock sees it in the list at once."""
    found = repository.get(product_id)
    repository.refresh_card(found)
    return found


def _require_variants(found: Found, variant_ids: Sequence[str]) -> None:
    known = {variant.id for variant in found.product.variants}
    for place, variant_id in enumerate(variant_ids):
        if variant_id not in known:
            message = f"This product has no variant {variant_id}."
            raise VariantNotFound(
                message,
                fields=(FieldProblem(f"variants.{place}.variant_id", "unknown_variant", message),),
            )


def _stock(store: StoreContext, product_id: str, variant_id: str) -> Stock:
    return Stock(models.product_pk(store.store_id, product_id), models.stock_sk(variant_id))


def _note(
    store: StoreContext,
    product_id: str,
    variant_id: str,
    reason: str,
    *,
    delta: int | None = None,
    count: VariantStockIn | None = None,
) -> StockNote:
    return StockNote(
        models.moves_pk(store.store_id, product_id),
        f"{models.NOTE_PREFIX}{new_id()}",
        variant_id=variant_id,
        actor_id=store.actor_id,
        reason=reason,
        delta=delta,
        on_hand=count.on_hand if count else None,
        noted_at=clock.now(),
    )
