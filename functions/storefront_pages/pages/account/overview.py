"""The first page of an account, and what all of its pages share."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import accounts, messages
from storefront_pages.http import Request, Response
from storefront_pages.messages import mark
from storefront_pages.pages.account import orders
from storefront_pages.rendering import render
from storefront_pages.views.head import HeadView

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.customers.models import Customer

RECENT = 3


def show(request: Request, shop: Shop) -> Response:
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request)
    recent = orders.cards(shop, customer, limit=RECENT)
    return page(
        request, shop, customer, "account/overview", mark("Your account"), orders=recent.items
    )


def page(
    request: Request,
    shop: Shop,
    customer: Customer,
    name: str,
    title: str,
    *,
    status: int = HTTPStatus.OK,
    named: str = "",
    **view: object,
) -> Response:
    """A page of the account. `title` is marked for translation; `named` is the number in it."""
    heading = messages.catalogue(shop.view.locale).gettext(title)
    if named:
        heading %= {"number": named}
    body = render(
        name,
        shop.view,
        head=HeadView(heading, "", request.path, is_indexed=False),
        title=heading,
        name=customer.name,
        email=customer.email,
        csrf=accounts.token_of(request),
        **view,
    )
    return Response(status, body)
