"""Withdrawing from an order: a form, a second look, a receipt by mail. For whoever holds the
order's signed link, with an account or without."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages import messages
from storefront_pages.http import Request, Response, redirect
from storefront_pages.rendering import render
from storefront_pages.security import form_token, require_own_form
from storefront_pages.views.head import HeadView
from windlass.kit.errors import Conflict, Invalid
from windlass.orders import links, withdrawals
from windlass.orders import service as orders
from windlass.orders.errors import OrderNotFound

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from storefront_pages.shops import Shop
    from storefront_pages.views.order import ParcelView
    from windlass.orders.models import Order


class WithdrawalView(Struct, frozen=True):
    """What an order's page says about it."""

    is_open: bool
    path: str  # of the form
    asked_at: datetime | None


def state_of(shop: Shop, order: Order, parcels: Iterable[ParcelView]) -> WithdrawalView:
    """One read."""
    asked = withdrawals.find(shop.context, order.order_id)
    delivered_at = _delivered_at(parcels)
    is_open = withdrawals.is_open(order, delivered_at, days=shop.view.returns_days)
    token = links.token(shop.context.store_id, order.order_id)
    path = f"/orders/{order.order_id}/withdraw?token={token}"
    return WithdrawalView(is_open and asked is None, path, asked.asked_at if asked else None)


def show(request: Request, shop: Shop, *, order_id: str) -> Response:
    """Raises OrderNotFound (404)."""
    return _form(request, shop, _theirs(request, shop, order_id))


def submit(request: Request, shop: Shop, *, order_id: str) -> Response:
    """Raises FormForged (403) and OrderNotFound (404)."""
    order = _theirs(request, shop, order_id)
    require_own_form(request, bound_to=order_id)
    form = request.form
    lines = [name.removeprefix("line-") for name in form if name.startswith("line-")]
    words = form.get("words", "")
    if not lines:
        text = messages.catalogue(shop.view.locale).gettext
        problem = text("Choose at least one thing.")
        status = HTTPStatus.UNPROCESSABLE_CONTENT
        return _form(request, shop, order, problem=problem, words=words, status=status)
    if "confirm" not in form:
        return _form(request, shop, order, chosen=lines, words=words, is_second_look=True)
    try:
        withdrawals.ask(
            shop.context,
            order,
            line_ids=lines,
            words=words,
            delivered_at=_delivered_at(_parcels(order, shop)),
            days=shop.view.returns_days,
        )
    except (Conflict, Invalid) as error:
        return _form(
            request,
            shop,
            order,
            chosen=lines,
            problem=error.message,
            words=words,
            status=error.status,
        )
    return redirect(request.path_with_query())


def _form(
    request: Request,
    shop: Shop,
    order: Order,
    *,
    chosen: list[str] | None = None,
    problem: str = "",
    words: str = "",
    is_second_look: bool = False,
    status: int = HTTPStatus.OK,
) -> Response:
    text = messages.catalogue(shop.view.locale).gettext
    lines = [
        (line.line_id, f"{line.quantity} \N{MULTIPLICATION SIGN} {line.title}", line.variant_title)
        for line in orders.lines_of(order)
        if not is_second_look or line.line_id in (chosen or [])
    ]
    title = text("Withdraw from order %(number)s") % {"number": f"#{order.number}"}
    body = render(
        "withdrawal",
        shop.view,
        head=HeadView(title, "", request.path, is_indexed=False),
        title=title,
        state=state_of(shop, order, _parcels(order, shop)),
        lines=lines,
        chosen=chosen if chosen is not None else [line_id for line_id, *_ in lines],
        words=words,
        problem=problem,
        is_second_look=is_second_look,
        csrf=form_token(order.order_id),
        back=links.status_url("", store_id=shop.context.store_id, order_id=order.order_id),
    )
    return Response(status, body)


def _theirs(request: Request, shop: Shop, order_id: str) -> Order:
    sent = request.query.get("token", "")
    is_ours = links.is_token(sent, store_id=shop.context.store_id, order_id=order_id)
    order = orders.find(shop.context, order_id) if is_ours else None
    if order is None:
        raise OrderNotFound("There is no order behind this link.")
    return order


def _parcels(order: Order, shop: Shop) -> tuple[ParcelView, ...]:
    from storefront_pages.pages.account.orders import parcels_of

    return parcels_of(order, shop)


def _delivered_at(parcels: Iterable[ParcelView]) -> datetime | None:
    """When the last of them came; None while one is on its way."""
    times = [parcel.delivered_at for parcel in parcels]
    known = [time for time in times if time is not None]
    return max(known) if known and len(known) == len(times) else None
