"""Deliveries and discounts of a cart, by the names that its shopper reads."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

from windlass.shipping import service as shipping
from windlass.translations import spoken
from windlass.translations.fields import Kind

if TYPE_CHECKING:
    from windlass.carts.models import Cart
    from windlass.currencies.exchange import Exchange
    from windlass.discounts.offers import Offers
    from windlass.discounts.parts import Promotion
    from windlass.pricing.models import Breakdown
    from windlass.shipping.models import ShippingOption
    from windlass.tenancy.context import StoreContext
    from windlass.translations.spoken import Words


def quote(
    store: StoreContext,
    cart: Cart,
    parcel: Breakdown,
    country: str,
    province: str,
    exchange: Exchange,
) -> list[ShippingOption]:
    """How what is priced in `parcel` could be sent there, the cheapest first. One query, and at
    most one read of words: none in the store's own language."""
    found = shipping.quote(
        store,
        country=country,
        province=province,
        weight_grams=parcel.weight_grams,
        subtotal=parcel.goods,
        exchange=exchange,
    )
    words = spoken.words(store.store_id, cart.locale or "")
    return [_spoken(one, words) for one in found]


def offers(store: StoreContext, cart: Cart, found: Offers) -> Offers:
    """Those without a code are known by their titles. At most one read of words."""
    words = spoken.words(store.store_id, cart.locale or "")
    return replace(found, promotions=tuple(_offered(one, words) for one in found.promotions))


def _offered(one: Promotion, words: Words) -> Promotion:
    title = words.say(Kind.DISCOUNT, one.discount_id, "title", "")
    return replace(one, title=title, source_title=one.title) if title else one


def _spoken(option: ShippingOption, words: Words) -> ShippingOption:
    name = words.say(Kind.SHIPPING, option.zone_id, option.rate_id, "")
    return replace(option, name=name, source_name=option.name) if name else option
