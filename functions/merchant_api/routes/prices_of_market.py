from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.catalog import market_pricing
from windlass.catalog.market_schemas import MarketProductsPage, ProductInMarketOut
from windlass.web.api import Cursor, Limit, Router, current_store

router = Router()
Search = Annotated[
    str, Query(max_length=200, description="Words of titles, SKUs, vendors and tags")
]


@router.get("/stores/<store_id>/markets/<market_id>/prices")
def list_prices_of_market(
    store_id: str, market_id: str, q: Search = "", limit: Limit = 25, cursor: Cursor = None
) -> MarketProductsPage:
    """The catalogue with its prices in the market: newest first, or what has the words."""
    store = current_store(router, store_id)
    page = market_pricing.of_market(store, market_id, query=q, limit=limit, cursor=cursor)
    return MarketProductsPage(
        items=[ProductInMarketOut.of(one) for one in page.items], next_cursor=page.next_cursor
    )
