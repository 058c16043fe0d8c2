"""How an order is doing, for whoever holds its signed link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import messages
from storefront_pages.http import Request, Response
from storefront_pages.orders import view_of
from storefront_pages.pages import order_address, withdrawal
from storefront_pages.pages.account.orders import parcels_of
from storefront_pages.rendering import render
from storefront_pages.views.head import HeadView
from windlass.orders import links
from windlass.orders import service as orders
from windlass.orders.errors import OrderNotFound

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.orders.models import Order


def show(request: Request, shop: Shop, *, order_id: str) -> Response:
    """Raises OrderNotFound (404)."""
    order = theirs(request, shop, order_id)
    parcels = parcels_of(order, shop)
    view = view_of(order, shop, parcels)
    text = messages.catalogue(shop.view.locale).gettext
    title = text("Order %(number)s") % {"number": view.number}
    head = HeadView(title, "", f"/orders/{order_id}", is_indexed=False)
    body = render(
        "order",
        shop.view,
        head=head,
        order=view,
        address=order_address.state_of(shop, order),
        withdrawal=withdrawal.state_of(shop, order, parcels),
    )
    return Response(body=body)


def theirs(request: Request, shop: Shop, order_id: str) -> Order:
    """Raises OrderNotFound (404), for a wrong link exactly as for an order that is not there."""
    sent = request.query.get("token", "")
    is_ours = links.is_token(sent, store_id=shop.context.store_id, order_id=order_id)
    order = orders.find(shop.context, order_id) if is_ours else None
    if order is None:
        raise OrderNotFound("There is no order behind this link.")
    return order
