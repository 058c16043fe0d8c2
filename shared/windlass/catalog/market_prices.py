"""What products cost in other markets: by the rate, or at a price of their own.

Item           PK                            SK
MarketPrices   STORE#<store>#PRODUCT#<id>    PRICES#<market>

It lies in the product's partition, so a product page knows it without another read. A price of its
own wins over the rate, with its own price before the reduction or none. `Product.priced_in` names
the markets, so that whoever has the product knows what to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import replace
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from windlass.catalog import measures
from windlass.catalog.models import ProductPart, product_pk
from windlass.db.keys import StoreId
from windlass.db.table import DocumentAttribute
from windlass.kit.money import Money

if TYPE_CHECKING:
    from windlass.catalog.measures import UnitPrice
    from windlass.catalog.models import Product
    from windlass.catalog.parts import Variant
    from windlass.currencies.exchange import Exchange

PRICES_PREFIX = "PRICES#"

type Figures = list[int | None]  # price, compare_at, lowest_before
type Ends = list[Any]  # figures of the lowest price, the highest, and its measure if any


class MarketPrices(ProductPart, discriminator="MarketPrices"):
    product_id = UnicodeAttribute()
    market_id = UnicodeAttribute()
    currency = UnicodeAttribute()
    prices = DocumentAttribute()  # by variant: [price, compare_at, lowest_before], minor units
    past = DocumentAttribute(default=dict)  # by variant: [[Unix seconds it ended, amount], ...]

    def of(self, variant_id: str) -> Figures | None:
        found: Figures | None = self.prices.get(variant_id)
        return found


class Carded(Protocol):
    """A card, or a hit of the search."""

    @property
    def price(self) -> Money: ...
    @property
    def highest_price(self) -> Money: ...
    @property
    def compare_at(self) -> Money | None: ...
    @property
    def lowest_before(self) -> Money | None: ...
    @property
    def market_prices(self) -> dict[str, Any]: ...
    @property
    def measure(self) -> str | None: ...


class CardPrices(Struct, frozen=True):
    lowest: Money
    highest: Money
    compare_at: Money | None  # of the one with the lowest price
    lowest_before: Money | None  # likewise
    measure: str | None = None  # likewise, as it is kept

    @property
    def unit_price(self) -> UnitPrice | None:
        return measures.price_of(measures.of_text(self.measure), self.lowest)


def prices_sk(market_id: str) -> str:
    return f"{PRICES_PREFIX}{market_id}"


def forget(store_id: StoreId, product_id: str) -> None:
    """Those of a product that is gone. Repeatable."""
    pk = product_pk(store_id, product_id)
    with ProductPart.batch_write() as batch:
        for item in ProductPart.query(pk, ProductPart.sk.startswith(PRICES_PREFIX)):
            batch.delete(item)


def priced(variant: Variant, exchange: Exchange | None, fixed: MarketPrices | None) -> Variant:
    """The variant as it is sold there. What it costs the merchant stays as it is."""
    if exchange is None or not exchange.market_id:
        return variant
    figures = fixed.of(variant.id) if fixed is not None else None
    if figures is not None:
        price, compare_at, before = (
            None if one is None else Money(one, exchange.currency) for one in figures
        )
        assert price is not None
        return replace(variant, price=price, compare_at=compare_at, lowest_before=before)
    return replace(
        variant,
        price=exchange.price(variant.price),
        compare_at=_changed(variant.compare_at, exchange),
        lowest_before=_changed(variant.lowest_before, exchange),
    )


def of_market(fixed: Iterable[MarketPrices], exchange: Exchange | None) -> MarketPrices | None:
    """Those of the exchange's market."""
    if exchange is None or not exchange.market_id:
        return None
    return next((one for one in fixed if one.market_id == exchange.market_id), None)


def summary(product: Product, fixed: Iterable[MarketPrices]) -> dict[str, Any]:
    """For the card: by market, [lowest, its compare_at, its lowest_before, highest, the lowest's
    measure if it has one] of the variants with a price there and the same, in the store's currency,
    of those without."""
    return {
        one.market_id: [_ends(own), _ends(rest)]
        for one in fixed
        if (own := [(figures, v) for v in product.variants if (figures := one.of(v.id))])
        for rest in [[(_figures(v), v) for v in product.variants if one.of(v.id) is None]]
    }


def of_card(card: Carded, exchange: Exchange | None) -> CardPrices:
    """What a list shows of the product there."""
    own = CardPrices(
        card.price, card.highest_price, card.compare_at, card.lowest_before, card.measure
    )
    if exchange is None or not exchange.market_id:
        return own
    found = card.market_prices.get(exchange.market_id)
    if found is None:
        return _exchanged(own, exchange)
    fixed, rest = (_card_prices(ends, currency) for ends, currency in _with(found, exchange))
    assert fixed is not None
    if rest is None:
        return fixed
    changed = _exchanged(rest, exchange)
    lower = changed if changed.lowest < fixed.lowest else fixed
    higher = fixed if changed.highest < fixed.highest else changed
    return replace(lower, highest=higher.highest)


def _with(found: list[Ends | None], exchange: Exchange) -> Iterable[tuple[Ends | None, str]]:
    return zip(found, (exchange.currency, exchange.base), strict=True)


def _card_prices(ends: Ends | None, currency: str) -> CardPrices | None:
    if ends is None:
        return None
    lowest, compare_at, before, highest = (
        None if one is None else Money(one, currency) for one in ends[:4]
    )
    assert lowest is not None
    assert highest is not None
    measure = ends[4] if len(ends) > 4 else None
    return CardPrices(lowest, highest, compare_at, before, measure)


def _exchanged(prices: CardPrices, exchange: Exchange) -> CardPrices:
    return CardPrices(
        exchange.price(prices.lowest),
        exchange.price(prices.highest),
        _changed(prices.compare_at, exchange),
        _changed(prices.lowest_before, exchange),
        prices.measure,
    )


def _changed(money: Money | None, exchange: Exchange) -> Money | None:
    return None if money is None else exchange.price(money)


def _figures(variant: Variant) -> Figures:
    amounts: Mapping[str, Money | None] = {
        "price": variant.price,
        "compare_at": variant.compare_at,
        "lowest_before": variant.lowest_before,
    }
    return [None if one is None else one.amount for one in amounts.values()]


def _ends(priced: list[tuple[Figures, Variant]]) -> Ends | None:
    if not priced:
        return None
    figures, variant = min(priced, key=lambda one: one[0][0] or 0)
    highest = max(one[0] or 0 for one, _ in priced)
    measure = measures.text_of(variant.measure)
    return [*figures, highest, *([measure] if measure else [])]
