"""Which currencies shoppers of a store can choose, and what prices are in them.

Costs no read while the container knows the store's markets and the rates; a store that never had a
market costs none at all. Asks for no permission: shoppers and background work see what the
storefront shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.currencies import quotes, repository
from windlass.currencies.errors import CurrencyNotOffered
from windlass.currencies.exchange import Exchange
from windlass.currencies.models import Market, Rates
from windlass.currencies.quotes import Quote
from windlass.currencies.repository import MarketRepository
from windlass.kit import clock
from windlass.kit.kept import Kept
from windlass.stores import service as stores
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

SECONDS = 60
MOST_KEPT = 1000


class CurrencyChoice(Struct, frozen=True):
    """One of the currencies that shoppers can choose. `value` is what names it in a form, an
    address and the cookie."""

    code: str
    name: str
    symbol: str
    market_id: str  # empty: the store's own prices
    market: str

    @property
    def value(self) -> str:
        return f"{self.code}.{self.market_id}" if self.market_id else self.code


class StoreMarkets(Struct, frozen=True):
    currency: str
    version: int
    markets: tuple[Market, ...]  # also those that are switched off


def own(store: StoreContext | StorefrontStore) -> Exchange:
    """The store's own currency."""
    return Exchange.own(_markets_of(store).currency)


def chosen(
    store: StoreContext | StorefrontStore, *, wanted: str | None, country: str = ""
) -> Exchange:
    """What a shopper wants (`CurrencyChoice.value`), else that of the market of the country they
    are in, else the store's own. What is not offered (any longer) is no choice."""
    found = _markets_of(store)
    code, _, market_id = (wanted or "").partition(".")
    sold = list(_sold(found))
    here = [one for one in sold if country in one[0].countries]
    if code and market_id:
        for market, exchange in sold:
            if (market.currency, market.market_id) == (code, market_id):
                return exchange
    if code == found.currency:
        return Exchange.own(code)
    for market, exchange in (*here, *sold):
        if market.currency == code:
            return exchange
    return here[0][1] if here else Exchange.own(found.currency)


def of_currency(
    store: StoreContext | StorefrontStore, currency: str, market_id: str = ""
) -> Exchange:
    """As it is now. Without a market the store's own prices, or those of the first market in that
    currency. Raises CurrencyNotOffered (409)."""
    found = _markets_of(store)
    if currency == found.currency and not market_id:
        return Exchange.own(currency)
    for market, exchange in _sold(found):
        if market.currency == currency and market_id in ("", market.market_id):
            return exchange
    raise CurrencyNotOffered(f"This store does not sell in {currency} now.", currency=currency)


def is_offered(store: StoreContext | StorefrontStore, currency: str) -> bool:
    """Whether shoppers can pay in it now."""
    found = _markets_of(store)
    sold = (market.currency for market, _exchange in _sold(found))
    return currency == found.currency or currency in sold


def offered(
    store: StoreContext | StorefrontStore, locale: str = "en"
) -> tuple[CurrencyChoice, ...]:
    """The store's own first, then by the age of their markets."""
    found = _markets_of(store)
    return (
        _choice(found.currency, locale),
        *(_choice(market.currency, locale, market) for market, _exchange in _sold(found)),
    )


def exchange_of(market: Market, base: str, known: Mapping[str, Quote]) -> Exchange | None:
    """The market's, with a rate set by hand before those of the providers; None without any, or
    with one that is too old (`Quote.is_stale`): then shoppers there meet the store's own prices."""
    quote = quote_of(market, base, known)
    if quote is None or quote.is_stale(clock.now()):
        return None
    return Exchange(
        base=base,
        currency=market.currency,
        market_id=market.market_id,
        rate=quote.rate,
        margin_basis_points=market.margin_basis_points if market.currency != base else 0,
        adjustment_basis_points=market.adjustment_basis_points,
        as_of=None if quote.source == quotes.MANUAL else quote.as_of,
        rounding=market.rounding,
    )


def quote_of(market: Market, base: str, known: Mapping[str, Quote]) -> Quote | None:
    """What one of the store's currency is worth in the market, who says so and since when; also
    one that is too old to be used."""
    if market.currency == base:
        return Quote(Decimal(1), market.created_at, quotes.MANUAL)
    if market.manual_rate:
        return Quote(Decimal(market.manual_rate), market.created_at, quotes.MANUAL)
    return quotes.between(known, base, market.currency)


def known_rates() -> dict[str, Quote]:
    """By currency, of a US dollar; read once a minute."""
    return _rates.get("latest", lambda: quotes_of(repository.latest_rates()))


def quotes_of(latest: Rates | None) -> dict[str, Quote]:
    return {code: Quote.of(text) for code, text in latest.quotes.items()} if latest else {}


def forget() -> None:
    """After a write: this process knows it at once, others within a minute."""
    _rates.clear()
    _kept.clear()


_kept: Kept[str, StoreMarkets] = Kept(seconds=SECONDS, most=MOST_KEPT)  # by store
_rates: Kept[str, dict[str, Quote]] = Kept(seconds=SECONDS, most=1)


def _markets_of(store: StoreContext | StorefrontStore) -> StoreMarkets:
    known = _kept.peek(store.store_id)
    if isinstance(store, StorefrontStore):
        if known is not None and known.version == store.markets_version:
            return known
        front = store
    elif known is not None:
        return known
    else:
        front = stores.storefront_of(store)
    context = tenancy.visit(front.store_id)
    markets = MarketRepository(context.store_id).all() if front.markets_version else []
    fresh = StoreMarkets(front.currency, front.markets_version, tuple(markets))
    return _kept.put(store.store_id, fresh)


def _sold(found: StoreMarkets) -> Iterable[tuple[Market, Exchange]]:
    """Markets that are switched on and whose currency has a rate of these days."""
    for market in found.markets:
        if not market.is_enabled:
            continue
        needs_rates = market.currency != found.currency and not market.manual_rate
        exchange = exchange_of(market, found.currency, known_rates() if needs_rates else {})
        if exchange is not None:
            yield market, exchange


def _choice(code: str, locale: str, market: Market | None = None) -> CurrencyChoice:
    from babel.numbers import get_currency_name, get_currency_symbol

    spoken = locale.replace("-", "_")
    return CurrencyChoice(
        code,
        get_currency_name(code, locale=spoken),
        get_currency_symbol(code, locale=spoken),
        market.market_id if market else "",
        market.name if market else "",
    )
