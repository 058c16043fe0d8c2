"""Correcting where an order goes, for whoever holds its signed link, while nobody else has to be
asked."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages import messages
from storefront_pages.checkout_forms import Typed, address_fields, typed_in
from storefront_pages.http import Request, Response, redirect
from storefront_pages.rendering import render
from storefront_pages.security import form_token, require_own_form
from storefront_pages.views.head import HeadView
from windlass.fulfilment import correcting
from windlass.kit import countries
from windlass.kit.errors import Conflict, Invalid
from windlass.orders import links
from windlass.orders.errors import DeliveryDiffers
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.orders.models import Order
    from windlass.tenancy.context import StoreContext


class AddressState(Struct, frozen=True):
    """What an order's page says about its address."""

    is_open: bool  # it may be corrected here
    is_settled: bool  # only the shop can help, while there is something to help with
    path: str  # of the form


def state_of(shop: Shop, order: Order) -> AddressState:
    """One read, none where nothing is to be sent (any more)."""
    token = links.token(shop.context.store_id, order.order_id)
    path = f"/orders/{order.order_id}/address?token={token}"
    is_open = correcting.is_open(_us(shop), order)
    is_sent = correcting.is_to_be_sent(order)
    return AddressState(is_open, is_settled=is_sent and not is_open, path=path)


def show(request: Request, shop: Shop, *, order_id: str) -> Response:
    """Raises OrderNotFound (404)."""
    from storefront_pages.pages.order import theirs  # which shows what is said here

    order = theirs(request, shop, order_id)
    known = {name: str(value) for name, value in order.address.items() if value}
    return _form(request, shop, order, Typed(known))


def submit(request: Request, shop: Shop, *, order_id: str) -> Response:
    """Raises FormForged (403) and OrderNotFound (404)."""
    from storefront_pages.pages.order import theirs  # which shows what is said here

    order = theirs(request, shop, order_id)
    require_own_form(request, bound_to=order_id)
    typed = typed_in({**request.form, "country": str(order.address["country"])})
    text = messages.catalogue(shop.view.locale).gettext
    # What only the shop writes on it stays.
    kept = {name: order.address.get(name) or "" for name in ("tax_id", "note")}
    given = {**kept, **{name: value for name, value in typed.address.items() if value}}
    try:
        correcting.correct(_us(shop), order_id, given)
    except Invalid as error:
        problems = {f"address.{one.field}": one.message for one in error.fields}
        wrong = Typed(typed.values, typed.has_consent, problems)
        loose = "" if problems else error.message
        return _form(request, shop, order, wrong, problem=loose, status=error.status)
    except DeliveryDiffers as error:
        problem = text(
            "Delivery or taxes would cost something else there. Write to the shop instead."
        )
        return _form(request, shop, order, typed, problem=problem, status=error.status)
    except Conflict as error:
        problem = text("The address could not be changed just now. Look again.")
        return _form(request, shop, order, typed, problem=problem, status=error.status)
    return redirect(links.status_url("", store_id=shop.context.store_id, order_id=order_id))


def _form(
    request: Request,
    shop: Shop,
    order: Order,
    typed: Typed,
    *,
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    text = messages.catalogue(shop.view.locale).gettext
    title = text("Where order %(number)s goes") % {"number": f"#{order.number}"}
    country = str(order.address["country"])
    _country, *fields = address_fields(
        shop, Typed({**typed.values, "country": country}, problems=typed.problems)
    )
    body = render(
        "order_address",
        shop.view,
        head=HeadView(title, "", request.path, is_indexed=False),
        title=title,
        state=state_of(shop, order),
        fields=fields,
        country=countries.name(country, shop.view.tag),
        problem=problem,
        csrf=form_token(order.order_id),
        back=links.status_url("", store_id=shop.context.store_id, order_id=order.order_id),
    )
    return Response(status, body)


def _us(shop: Shop) -> StoreContext:
    """Shoppers have no right to fulfilment: we look, and act, at an order that is theirs."""
    return tenancy.act(shop.context.store_id, task="order-address")
