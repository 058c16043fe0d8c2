from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query
from pydantic import StringConstraints

from storefront_api.shops import (
    Currency,
    Locale,
    cached,
    current_shop,
    exchange_of,
    moves,
    words_of,
)
from windlass.currencies import service as currencies
from windlass.kit.money import Money
from windlass.search import service
from windlass.search.facets import chosen_in
from windlass.search.public_schemas import SearchOut
from windlass.search.searching import RELEVANCE, Wanted
from windlass.search.suggest_schemas import SuggestOut
from windlass.web.api import Cursor, Limit, Response, Router

router = Router()
SortBy = Literal["relevance", "newest", "popular", "price-up", "price-down", "rating", "title"]
Filter = Annotated[str, StringConstraints(pattern=r"^[^:]{1,60}:.{1,100}$")]
Filters = Annotated[
    list[Filter] | None,
    Query(
        max_length=40,
        examples=[["colour:Blue", "stock:in"]],
        description="`<facet>:<value>`, as `facets` of an answer names them; may be repeated",
    ),
]
Amount = Annotated[
    int | None,
    Query(ge=0, lt=10**12, description="In minor units of the currency that is asked for"),
]


@router.get("/stores/<slug>/search", responses=moves(SearchOut))
def search(
    slug: str,
    q: Annotated[str, Query(max_length=100, description="Left out: all products")] = "",
    filters: Filters = None,
    min_price: Amount = None,
    max_price: Amount = None,
    sort: Annotated[SortBy | None, Query(description="Left out: what suits best")] = None,
    limit: Limit = 24,
    cursor: Cursor = None,
    currency: Currency = None,
    locale: Locale = None,
) -> Response[SearchOut]:
    """Products on sale that match, with what they can be narrowed by. Within a facet one of the
    chosen values is enough, between facets all must hold. Searches of the shop's own pages are
    counted for the merchant, these are not."""
    store, shop = current_shop(router, slug)
    exchange = exchange_of(shop, currency)
    low, high = (
        None if amount is None else Money(amount, exchange.currency)
        for amount in (min_price, max_price)
    )
    pairs = [(name, value) for name, _, value in (one.partition(":") for one in filters or ())]
    wanted = Wanted(
        query=" ".join(q.split()),
        chosen=chosen_in(exchange, pairs, low, high),
        sort=sort or (RELEVANCE if q.strip() else "newest"),
        limit=limit,
        cursor=cursor,
    )
    found = service.find(store, wanted)
    return cached(SearchOut.of(found, exchange, words_of(store, shop, locale)))


@router.get("/stores/<slug>/search/suggest", responses=moves(SuggestOut))
def suggest(
    slug: str,
    q: Annotated[str, Query(max_length=100, description="What was typed so far")] = "",
    currency: Currency = None,
    locale: Locale = None,
) -> Response[SuggestOut]:
    """Products, collections, categories, pages and popular queries to offer while someone
    types."""
    store, shop = current_shop(router, slug)
    exchange = currencies.chosen(shop, wanted=currency)  # the page may be older than its currency
    words = words_of(store, shop, locale)
    return cached(SuggestOut.of(service.suggest(store, q), exchange, words))
