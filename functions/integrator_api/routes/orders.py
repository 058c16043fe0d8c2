from integrator_api.caller import current_integration
from windlass.orders import service
from windlass.orders.rules import Status
from windlass.orders.schemas import OrderOut, OrderPage
from windlass.web.api import Cursor, Limit, Router

router = Router()


@router.get("/orders")
def list_orders(
    status: Status | None = None, limit: Limit = 50, cursor: Cursor = None
) -> OrderPage:
    page = service.list_page(current_integration(router), status=status, limit=limit, cursor=cursor)
    return OrderPage.of(page, with_profit=False)


@router.get("/orders/<order_id>")
def get_order(order_id: str) -> OrderOut:
    """Without costs and profit: no scope of a key grants those."""
    return OrderOut.of(service.get(current_integration(router), order_id), with_profit=False)
