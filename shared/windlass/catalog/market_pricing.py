"""Prices of their own that merchants give products in other markets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import batched

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.catalog import listing, models
from windlass.catalog.errors import VariantNotFound
from windlass.catalog.events import ProductSaved
from windlass.catalog.market_prices import Figures, MarketPrices, priced, prices_sk
from windlass.catalog.models import Product, ProductPart
from windlass.catalog.prices import WINDOW
from windlass.catalog.repository import Found, Moved, ProductRepository, settled
from windlass.currencies import markets
from windlass.currencies import service as currencies
from windlass.currencies.exchange import Exchange
from windlass.currencies.models import Market
from windlass.db import outbox, transactions
from windlass.db.table import failed_conditions
from windlass.kit import clock
from windlass.kit import currencies as known_currencies
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.money import Money
from windlass.kit.paging import Page
from windlass.tenancy.context import Permission, StoreContext

MOST_PAST = 60  # former prices of a variant that are kept, each for thirty days
MOST_KEYS = 100  # of one batch read


class Change(Struct, frozen=True):
    """Of one variant; without a price, the rate makes it again."""

    variant_id: str
    price: Money | None
    compare_at: Money | None = None


class InMarket(Struct, frozen=True):
    """A product with what it costs in one market; `exchange` is None while no rate is known."""

    product: Product
    market: Market
    fixed: MarketPrices | None
    exchange: Exchange | None


def of_product(store: StoreContext, product_id: str) -> list[InMarket]:
    """In every market. Raises Forbidden (403) and ProductNotFound (404)."""
    store.require(Permission.PRODUCTS_READ)
    found = ProductRepository(store.store_id).get(product_id)
    by_market = {one.market_id: one for one in found.fixed}
    return [
        InMarket(found.product, market, by_market.get(market.market_id), exchange)
        for market, exchange in _markets(store, found.product.currency)
    ]


def of_market(
    store: StoreContext, market_id: str, *, query: str = "", limit: int, cursor: str | None
) -> Page[InMarket]:
    """A page of the catalogue with its prices there: newest first, or those with the words. Raises
    Forbidden (403), MarketNotFound (404) and CursorInvalid (422)."""
    market = markets.get(store, market_id)
    page = listing.list_page(store, query=query, limit=limit, cursor=cursor)
    keys = [
        (models.product_pk(store.store_id, card.product_id), sk)
        for card in page.items
        for sk in (models.PRODUCT_SK, prices_sk(market_id))
    ]
    products: dict[str, Product] = {}
    fixed: dict[str, MarketPrices] = {}
    for some in batched(keys, MOST_KEYS, strict=False):
        for item in ProductPart.batch_get(some, consistent_read=True):
            if isinstance(item, Product):
                products[item.product_id] = item
            elif isinstance(item, MarketPrices):
                fixed[item.product_id] = item
    rates = currencies.known_rates()
    return Page(
        [
            InMarket(product, market, fixed.get(card.product_id), exchange)
            for card in page.items
            if (product := products.get(card.product_id)) is not None
            for exchange in [currencies.exchange_of(market, product.currency, rates)]
        ],
        page.next_cursor,
    )


def change(
    store: StoreContext, product_id: str, market_id: str, changes: Sequence[Change]
) -> InMarket:
    """Set or take away prices of some variants; the others keep theirs. What is reduced learns the
    lowest price of the 30 days before. Raises Forbidden (403), ProductNotFound, MarketNotFound,
    VariantNotFound (404), Invalid (422) and ProductBusy (409)."""
    store.require(Permission.PRODUCTS_WRITE)
    repository = ProductRepository(store.store_id)
    market = markets.get(store, market_id)
    _require_sound(changes, market.currency)
    known = {one.market_id for one in markets.known(store)}

    def once() -> InMarket:
        found = repository.get(product_id)
        rates = currencies.known_rates()
        exchange = currencies.exchange_of(market, found.product.currency, rates)
        before = next((one for one in found.fixed if one.market_id == market_id), None)
        after = _changed(store, found, market, before, exchange, changes)
        gone = [one for one in found.fixed if one.market_id not in known]
        _save(store, found, after, [*gone, *([before] if before and not after.prices else [])])
        return InMarket(found.product, market, after, exchange)

    made = settled(once)
    repository.refresh_card(repository.get(product_id))
    return made


def _markets(store: StoreContext, base: str) -> list[tuple[Market, Exchange | None]]:
    rates = currencies.known_rates()
    return [
        (market, currencies.exchange_of(market, base, rates)) for market in markets.known(store)
    ]


def _changed(
    store: StoreContext,
    found: Found,
    market: Market,
    before: MarketPrices | None,
    exchange: Exchange | None,
    changes: Sequence[Change],
) -> MarketPrices:
    variants = {variant.id: variant for variant in found.product.variants}
    now = clock.now()
    prices = {} if before is None else {k: v for k, v in before.prices.items() if k in variants}
    past = {} if before is None else {k: v for k, v in before.past.items() if k in variants}
    for one in changes:
        variant = variants.get(one.variant_id)
        if variant is None:
            raise VariantNotFound(f"This product has no variant {one.variant_id}.")
        was = priced(variant, exchange, before).price if exchange or before else None
        old = was.amount if was is not None and was.currency == market.currency else None
        past[variant.id] = _recent(past.get(variant.id, []), now)
        new = _figures(one, prices.get(variant.id), past[variant.id], old)
        if old is not None and (new is None or new[0] != old):
            past[variant.id] = [*past[variant.id], [int(now.timestamp()), old]][-MOST_PAST:]
        if new is None:
            prices.pop(variant.id, None)
        else:
            prices[variant.id] = new
    return MarketPrices(
        models.product_pk(store.store_id, found.product.product_id),
        prices_sk(market.market_id),
        product_id=found.product.product_id,
        market_id=market.market_id,
        currency=market.currency,
        prices=prices,
        past={variant_id: ended for variant_id, ended in past.items() if ended},
    )


def _figures(
    one: Change, known: Figures | None, past: list[list[int]], old: int | None
) -> Figures | None:
    if one.price is None:
        return None
    price, compare_at = one.price.amount, one.compare_at.amount if one.compare_at else None
    if compare_at is None:
        return [price, None, None]
    if known is not None and known[:2] == [price, compare_at]:
        return known
    amounts = [amount for _ended, amount in past] + ([old] if old is not None else [])
    return [price, compare_at, min(amounts, default=None)]


def _recent(past: list[list[int]], now: datetime) -> list[list[int]]:
    first = int((now - WINDOW - timedelta(hours=1)).timestamp())
    return [[ended, amount] for ended, amount in past if ended >= first]


def _save(
    store: StoreContext, found: Found, after: MarketPrices, gone: Sequence[MarketPrices]
) -> None:
    """Raises Moved when the product is no longer the one that was found."""
    product = found.product
    left = {one.market_id for one in found.fixed} - {one.market_id for one in gone}
    names = sorted(left | ({after.market_id} if after.prices else set()))
    try:
        with transactions.write() as t:
            for one in gone:
                t.delete(one)
            if after.prices:
                t.save(after)
            t.save(outbox.to_item(store.store_id, ProductSaved(product.product_id)))
            t.update(
                Product(product.pk, models.PRODUCT_SK),
                [Product.priced_in.set(names), Product.revision.set(found.revision + 1)],
                condition=Product.revision == found.revision,
            )
    except TransactWriteError as error:
        if failed_conditions(error):
            raise Moved from None
        raise


def _require_sound(changes: Sequence[Change], currency: str) -> None:
    step = known_currencies.step(currency)
    problems: list[FieldProblem] = []
    for place, one in enumerate(changes):
        for name, money in (("price", one.price), ("compare_at", one.compare_at)):
            if money is None:
                continue
            path = f"changes.{place}.{name}"
            if money.currency != currency:
                message = f"Prices of this market are in {currency}."
                problems.append(FieldProblem(f"{path}.currency", "wrong_currency", message))
            elif money.amount % step:
                message = f"Cards pay {currency} in steps of {Money(step, currency).decimal()}."
                problems.append(FieldProblem(f"{path}.amount", "not_payable", message))
        if one.compare_at is None:
            continue
        if one.price is None:
            message = "A price before needs a price of its own beside it."
            problems.append(FieldProblem(f"changes.{place}.compare_at", "without_price", message))
        elif one.compare_at.amount <= one.price.amount:
            message = "The price before is higher than the price, or left out."
            field = f"changes.{place}.compare_at.amount"
            problems.append(FieldProblem(field, "not_above_price", message))
    if problems:
        message = problems[0].message if len(problems) == 1 else "Some of the input is not right."
        raise Invalid(message, fields=tuple(problems))
