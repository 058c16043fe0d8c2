"""How an order is doing, for whoever holds its signed link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import messages, parcels
from storefront_pages.http import Request, Response
from storefront_pages.orders import view_of
from storefront_pages.rendering import render
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from windlass.fulfilment import service as fulfilment
from windlass.orders import links
from windlass.orders import service as orders
from windlass.orders.errors import OrderNotFound
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from storefront_pages.views.order import ParcelView
    from windlass.orders.models import Order


def show(request: Request, shop: Shop, *, order_id: str) -> Response:
    """Raises OrderNotFound (404), for a wrong link exactly as for an order that is not there."""
    sent = request.query.get("token", "")
    is_ours = links.is_token(sent, store_id=shop.context.store_id, order_id=order_id)
    order = orders.find(shop.context, order_id) if is_ours else None
    if order is None:
        raise OrderNotFound("There is no order behind this link.")
    view = view_of(order, shop, _parcels(order, shop))
    text = messages.catalogue(shop.view.locale).gettext
    title = text("Order %(number)s") % {"number": view.number}
    head = HeadView(title, "", f"/orders/{order_id}", is_indexed=False)
    return Response(body=render("order", shop.view, head=head, order=view))


def _parcels(order: Order, shop: Shop) -> tuple[ParcelView, ...]:
    """Shoppers have no right to fulfilment: we look for them, at the order their link proves."""
    us = tenancy.act(shop.context.store_id, task="order-status")
    found = fulfilment.of_order(us, order.order_id)
    known = found.parcels.values() if found else ()
    return parcels.views_of(known, orders.lines_of(order), shop)
