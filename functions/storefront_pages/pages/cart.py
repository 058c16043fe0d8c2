"""The cart: what is in it, put in, changed and taken out, all by plain forms."""

from __future__ import annotations

import re
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import carts, messages
from storefront_pages.formats import money
from storefront_pages.http import Request, Response, redirect
from storefront_pages.images import picture_of, thumbnail
from storefront_pages.rendering import render, render_section
from storefront_pages.security import form_token, require_own_form
from storefront_pages.shops import Shop
from storefront_pages.views.cart import CartLineView, CartView
from storefront_pages.views.head import HeadView
from windlass.carts import service
from windlass.carts.errors import (
    CartCompleted,
    CartLineNotFound,
    CartNotFound,
    VariantNotForSale,
)
from windlass.kit.errors import AppError, Conflict, Invalid, UpstreamFailed
from windlass.kit.ids import CROCKFORD
from windlass.kit.money import Money

if TYPE_CHECKING:
    from windlass.carts import views
    from windlass.carts.models import Cart
    from windlass.customers.models import Customer

ADDED = "added"  # the fragment that add-to-cart asks for

_ID = re.compile(rf"[{CROCKFORD}]{{26}}\Z")


def show(
    request: Request, shop: Shop, *, problem: str = "", status: int = HTTPStatus.OK
) -> Response:
    """Two round trips. A cart that is gone or paid for is an empty one."""
    cart_id = carts.cart_id_of(request)
    customer = carts.customer_of(request, shop)
    cart = find(shop, cart_id, customer)
    if cart is not None and _is_short(cart) and _leave_checkout(shop, cart.cart_id):
        cart = find(shop, cart_id, customer)
    body = render(
        "cart",
        shop.view,
        head=HeadView(_text(shop, "Your cart"), "", "/cart", is_indexed=False),
        cart=view_of(cart, shop),
        csrf=form_token(cart_id or ""),
        problem=problem,
    )
    response = Response(status, body)
    if cart is not None:
        return carts.remember(response, request, cart_id=cart.cart_id, count=cart.count)
    return carts.forget(response, request) if cart_id else response


def add(request: Request, shop: Shop) -> Response:
    """Three round trips. Answers an island with the note that it shows, a form with the cart."""
    require_own_form(request)
    form = request.form
    product_id, variant_id = form.get("product", ""), form.get("variant", "")
    try:
        cart = _add(shop, carts.cart_id_of(request), product_id, variant_id, _count(form, "1"))
    except (Conflict, Invalid) as error:
        return _refused(error, request, shop)
    if request.fragment == ADDED:
        line = cart.line_of(product_id, variant_id)
        assert line is not None
        added = _shown(line.title, line.variant_title, line.image, line.quantity, line.unit_price)
        response = Response(
            body=render_section("added", shop.view, line=added, count=cart.item_count)
        )
    else:
        response = redirect("/cart")
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
        return _refused(error, request, shop)
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


def find(
    shop: Shop, cart_id: str | None, customer: Customer | None = None
) -> views.CartView | None:
    if cart_id is None:
        return None
    try:
        return service.view(shop.context, cart_id, front=shop.store, customer=customer)
    except (CartNotFound, CartCompleted):
        return None


def _is_short(cart: views.CartView) -> bool:
    """Something is missing that the cart's own open checkout may hold."""
    is_spent = any(card.balance.amount == 0 for card in cart.gift_cards)
    return not cart.can_check_out or is_spent


def _leave_checkout(shop: Shop, cart_id: str) -> bool:
    """What is missing may be what the cart's own open checkout holds: close it, since the shopper
    is back at the cart. True when there was one."""
    from windlass.checkout import service as checkouts
    from windlass.checkout.models import SETTLED

    checkout_id = service.checkout_of(shop.context, cart_id)
    if checkout_id is None or checkouts.get(shop.context, checkout_id).state in SETTLED:
        return False
    try:
        checkouts.close(shop.context, checkout_id)
    except UpstreamFailed:
        return False  # it ends by itself when its time is over
    return True


def view_of(cart: views.CartView | None, shop: Shop) -> CartView:
    if cart is None:
        return CartView((), Money.zero(shop.view.currency), count=0, can_check_out=False)
    lines = tuple(_line(line, shop) for line in cart.lines)
    return CartView(lines, cart.breakdown.subtotal, cart.count, cart.can_check_out)


def _add(shop: Shop, cart_id: str | None, product_id: str, variant_id: str, quantity: int) -> Cart:
    if not _ID.match(product_id) or not _ID.match(variant_id):
        raise VariantNotForSale("This is no longer available.")
    try:
        return service.add_line(shop.context, cart_id, product_id, variant_id, quantity)
    except CartNotFound:  # it was kept for so long that it is over: begin anew
        return service.add_line(shop.context, None, product_id, variant_id, quantity)


def _refused(error: AppError, request: Request, shop: Shop) -> Response:
    if request.fragment == ADDED:
        raise error  # its words alone are the answer
    return show(request, shop, problem=error.message, status=error.status)


def _count(form: dict[str, str], usual: str) -> int:
    """Raises Invalid (422) for what is not a number."""
    written = form.get("quantity") or usual
    if not written.isascii() or not written.isdigit() or len(written) > 4:
        raise Invalid.field("quantity", "number", "Write the quantity as a number, like 2.")
    return int(written)


def _line(line: views.LineView, shop: Shop) -> CartLineView:
    return CartLineView(
        id=line.line_id,
        title=line.title,
        variant=line.variant_title,
        path=f"/products/{line.handle}?variant={line.variant_id}",
        image=picture_of(line.image, alt=line.title) or thumbnail(line.picture),
        quantity=line.quantity,
        most=line.most,
        unit_price=line.unit_price,
        compare_at=line.compare_at,
        total=line.total,
        notices=tuple(_notice(note, shop) for note in line.notes),
        is_available=line.is_available,
    )


def _notice(note: views.Note, shop: Shop) -> str:
    """In the shop's language, with amounts as it writes them."""
    match note.old:
        case Money():
            text = _text(shop, "The price was %(old)s when you chose it.")
            return text % {"old": money(note.old, shop.view.locale)}
    if note.new == 0:
        return _text(shop, "This is no longer available.")
    text = _text(shop, "Only %(new)s left. You chose %(old)s.")
    return text % {"new": note.new, "old": note.old}


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
