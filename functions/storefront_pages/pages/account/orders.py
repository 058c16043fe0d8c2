"""What somebody bought: the list, one order, and the same again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from msgspec import Struct

from storefront_pages import accounts, carts, messages, parcels
from storefront_pages.http import Request, Response, redirect
from storefront_pages.messages import mark
from storefront_pages.orders import STATUS, status_of, view_of
from storefront_pages.views.account import OrderCardView
from windlass.carts import service as cart_service
from windlass.carts.errors import CartCompleted, CartNotFound, NotEnoughStock
from windlass.customers import ledger
from windlass.fulfilment import service as fulfilment
from windlass.kit.errors import Conflict, Invalid
from windlass.kit.paging import CursorInvalid, Page
from windlass.orders import privacy as history
from windlass.orders import service as orders
from windlass.orders.errors import OrderNotFound
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from storefront_pages.views.order import ParcelView
    from windlass.carts.models import Cart
    from windlass.customers.models import Customer
    from windlass.orders.models import Order
    from windlass.orders.rules import OrderLine

ON_A_PAGE = 10
TITLES = 2  # of its goods, on the card of an order


class Again(Struct, frozen=True):
    """What became of putting an order's goods into the cart."""

    cart: Cart | None
    missing: tuple[str, ...]  # sentences


def index(request: Request, shop: Shop) -> Response:
    from storefront_pages.pages.account.overview import page

    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request)
    try:
        found = cards(shop, customer, limit=ON_A_PAGE, cursor=request.query.get("cursor") or None)
    except CursorInvalid:
        return redirect("/account/orders")
    following = urlencode({"cursor": found.next_cursor}) if found.next_cursor else ""
    return page(
        request,
        shop,
        customer,
        "account/orders",
        mark("Your orders"),
        orders=found.items,
        next_path=f"/account/orders?{following}" if following else "",
    )


def show(request: Request, shop: Shop, *, order_id: str) -> Response:
    """Raises OrderNotFound (404), for somebody else's order as for one that is not there."""
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request)
    return _page(request, shop, customer, _theirs(shop, customer, order_id), missing=())


def reorder(request: Request, shop: Shop, *, order_id: str) -> Response:
    """Put what can be had into the cart, and say what cannot. Raises FormForged (403) and
    OrderNotFound (404)."""
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request, f"/account/orders/{order_id}")
    accounts.require_form(request)
    order = _theirs(shop, customer, order_id)
    again = _put_in(shop, carts.cart_id_of(request), orders.lines_of(order))
    if again.missing:
        response = _page(
            request, shop, customer, order, missing=again.missing, has_cart=again.cart is not None
        )
    else:
        response = redirect("/cart")
    if again.cart is None:
        return response
    accounts.keep_cart(shop, customer, again.cart)
    return carts.remember(
        response, request, cart_id=again.cart.cart_id, count=again.cart.item_count
    )


def cards(
    shop: Shop, customer: Customer, *, limit: int, cursor: str | None = None
) -> Page[OrderCardView]:
    """Two round trips. Raises CursorInvalid (422)."""
    page = ledger.orders_of(shop.context, customer.customer_id, limit=limit, cursor=cursor)
    found = history.of_ids(shop.context, [one.order_id for one in page.items])
    listed = [_card(found[one.order_id], shop) for one in page.items if one.order_id in found]
    return Page(listed, page.next_cursor)


def _page(
    request: Request,
    shop: Shop,
    customer: Customer,
    order: Order,
    *,
    missing: tuple[str, ...],
    has_cart: bool = False,
) -> Response:
    from storefront_pages.pages import order_address, withdrawal
    from storefront_pages.pages.account.overview import page

    sent = parcels_of(order, shop)
    view = view_of(order, shop, sent)
    return page(
        request,
        shop,
        customer,
        "account/order",
        mark("Order %(number)s"),
        named=view.number,
        order=view,
        address=order_address.state_of(shop, order),
        withdrawal=withdrawal.state_of(shop, order, sent),
        missing=missing,
        has_cart=has_cart,
    )


def parcels_of(order: Order, shop: Shop) -> tuple[ParcelView, ...]:
    """Shoppers have no right to fulfilment: we look for them, at an order that is theirs."""
    us = tenancy.act(shop.context.store_id, task="order-status")
    found = fulfilment.of_order(us, order.order_id)
    known = found.parcels.values() if found else ()
    return parcels.views_of(known, orders.lines_of(order), shop)


def _theirs(shop: Shop, customer: Customer, order_id: str) -> Order:
    order = orders.find(shop.context, order_id)
    is_theirs = order is not None and ledger.has_ordered(
        shop.context, customer.customer_id, order.number
    )
    if order is None or not is_theirs:
        raise OrderNotFound("There is no such order.")
    return order


def _card(order: Order, shop: Shop) -> OrderCardView:
    text = messages.catalogue(shop.view.locale).gettext
    titles = list(dict.fromkeys(str(line["title"]) for line in order.lines))
    shown = ", ".join(titles[:TITLES])
    more = len(titles) - TITLES
    if more > 0:
        shown = text("%(goods)s and %(count)s more") % {"goods": shown, "count": more}
    return OrderCardView(
        id=order.order_id,
        number=f"#{order.number}",
        placed_at=order.placed_at,
        status=text(STATUS[status_of(order)]),
        total=order.total,
        units=sum(line["quantity"] for line in order.lines),
        titles=shown,
    )


def _put_in(shop: Shop, cart_id: str | None, lines: list[OrderLine]) -> Again:
    text = messages.catalogue(shop.view.locale).gettext
    cart: Cart | None = None
    missing: list[str] = []
    for line in lines:
        name = f"{line.title} ({line.variant_title})" if line.variant_title else line.title
        try:
            cart = _add(shop, cart_id, line, line.quantity)
        except NotEnoughStock as error:
            left = int(str(error.details.get("left", 0)))
            try:
                added = min(left, line.quantity)
                cart = _add(shop, cart_id, line, added) if added else cart
                words = text("Only %(left)s of %(name)s are left.")
                missing.append(words % {"left": left, "name": name})
            except (Conflict, Invalid):  # they are in the cart already
                missing.append(text("There are no more of %(name)s.") % {"name": name})
        except (Conflict, Invalid):
            missing.append(text("%(name)s is no longer available.") % {"name": name})
        cart_id = cart.cart_id if cart else cart_id
    return Again(cart, tuple(missing))


def _add(shop: Shop, cart_id: str | None, line: OrderLine, quantity: int) -> Cart:
    add = partial(cart_service.add_line, exchange=shop.exchange, locale=shop.spoken)
    try:
        return add(shop.context, cart_id, line.product_id, line.variant_id, quantity)
    except (CartNotFound, CartCompleted):
        return add(shop.context, None, line.product_id, line.variant_id, quantity)
