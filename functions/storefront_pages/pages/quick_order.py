"""The quick order list of a product page: many variants into the cart by one plain form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storefront_pages import accounts, carts
from storefront_pages.http import Request, Response, redirect
from storefront_pages.pages import product
from storefront_pages.security import require_own_form
from storefront_pages.views.ordering import OrderingView
from windlass.carts import several
from windlass.carts.errors import CartNotFound, LinesRefused
from windlass.kit.errors import AppError, Conflict, FieldProblem, Invalid
from windlass.kit.ids import CROCKFORD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storefront_pages.shops import Shop
    from windlass.carts.models import Cart

QUANTITY = "quantity."

_ID = re.compile(rf"[{CROCKFORD}]{{26}}\Z")
_HANDLE = re.compile(r"[a-z0-9-]{1,100}\Z")


def add(request: Request, shop: Shop) -> Response:
    """All or nothing: leads to the cart, or shows the page again with what is wrong beside each
    row and everything as it was written."""
    require_own_form(request)
    form = request.form
    written = {
        name.removeprefix(QUANTITY): value
        for name, value in form.items()
        if name.startswith(QUANTITY) and _ID.match(name.removeprefix(QUANTITY))
    }
    try:
        cart = _add(request, shop, form.get("product", ""), written)
    except (Conflict, Invalid) as error:
        return _again(request, shop, form.get("handle", ""), written, error)
    accounts.adopt(request, shop, cart)
    return carts.remember(redirect("/cart"), request, cart_id=cart.cart_id, count=cart.item_count)


def _add(request: Request, shop: Shop, product_id: str, written: Mapping[str, str]) -> Cart:
    wanted = _wanted(written)
    if not _ID.match(product_id):
        raise LinesRefused("This is no longer available.")

    def put_in(cart_id: str | None) -> Cart:
        return several.add_all(
            shop.context, cart_id, product_id, wanted, exchange=shop.exchange, locale=shop.spoken
        )

    try:
        return put_in(carts.cart_id_of(request))
    except CartNotFound:  # it was kept for so long that it is over: begin anew
        return put_in(None)


def _wanted(written: Mapping[str, str]) -> dict[str, int]:
    """Without what nobody wants. Raises Invalid (422) for what is not a number."""
    problems = tuple(
        FieldProblem(QUANTITY + variant_id, "number", "Write the quantity as a number, like 2.")
        for variant_id, text in written.items()
        if text and not (text.isascii() and text.isdigit() and len(text) <= 4)
    )
    if problems:
        raise Invalid(problems[0].message, fields=problems)
    counts = {variant_id: int(text or 0) for variant_id, text in written.items()}
    return {variant_id: count for variant_id, count in counts.items() if count}


def _again(
    request: Request, shop: Shop, handle: str, written: Mapping[str, str], error: AppError
) -> Response:
    beside = {
        problem.field.removeprefix(QUANTITY): problem.message
        for problem in error.fields
        if problem.field.startswith(QUANTITY)
    }
    if not _HANDLE.match(handle):
        raise error
    ordering = OrderingView(written, beside, error.message)
    return product.show(request, shop, handle=handle, ordering=ordering, status=error.status)
