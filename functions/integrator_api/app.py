from integrator_api.routes import orders, products, store
from windlass.web.api import build_api, handler_of

app = build_api(store.router, products.router, orders.router, prefix="/v1")
handler = handler_of(app)
