"""In which currency a cart is. It is always one, and all of its lines are priced in it.

A cart begins in the currency in which its first thing was shown, and whatever is put in later in
another one brings all of the cart along, for that is what the shopper looks at now. A change keeps
the lines with their quantities, the codes, the gift cards, store credit and the note: what cannot
pay or count in the new currency stays in the cart, does nothing and says so, and counts again when
the shopper changes back. A cart whose currency the store no longer sells in is shown in another
market of that currency, else in the store's own, with a note, until it is changed or accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from copy import replace
from typing import TYPE_CHECKING

from windlass.carts import choosing, writing
from windlass.carts.repository import CartRepository
from windlass.catalog.storefront import variants_for_sale
from windlass.currencies import service as currencies
from windlass.currencies.errors import CurrencyNotOffered
from windlass.currencies.exchange import Exchange

if TYPE_CHECKING:
    from windlass.carts.models import Cart, CartLine
    from windlass.catalog.storefront import VariantForSale
    from windlass.stores.storefronts import StorefrontStore
    from windlass.tenancy.context import StoreContext

type Offered = Mapping[tuple[str, str], VariantForSale]


def localise(store: StoreContext, cart_id: str, *, currency: str, market_id: str = "") -> Cart:
    """Price the cart in another currency, or by another market, at once. Raises CurrencyNotOffered
    (409), CartNotFound (404), CartCompleted (410) and CartBusy (409)."""
    exchange = currencies.of_currency(store, currency, market_id)
    carts = CartRepository(store.store_id)
    found = writing.unpaid(carts.get(cart_id))
    if is_in(found, exchange):
        return found
    change = changing(store, found, exchange)
    return carts.change(cart_id, lambda cart: change(writing.unpaid(cart)), first=found)


def speak(store: StoreContext, cart_id: str, locale: str) -> Cart:
    """Call what is in the cart by its names in another language, "" for the store's own. Raises
    CartNotFound (404), CartCompleted (410) and CartBusy (409)."""
    carts = CartRepository(store.store_id)
    found = writing.unpaid(carts.get(cart_id))
    if (found.locale or "") == locale:
        return found

    def change(cart: Cart) -> None:
        writing.unpaid(cart).locale = locale

    return carts.change(cart_id, change, first=found)


def exchange_of(store: StoreContext | StorefrontStore, cart: Cart) -> Exchange:
    """What the cart's prices are made with now. A cart in the store's own prices costs no read."""
    if not cart.market_id:
        return Exchange.own(cart.currency)
    for market_id in (cart.market_id, ""):
        with suppress(CurrencyNotOffered):
            return currencies.of_currency(store, cart.currency, market_id)
    return currencies.own(store)


def is_in(cart: Cart, exchange: Exchange) -> bool:
    return (cart.currency, cart.market_id) == (exchange.currency, exchange.market_id)


def offered_in(
    store: StoreContext, cart: Cart, exchange: Exchange
) -> dict[tuple[str, str], VariantForSale]:
    """What of the cart is for sale, at the prices of the exchange and in the cart's
    language; one batch read."""
    wanted = [(line.product_id, line.variant_id) for line in cart.lines]
    return variants_for_sale(store, wanted, exchange=exchange, locale=cart.locale or None)


def changing(store: StoreContext, found: Cart, exchange: Exchange) -> Callable[[Cart], None]:
    """An edit that brings the cart into the currency; for one batch read, none if it is there."""
    if is_in(found, exchange):
        return lambda _cart: None
    offered, before = offered_in(store, found, exchange), exchange_of(store, found)
    return lambda cart: switch(cart, exchange, offered, before)


def switch(cart: Cart, exchange: Exchange, offered: Offered, before: Exchange) -> None:
    """All lines at the prices of `exchange`. What is not for sale any more is changed from the
    prices of `before`: it is shown, and never paid."""
    if not is_in(cart, exchange):
        reprice(cart, exchange, offered, before)


def reprice(cart: Cart, exchange: Exchange, offered: Offered, before: Exchange) -> None:
    """The same for a cart whose lines come from carts in several currencies."""
    cart.currency, cart.market_id = exchange.currency, exchange.market_id
    cart.lines = [_repriced(line, exchange, offered, before) for line in cart.lines]


def _repriced(line: CartLine, exchange: Exchange, offered: Offered, before: Exchange) -> CartLine:
    variant = offered.get((line.product_id, line.variant_id))
    if variant is not None:
        return choosing.chosen(line, variant, line.quantity)
    if line.unit_price.currency != before.currency:
        return line
    return replace(line, unit_price=exchange.exact(before.back(line.unit_price)))
