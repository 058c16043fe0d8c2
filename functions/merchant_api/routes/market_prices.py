from windlass.catalog import market_pricing
from windlass.catalog.market_schemas import (
    MarketPricesIn,
    ProductInMarketOut,
    ProductMarketsOut,
)
from windlass.web.api import Router, current_store

router = Router()


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
