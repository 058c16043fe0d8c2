from storefront_api.routes import (
    carts,
    checkouts,
    collections,
    invoices,
    products,
    reviews,
    search,
    store,
    theme,
    vitals,
)
from storefront_api.shops import PREFIX, follow_moves
from storefront_api.speaking import speaking
from windlass.web.api import build_api, handler_of

app = build_api(
    store.router,
    theme.router,
    products.router,
    collections.router,
    reviews.router,
    search.router,
    carts.router,
    checkouts.router,
    invoices.router,
    vitals.router,
    prefix=PREFIX,
)
follow_moves(app)
handler = speaking(handler_of(app))
