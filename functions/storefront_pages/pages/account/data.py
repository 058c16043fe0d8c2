"""Everything a shop keeps of somebody: to have it, or to have it forgotten."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import accounts, messages
from storefront_pages.http import Request, Response, redirect
from storefront_pages.messages import mark
from storefront_pages.pages.account.overview import page
from storefront_pages.pages.account.signing_in import said
from storefront_pages.views.account import ExportView
from windlass.customers import sessions
from windlass.kit.text import normalise_email
from windlass.privacy import service
from windlass.privacy.errors import ExportNotFound, OrderUnderWay
from windlass.privacy.models import State

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.customers.models import Customer

HERE = "/account/privacy"


def show(request: Request, shop: Shop) -> Response:
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request)
    return _page(request, shop, customer)


def export(request: Request, shop: Shop) -> Response:
    """Have it gathered; a mail says when it is ready. Raises FormForged (403)."""
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request, HERE)
    accounts.require_form(request)
    service.ask_export(shop.context, customer, asked_by="customer")
    return redirect(HERE)


def download(request: Request, shop: Shop, *, export_id: str, number: str) -> Response:
    """One file. Raises ExportNotFound (404), for somebody else's as for none."""
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request, HERE)
    name = number.removesuffix(".json")
    if not (name.isascii() and name.isdigit() and len(name) <= 4):
        raise ExportNotFound("There is no such file.")
    content = service.part(shop.context, customer.customer_id, export_id, int(name))
    response = Response(body=content, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="my-data-{name}.json"'
    return response


def erase(request: Request, shop: Shop) -> Response:
    """For good, after the address was typed again. Raises FormForged (403)."""
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request, HERE)
    accounts.require_form(request)
    text = messages.catalogue(shop.view.locale).gettext
    if normalise_email(request.form.get("email", "")) != customer.email:
        problem = text("Type the e-mail address of this account to confirm.")
        status = HTTPStatus.UNPROCESSABLE_CONTENT
        return _page(request, shop, customer, problem=problem, status=status)
    try:
        service.ask_erasure(
            shop.context, customer.email, customer_id=customer.customer_id, asked_by="customer"
        )
    except OrderUnderWay as error:
        return _page(request, shop, customer, problem=error.message, status=error.status)
    sessions.end_all(shop.context, customer.customer_id)
    words = text("Everything we keep about you is being erased. It takes a few minutes.")
    return accounts.leave(request, said(shop, mark("You will be forgotten"), words))


def _page(
    request: Request,
    shop: Shop,
    customer: Customer,
    *,
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    found = service.exports(shop.context, customer.customer_id)
    return page(
        request,
        shop,
        customer,
        "account/privacy",
        mark("Your data"),
        status=status,
        exports=[
            ExportView(one.export_id, one.asked_at, one.state == State.DONE, one.parts)
            for one in found
        ],
        problem=problem,
    )
