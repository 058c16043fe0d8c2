from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.catalog import market_pricing
from windlass.catalog.market_schemas import (
    MarketPricesIn,
    MarketProductsPage,
    ProductInMarketOut,
    ProductMarketsOut,
)
from windlass.web.api import Cursor, Limit, Router, current_store

router = Router()
Search = Annotated[
    str, Query(max_length=200, description="Words of titles, SKUs, vendors and tags")
]


@router.get("/stores/<store_id>/products/<product_id>/market-prices")
def list_market_prices(store_id: str, product_id: str) -> ProductMarketsOut:
    """What the product costs in every market."""
    store = current_store(router, store_id)
    found = market_pricing.of_product(store, product_id)
    return ProductMarketsOut(items=[ProductInMarketOut.of(one) for one in found])


@router.patch("/stores/<store_id>/products/<product_id>/market-prices/<market_id>")
def change_market_prices(
    store_id: str, product_id: str, market_id: str, body: MarketPricesIn
) -> ProductInMarketOut:
    """Give variants a price of their own in the market, or take it away."""
    store = current_store(router, store_id)
    changes = [one.change() for one in body.changes]
    return ProductInMarketOut.of(market_pricing.change(store, product_id, market_id, changes))


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
