from babel.numbers import get_currency_name

from windlass.currencies import markets, service
from windlass.currencies.models import Market
from windlass.currencies.quotes import Quote
from windlass.currencies.schemas import (
    CurrenciesOut,
    CurrencyOut,
    MarketIn,
    MarketOut,
    MarketPage,
    MarketPreviewIn,
    MarketPreviewOut,
    PricePair,
    QuoteOut,
)
from windlass.kit import currencies
from windlass.kit.money import Money
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.api import (
    IdempotencyKey,
    IfMatch,
    Response,
    Router,
    created,
    current_store,
    empty,
)
from windlass.web.etags import etag, version_in
from windlass.web.idempotency import once

router = Router()
MARKETS = "/stores/<store_id>/markets"
EXAMPLE_MAJOR = "12.99"


@router.get(MARKETS)
def list_markets(store_id: str) -> MarketPage:
    store = current_store(router, store_id)
    found, base = markets.list_all(store), _base(store)
    known = service.known_rates()
    return MarketPage(items=[_out(market, base, known) for market in found], currency=base)


@router.post(MARKETS, responses=created(MarketOut))
def create_market(
    store_id: str, body: MarketIn, idempotency_key: IdempotencyKey = None
) -> tuple[MarketOut, int]:
    store = current_store(router, store_id)

    def create() -> MarketOut:
        return _shown(store, markets.create(store, body))

    return once(router, store, idempotency_key, MarketOut, create), 201


@router.post(f"{MARKETS}/preview")
def preview_market(store_id: str, body: MarketPreviewIn) -> MarketPreviewOut:
    """What prices would be with these settings; saves nothing."""
    store = current_store(router, store_id)
    base, quote, exchange = markets.preview(store, body.market)
    return MarketPreviewOut(
        rate=QuoteOut.maybe(quote),
        prices=[PricePair.of(Money(amount, base), exchange) for amount in body.amounts],
    )


@router.get(f"{MARKETS}/<market_id>")
def get_market(store_id: str, market_id: str) -> Response[MarketOut]:
    store = current_store(router, store_id)
    return _with_etag(_shown(store, markets.get(store, market_id)))


@router.put(f"{MARKETS}/<market_id>")
def replace_market(
    store_id: str, market_id: str, body: MarketIn, if_match: IfMatch = None
) -> Response[MarketOut]:
    store = current_store(router, store_id)
    store.require(Permission.MARKETS_WRITE)
    version = version_in(if_match)
    return _with_etag(_shown(store, markets.replace(store, market_id, body, version=version)))


@router.delete(f"{MARKETS}/<market_id>", responses=empty("The store has no such market any more"))
def delete_market(store_id: str, market_id: str) -> tuple[None, int]:
    store = current_store(router, store_id)
    markets.remove(store, market_id)
    return None, 204


@router.get("/stores/<store_id>/currencies")
def list_currencies(store_id: str) -> CurrenciesOut:
    """Every currency that can be sold in, with its rate and how old that is."""
    store = current_store(router, store_id)
    base, latest, known = markets.rates(store)
    return CurrenciesOut(
        currency=base,
        changed_at=latest.changed_at if latest else None,
        checked_at=latest.checked_at if latest else None,
        problem=latest.problem if latest else "",
        items=[
            CurrencyOut(
                code=code,
                name=get_currency_name(code, locale="en"),
                decimals=currencies.exponent(code),
                payable_step=currencies.step(code),
                rate=QuoteOut.maybe(known.get(code)),
                is_waiting=latest is not None and code in latest.waiting,
            )
            for code in sorted(currencies.CODES)
        ],
    )


def _base(store: StoreContext) -> str:
    return stores.storefront_of(store).currency


def _shown(store: StoreContext, market: Market) -> MarketOut:
    return _out(market, _base(store), service.known_rates())


def _out(market: Market, base: str, known: dict[str, Quote]) -> MarketOut:
    exchange = service.exchange_of(market, base, known)
    example = PricePair.of(Money.parse(EXAMPLE_MAJOR, base), exchange)
    return MarketOut.of(market, service.quote_of(market, base, known), example)


def _with_etag(market: MarketOut) -> Response[MarketOut]:
    return Response(200, "application/json", market, headers={"ETag": etag(market.version)})
