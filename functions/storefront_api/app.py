from storefront_api.routes import carts, checkouts, products, reviews, store
from storefront_api.shops import PREFIX, follow_moves
from windlass.web.api import build_api, handler_of

app = build_api(
    store.router,
    products.router,
    reviews.router,
    carts.router,
    checkouts.router,
    prefix=PREFIX,
)
follow_moves(app)
handler = handler_of(app)
