"""Opening an account with a password, and proving the address by mail."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import account_forms, accounts, messages
from storefront_pages.account_forms import Filled
from storefront_pages.http import Request, Response, redirect
from storefront_pages.messages import mark
from storefront_pages.pages.account.signing_in import REFUSALS, said, visitors_page
from windlass.customers import registering, signing_in

if TYPE_CHECKING:
    from storefront_pages.shops import Shop


def show(request: Request, shop: Shop) -> Response:
    if accounts.customer_of(request, shop) is not None:
        return redirect("/account")
    return _form(request, shop, Filled())


def submit(request: Request, shop: Shop) -> Response:
    """The answer is the same whether the address has an account. Raises FormForged (403)."""
    accounts.require_visitors_form(request)
    form = request.form
    try:
        registering.register(
            shop.context,
            email=form.get("email", ""),
            password=form.get("new_password", ""),
            name=form.get("name", ""),
            locale=shop.view.tag,
            accepts_marketing="consent" in form,
            ip=request.client_ip,
        )
    except REFUSALS as error:
        problems = {
            "new_password" if one.field == "password" else one.field: one.message
            for one in error.fields
        }
        filled = Filled(form, problems, "" if problems else error.message)
        return _form(request, shop, filled, status=error.status)
    text = messages.catalogue(shop.view.locale).gettext
    words = text("We sent you a mail. Open its link to confirm your address and finish.")
    return said(shop, mark("Look into your mail"), words)


def verify(request: Request, shop: Shop) -> Response:
    """Where the mail's link leads: opening it changes nothing, mail scanners do that, too."""
    return _verify_form(request, shop, request.query.get("token", ""), Filled())


def confirm(request: Request, shop: Shop) -> Response:
    """Raises FormForged (403)."""
    accounts.require_visitors_form(request)
    form = request.form
    token = form.get("token", "")
    try:
        customer = registering.verify(
            shop.context, token, form.get("password", ""), ip=request.client_ip
        )
    except REFUSALS as error:
        filled = Filled.refused({}, error)
        return _verify_form(request, shop, token, filled, status=error.status)
    agent = request.headers.get("user-agent", "")
    found = signing_in.begin(shop.context, customer, "for the first time", user_agent=agent)
    return accounts.enter(request, shop, found, "/account")


def _form(request: Request, shop: Shop, filled: Filled, *, status: int = HTTPStatus.OK) -> Response:
    return visitors_page(
        request,
        shop,
        "account/register",
        mark("Open an account"),
        status=status,
        filled=filled,
        fields=[
            account_forms.field_of(shop, "name", filled),
            account_forms.field_of(shop, "email", filled, autocomplete="username"),
            account_forms.field_of(shop, "new_password", filled),
        ],
        has_consent="consent" in filled.values,
    )


def _verify_form(
    request: Request, shop: Shop, token: str, filled: Filled, *, status: int = HTTPStatus.OK
) -> Response:
    return visitors_page(
        request,
        shop,
        "account/verify",
        mark("Confirm your address"),
        status=status,
        filled=filled,
        token=token[:100],
        password=account_forms.field_of(shop, "password", filled),
    )
