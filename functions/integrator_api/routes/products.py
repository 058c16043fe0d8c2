from integrator_api.caller import current_integration
from windlass.catalog import service
from windlass.catalog.models import Status
from windlass.catalog.out_schemas import ProductOut, ProductPage
from windlass.web.api import Cursor, Limit, Router

router = Router()


@router.get("/products")
def list_products(
    status: Status | None = None, limit: Limit = 50, cursor: Cursor = None
) -> ProductPage:
    store = current_integration(router)
    page = service.list_page(store, status=status, limit=limit, cursor=cursor)
    return ProductPage.of(page, store)


@router.get("/products/<product_id>")
def get_product(product_id: str) -> ProductOut:
    store = current_integration(router)
    return ProductOut.of(service.get(store, product_id), store)
