"""Which products a discount would sell below what they cost, to warn the merchant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.catalog import listing, prices
from windlass.discounts import definitions
from windlass.discounts.parts import DiscountClass, Kind, PromoLine, Promotion, Scope
from windlass.kit.money import BASIS_POINTS, Money

if TYPE_CHECKING:
    from windlass.catalog.models import Product
    from windlass.catalog.parts import Variant
    from windlass.discounts.models import Discount
    from windlass.tenancy.context import StoreContext

MOST_EXAMINED = 300  # products, the newest
MOST_NAMED = 20
PAGE = 100


class BelowCost(Struct, frozen=True):
    """The variant of a product on which most is lost, bought alone at the discount's best."""

    product_id: str
    title: str
    price: Money  # with the discount
    cost: Money


def below_cost(store: StoreContext, discount: Discount) -> list[BelowCost]:
    """At most MOST_NAMED products, the greatest loss first, of those named by the discount or of
    the newest MOST_EXAMINED. Variants without a known cost are passed over."""
    promotion = definitions.promotion_of(discount, code=None)
    if promotion.discount_class is DiscountClass.SHIPPING:
        return []
    is_deal = promotion.kind is Kind.BUY_X_GET_Y
    scope = promotion.get_scope if is_deal else promotion.scope
    found = [
        worst
        for product in _products(store, scope)
        if not product.is_gift_card and (worst := _worst(product, promotion)) is not None
    ]
    found.sort(key=lambda one: ((one.price - one.cost).amount, one.product_id))
    return found[:MOST_NAMED]


def _products(store: StoreContext, scope: Scope) -> Iterator[Product]:
    if scope.product_ids and not scope.collection_ids:
        yield from prices.products(store, sorted(scope.product_ids))
        return
    for product in prices.products(store, islice(_newest(store), MOST_EXAMINED)):
        if scope.covers(_line(product)):
            yield product


def _newest(store: StoreContext) -> Iterator[str]:
    cursor = None
    while True:
        page = listing.list_page(store, limit=PAGE, cursor=cursor)
        yield from (card.product_id for card in page.items)
        cursor = page.next_cursor
        if cursor is None:
            return


def _line(product: Product) -> PromoLine:
    variant = product.variants[0]
    collections = frozenset((*product.collection_ids, *product.category_ids))
    return PromoLine("", product.product_id, variant.id, collections, variant.price, 1)


def _worst(product: Product, promotion: Promotion) -> BelowCost | None:
    losses = [
        BelowCost(product.product_id, product.title, left, variant.cost)
        for variant in product.variants
        if variant.cost is not None and (left := _left(variant, promotion)) < variant.cost
    ]
    return min(losses, key=lambda one: (one.price - one.cost).amount, default=None)


def _left(variant: Variant, promotion: Promotion) -> Money:
    """Of the price of one unit, when the discount takes as much as it ever does of it."""
    price = variant.price
    return min((price - off for off in _off(price, promotion)), key=lambda left: left.amount)


def _off(price: Money, promotion: Promotion) -> Iterable[Money]:
    minimum = promotion.minimum_subtotal
    yield Money.zero(price.currency)
    match promotion.kind:
        case Kind.PERCENTAGE:
            yield price.share(promotion.basis_points)
        case Kind.FIXED if promotion.amount is not None:
            least = None if promotion.is_per_item else minimum
            yield _part(price, promotion.amount, least.amount if least else 0)
        case Kind.TIERED:
            for tier in promotion.tiers:
                if tier.amount is None:
                    yield price.share(tier.basis_points)
                else:
                    least_amount = (
                        tier.minimum * price.amount if promotion.tiers_by_quantity else tier.minimum
                    )
                    yield _part(price, tier.amount, least_amount)
        case Kind.BUY_X_GET_Y:
            units = promotion.buy_quantity + promotion.get_quantity
            yield price.share(promotion.get_basis_points * promotion.get_quantity // units)


def _part(price: Money, off: Money, minimum: int) -> Money:
    """The price's part of an amount that is off a whole worth at least `minimum`."""
    whole = max(price.amount, minimum)
    if off.amount >= whole or not whole:
        return price
    return price.share(off.amount * BASIS_POINTS // whole)
