from storefront_api.routes import carts
from windlass.web.api import build_api, handler_of

app = build_api(carts.router, prefix="/api/v1/public")
handler = handler_of(app)
