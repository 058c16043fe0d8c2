from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from storefront_api.shops import Currency, Locale, cached, current_shop, moves, words_of
from windlass.currencies import service as currencies
from windlass.search import service
from windlass.search.suggest_schemas import SuggestOut
from windlass.web.api import Response, Router

router = Router()


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
