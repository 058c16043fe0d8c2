"""Name, phone, password, and whether news may be mailed."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import account_forms, accounts
from storefront_pages.account_forms import Filled
from storefront_pages.http import Request, Response, redirect
from storefront_pages.messages import mark
from storefront_pages.pages.account.overview import page
from storefront_pages.pages.account.signing_in import REFUSALS
from windlass.customers import details, signing_in

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.customers.models import Customer

HERE = "/account/details"


def show(request: Request, shop: Shop) -> Response:
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request)
    return _form(request, shop, customer, _known(customer))


def save(request: Request, shop: Shop) -> Response:
    """Raises FormForged (403)."""
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request, HERE)
    accounts.require_form(request)
    form = request.form
    try:
        details.save(
            shop.context,
            customer.customer_id,
            name=form.get("name", ""),
            phone=form.get("phone", ""),
            accepts_marketing="consent" in form,
        )
    except REFUSALS as error:
        return _form(request, shop, customer, Filled.refused(form, error), status=error.status)
    return redirect(f"{HERE}?saved=1")


def change_password(request: Request, shop: Shop) -> Response:
    """The other browsers are signed out. Raises FormForged (403)."""
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request, HERE)
    accounts.require_form(request)
    form = request.form
    try:
        found = signing_in.change_password(
            shop.context,
            customer,
            current=form.get("password", ""),
            new=form.get("new_password", ""),
            user_agent=request.headers.get("user-agent", ""),
        )
    except REFUSALS as error:
        wrong = Filled.refused(_known(customer).values, error)
        return _form(request, shop, customer, wrong, status=error.status)
    return accounts.stay(request, redirect(f"{HERE}?saved=1"), found.token)


def _known(customer: Customer) -> Filled:
    consent = {"consent": "1"} if customer.accepts_marketing else {}
    return Filled({"name": customer.name, "phone": customer.phone} | consent)


def _form(
    request: Request,
    shop: Shop,
    customer: Customer,
    filled: Filled,
    *,
    status: int = HTTPStatus.OK,
) -> Response:
    passwords = ["password", "new_password"] if customer.has_password else ["new_password"]
    return page(
        request,
        shop,
        customer,
        "account/details",
        mark("Your details"),
        status=status,
        filled=filled,
        fields=[account_forms.field_of(shop, one, filled) for one in ("name", "phone")],
        passwords=[account_forms.field_of(shop, one, filled) for one in passwords],
        has_consent="consent" in filled.values,
        has_password=customer.has_password,
        is_saved="saved" in request.query,
    )
