from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from storefront_api.shops import buyers_shop
from windlass.invoices import service
from windlass.orders import links
from windlass.orders.errors import OrderNotFound
from windlass.web.api import Response, Router

router = Router()
Token = Annotated[str, Query(max_length=64, description="Of the order's signed link")]
RefundId = Annotated[str | None, Query(max_length=80, description="For a credit note")]


@router.get(
    "/stores/<slug>/orders/<order_id>/invoice",
    responses={302: {"description": "To the PDF, for ten minutes"}},
)
def open_invoice(slug: str, order_id: str, token: Token, refund: RefundId = None) -> Response[str]:
    """The order's invoice, or the credit note of one of its refunds, also when the store is closed
    again."""
    store, shop = buyers_shop(router, slug)
    if not links.is_token(token, store_id=shop.store_id, order_id=order_id):
        raise OrderNotFound("There is no such order.")
    url = service.download_for_shopper(store, order_id, refund)
    headers = {"Location": url, "Cache-Control": "no-store"}
    return Response(HTTPStatus.FOUND, content_type=None, body="", headers=headers)
