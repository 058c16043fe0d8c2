from integrator_api.routes import store
from windlass.web.api import build_api, handler_of

app = build_api(store.router, prefix="/v1")
handler = handler_of(app)
