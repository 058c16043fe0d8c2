"""The cart: what is in it, put in, changed and taken out, all by plain forms."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import accounts, cart_views, carts, delivery, messages
from storefront_pages.http import Request, Response, redirect
from storefront_pages.images import thumbnail
from storefront_pages.rendering import render, render_section
from storefront_pages.sections.composing import compose
from storefront_pages.security import form_token, require_own_form
from storefront_pages.shops import Shop
from storefront_pages.views.cart import CartLineView
from storefront_pages.views.head import HeadView
from windlass.carts import service, writing
from windlass.carts.errors import (
    CartCompleted,
    CartLineNotFound,
    CartNotFound,
    VariantNotForSale,
)
from windlass.kit.errors import AppError, Conflict, Invalid, TooManyRequests
from windlass.kit.ids import CROCKFORD
from windlass.kit.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storefront_pages.views.product import DeliveryView
    from windlass.carts import views
    from windlass.carts.models import Cart

ADDED = "added"  # the fragment that add-to-cart asks for, where a note says what was added
DRAWER = "drawer"  # and where the cart opens beside the page
PROPERTY = "property."

_ID = re.compile(rf"[{CROCKFORD}]{{26}}\Z")


def show(
    request: Request,
    shop: Shop,
    *,
    problem: str = "",
    problems: Mapping[str, str] | None = None,
    status: int = HTTPStatus.OK,
) -> Response:
    """Two round trips. A cart that is gone or paid for is an empty one. `problems` are beside the
    fields: code, gift_card, note, line-<id>. The island of the drawer gets what is in it."""
    cart_id = carts.cart_id_of(request)
    customer = carts.customer_of(request, shop)
    cart = cart_views.found(shop, cart_id, customer, viewer_country=request.viewer_country)
    shown = {
        "cart": cart_views.view_of(cart, shop),
        "delivery": _promise(request, shop, cart),
        "needs_delivery": cart is not None and cart.requires_shipping,
        "csrf": form_token(cart_id or ""),
        "problem": problem,
        "problems": problems or {},
    }
    if request.fragment == DRAWER:
        response = Response(status, render_section("drawer", shop.view, **shown))
    else:
        head = HeadView(_text(shop, "Your cart"), "", "/cart", is_indexed=False)
        composition = compose(shop, "cart")
        body = render("cart", shop.view, composition, head=head, **shown)
        response = Response(status, body, frames=composition.frames)
    if cart is not None:
        return carts.remember(response, request, cart_id=cart.cart_id, count=cart.count)
    return carts.forget(response, request) if cart_id else response


def _promise(request: Request, shop: Shop, cart: views.CartView | None) -> DeliveryView | None:
    """To where the cart goes, else to where the viewer seems to be; none for gift cards alone, and
    where the shop does not deliver."""
    if cart is None or not cart.requires_shipping:
        return None
    country = (cart.country or request.viewer_country) or delivery.country_for(shop, "")
    return delivery.promise(shop, country)


def add(request: Request, shop: Shop) -> Response:
    """Three round trips. Answers an island with the note that it shows; all others are led to the
    cart."""
    require_own_form(request)
    form = request.form
    product_id, variant_id = form.get("product", ""), form.get("variant", "")
    try:
        properties = writing.properties_of(_properties(form))
        wanted = (product_id, variant_id, _count(form, "1"))
        cart = _add(shop, carts.cart_id_of(request), *wanted, properties)
    except (Conflict, Invalid) as error:
        return _refused(error, request, shop)
    accounts.adopt(request, shop, cart)
    if request.fragment == ADDED:
        line = cart.line_of(product_id, variant_id, properties)
        assert line is not None
        added = _shown(line.title, line.variant_title, line.image, line.quantity, line.unit_price)
        response = Response(
            body=render_section("added", shop.view, line=added, count=cart.item_count)
        )
    else:
        response = redirect("/cart")
    accounts.adopt(request, shop, cart)
    code = carts.code_of(request)
    if code is not None:  # a shared link brought it before there was a cart
        with suppress(Conflict, Invalid, TooManyRequests):
            service.add_code(shop.context, cart.cart_id, code, ip=request.client_ip)
        carts.forget_code(response, request)
    return carts.remember(response, request, cart_id=cart.cart_id, count=cart.item_count)


def change(request: Request, shop: Shop, *, line_id: str) -> Response:
    """Another quantity, or none. Raises FormForged (403)."""
    cart_id = carts.cart_id_of(request)
    if cart_id is None:
        return redirect("/cart")
    require_own_form(request, bound_to=cart_id)
    try:
        if "remove" in request.form:
            service.remove_line(shop.context, cart_id, line_id)
        else:
            count = _count(request.form, "")
            service.set_quantity(shop.context, cart_id, line_id, count)
    except (Conflict, Invalid) as error:
        beside = {f"line-{line_id}": error.message}
        return show(request, shop, problems=beside, status=error.status)
    except (CartNotFound, CartCompleted, CartLineNotFound):
        pass  # changed in another tab: the cart shows how it is
    return redirect("/cart")


def accept(request: Request, shop: Shop) -> Response:
    """Take today's prices and what is left. Raises FormForged (403)."""
    cart_id = carts.cart_id_of(request)
    if cart_id is None:
        return redirect("/cart")
    require_own_form(request, bound_to=cart_id)
    with suppress(CartNotFound, CartCompleted):  # the cart shows that it is empty
        service.accept_changes(shop.context, cart_id)
    return redirect("/cart")


def _add(
    shop: Shop,
    cart_id: str | None,
    product_id: str,
    variant_id: str,
    quantity: int,
    properties: Mapping[str, str],
) -> Cart:
    if not _ID.match(product_id) or not _ID.match(variant_id):
        raise VariantNotForSale("This is no longer available.")
    line = (product_id, variant_id, quantity)
    put_in = partial(service.add_line, exchange=shop.exchange, locale=shop.spoken)
    try:
        return put_in(shop.context, cart_id, *line, properties=properties)
    except CartNotFound:  # it was kept for so long that it is over: begin anew
        return put_in(shop.context, None, *line, properties=properties)


def _properties(form: Mapping[str, str]) -> dict[str, str]:
    """Fields named `property.<name>`: what the shopper writes on the thing."""
    return {
        name.removeprefix(PROPERTY): value
        for name, value in form.items()
        if name.startswith(PROPERTY) and len(name) > len(PROPERTY)
    }


def _refused(error: AppError, request: Request, shop: Shop) -> Response:
    if request.fragment in (ADDED, DRAWER):
        raise error  # its words alone are the answer
    return show(request, shop, problem=error.message, status=error.status)


def _count(form: dict[str, str], usual: str) -> int:
    """Raises Invalid (422) for what is not a number."""
    written = form.get("quantity") or usual
    if not written.isascii() or not written.isdigit() or len(written) > 4:
        raise Invalid.field("quantity", "number", "Write the quantity as a number, like 2.")
    return int(written)


def _shown(
    title: str, variant: str, picture: str | None, quantity: int, unit_price: Money
) -> CartLineView:
    return CartLineView(
        id="",
        title=title,
        variant=variant,
        path="/cart",
        image=thumbnail(picture),
        quantity=quantity,
        most=quantity,
        unit_price=unit_price,
        compare_at=None,
        total=unit_price * quantity,
        notices=(),
        is_available=True,
    )


def _text(shop: Shop, message: str) -> str:
    return messages.catalogue(shop.view.locale).gettext(message)
