"""What merchants may do with their markets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.currencies import quotes, refreshing, repository, service
from windlass.currencies.errors import CountryTaken, MarketNotFound, TooManyMarkets
from windlass.currencies.exchange import Exchange
from windlass.currencies.models import Market, Rates
from windlass.currencies.quotes import Quote
from windlass.currencies.repository import MarketRepository
from windlass.kit import clock, countries, currencies
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.ids import new_id
from windlass.stores import service as stores
from windlass.stores import storefronts
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.currencies.schemas import MarketIn

MOST_MARKETS = 50


def list_all(store: StoreContext) -> list[Market]:
    """All of them, oldest first. Raises Forbidden (403)."""
    store.require(Permission.MARKETS_READ)
    return MarketRepository(store.store_id).all(is_consistent=True)


def known(store: StoreContext) -> list[Market]:
    """All of them, oldest first, as of now. Asks for no permission: who works with products sees
    what they cost elsewhere."""
    return MarketRepository(store.store_id).all(is_consistent=True)


def get(store: StoreContext, market_id: str) -> Market:
    """Raises Forbidden (403) and MarketNotFound (404)."""
    store.require(Permission.MARKETS_READ)
    return MarketRepository(store.store_id).get(market_id)


def create(store: StoreContext, request: MarketIn) -> Market:
    """The first one brings rates if there never were any. Raises Forbidden (403), Invalid (422),
    CountryTaken and TooManyMarkets (409)."""
    store.require(Permission.MARKETS_WRITE)
    market_id = new_id()

    def decide(currency: str, markets: list[Market]) -> Market:
        if len(markets) >= MOST_MARKETS:
            raise TooManyMarkets(f"A store has at most {MOST_MARKETS} markets.")
        market = Market(market_id=market_id, version=1, created_at=clock.now())
        market.currency = request.currency
        return _applied(request, market, others=markets, currency=currency)

    made = _written(store, decide)
    refreshing.ensure()
    return made


def replace(store: StoreContext, market_id: str, request: MarketIn, *, version: int) -> Market:
    """Raises Forbidden (403), MarketNotFound (404), Invalid (422), CountryTaken (409) and
    VersionStale (412) unless `version` is the current one."""
    store.require(Permission.MARKETS_WRITE)

    def decide(currency: str, markets: list[Market]) -> Market:
        market = next((one for one in markets if one.market_id == market_id), None)
        if market is None:
            raise MarketNotFound(f"There is no market {market_id}.")
        if market.version != version:
            raise stale()
        if market.currency != request.currency:
            message = "The currency of a market is for good. Make another market."
            raise Invalid.field("currency", "fixed", message)
        market.version += 1
        others = [one for one in markets if one.market_id != market_id]
        return _applied(request, market, others=others, currency=currency)

    return _written(store, decide)


def remove(store: StoreContext, market_id: str) -> None:
    """Its carts fall back to the store's own prices; orders keep what was agreed. Raises Forbidden
    (403) and MarketNotFound (404)."""
    store.require(Permission.MARKETS_WRITE)
    MarketRepository(store.store_id).remove(market_id)
    _forget()


def rates(store: StoreContext) -> tuple[str, Rates | None, dict[str, Quote]]:
    """The store's currency, what is kept of all rates, and by currency what one of the store's
    costs. Raises Forbidden (403)."""
    store.require(Permission.MARKETS_READ)
    base, latest = stores.storefront_of(store).currency, repository.latest_rates()
    known = service.quotes_of(latest)
    found = {code: quotes.between(known, base, code) for code in currencies.CODES}
    return base, latest, {code: quote for code, quote in found.items() if quote is not None}


def preview(store: StoreContext, request: MarketIn) -> tuple[str, Quote | None, Exchange | None]:
    """What the market would make of prices, without saving it. Raises Forbidden (403) and Invalid
    (422)."""
    store.require(Permission.MARKETS_WRITE)
    base = stores.storefront_of(store).currency
    market = Market(market_id="preview", created_at=clock.now(), currency=request.currency)
    _applied(request, market, others=[], currency=base)
    known = service.known_rates()
    return (
        base,
        service.quote_of(market, base, known),
        service.exchange_of(market, base, known),
    )


def _written(store: StoreContext, decide: repository.Decide) -> Market:
    market = MarketRepository(store.store_id).write(decide)
    _forget()
    return market


def _forget() -> None:
    service.forget()
    storefronts.forget()


def _applied(request: MarketIn, market: Market, *, others: list[Market], currency: str) -> Market:
    _require_sound(request, currency)
    _require_free(request.countries, others)
    market.name = request.name
    market.countries = sorted(set(request.countries))
    market.adjustment_basis_points = request.adjustment_basis_points
    market.margin_basis_points = request.margin_basis_points
    market.manual_rate = request.manual_rate
    market.rounding_step = request.rounding.step
    market.rounding_ending = request.rounding.ending
    market.is_enabled = request.is_enabled
    return market


def _require_sound(request: MarketIn, currency: str) -> None:
    problems = [
        FieldProblem(f"countries.{place}", "unknown", f"{code} is not a country we know.")
        for place, code in enumerate(request.countries)
        if code not in countries.CODES
    ]
    if request.currency == currency:
        message = "The store's own currency needs no rate."
        if request.manual_rate is not None:
            problems.append(FieldProblem("manual_rate", "own_currency", message))
        if request.margin_basis_points:
            problems.append(FieldProblem("margin_basis_points", "own_currency", message))
    payable = currencies.step(request.currency)
    rounding = request.rounding
    if rounding.ending >= rounding.step:
        message = f"With a step of {rounding.step} the ending is at most {rounding.step - 1}."
        problems.append(FieldProblem("rounding.ending", "beyond_step", message))
    if rounding.step > 1 and (rounding.step % payable or rounding.ending % payable):
        message = f"Cards pay {request.currency} in steps of {payable} minor units."
        problems.append(FieldProblem("rounding.step", "not_payable", message))
    if problems:
        message = problems[0].message if len(problems) == 1 else "Some of the input is not right."
        raise Invalid(message, fields=tuple(problems))


def _require_free(wanted: list[str], others: list[Market]) -> None:
    owners = {code: one.name for one in others for code in one.countries}
    taken = tuple(
        FieldProblem(
            f"countries.{place}", "taken", f"{countries.name(code)} is in {owners[code]} already."
        )
        for place, code in enumerate(wanted)
        if code in owners
    )
    if taken:
        raise CountryTaken(taken[0].message, fields=taken)
