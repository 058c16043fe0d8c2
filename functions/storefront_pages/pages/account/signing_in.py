"""Into the account by a code or a password, and out of it again."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import account_forms, accounts, messages
from storefront_pages.account_forms import Filled
from storefront_pages.http import Request, Response, cookie, redirect
from storefront_pages.messages import mark
from storefront_pages.rendering import render
from storefront_pages.security import form_token
from storefront_pages.views.head import HeadView
from windlass.customers import codes, sessions, signing_in
from windlass.kit.errors import Invalid, TooManyRequests, Unauthenticated

if TYPE_CHECKING:
    from storefront_pages.shops import Shop

REFUSALS = (Invalid, Unauthenticated, TooManyRequests)


def show(request: Request, shop: Shop) -> Response:
    """The form; whoever is signed in goes on."""
    back = accounts.own_path(request.query.get("back", ""))
    if accounts.customer_of(request, shop) is not None:
        return redirect(back)
    return _form(request, shop, Filled(), back)


def submit(request: Request, shop: Shop) -> Response:
    """With a password. Raises FormForged (403)."""
    accounts.require_visitors_form(request)
    form = request.form
    back = form.get("back", "")
    try:
        found = signing_in.sign_in(
            shop.context,
            email=form.get("email", ""),
            password=form.get("password", ""),
            ip=request.client_ip,
            user_agent=request.headers.get("user-agent", ""),
        )
    except REFUSALS as error:
        return _form(request, shop, Filled.refused(form, error), back, status=error.status)
    return accounts.enter(request, shop, found, back)


def ask_code(request: Request, shop: Shop) -> Response:
    """Ask for six digits by mail: the answer is the same for every address. Raises FormForged
    (403)."""
    accounts.require_visitors_form(request)
    form = request.form
    back = accounts.own_path(form.get("back", ""))
    try:
        asked = codes.ask(
            shop.context,
            email=form.get("email", ""),
            locale=shop.view.tag,
            ip=request.client_ip,
        )
    except REFUSALS as error:
        return _form(request, shop, Filled.refused(form, error), back, status=error.status)
    response = _code_form(request, shop, Filled(form), back)
    response.cookies.append(
        cookie(
            accounts.REQUEST,
            asked,
            max_age=accounts.REQUEST_SECONDS,
            is_secure=request.is_secure,
        )
    )
    return response


def enter_code(request: Request, shop: Shop) -> Response:
    """Raises FormForged (403)."""
    accounts.require_visitors_form(request)
    form = request.form
    back = form.get("back", "")
    try:
        found = signing_in.sign_in_by_code(
            shop.context,
            request.cookies.get(accounts.REQUEST, ""),
            form.get("code", ""),
            locale=shop.view.tag,
            ip=request.client_ip,
            user_agent=request.headers.get("user-agent", ""),
        )
    except REFUSALS as error:
        filled = Filled.refused(form, error)
        return _code_form(request, shop, filled, back, status=error.status)
    return accounts.enter(request, shop, found, back)


def leave(request: Request, shop: Shop) -> Response:
    """Here, or everywhere. Raises FormForged (403)."""
    customer = accounts.customer_of(request, shop)
    if customer is not None:
        accounts.require_form(request)
        if "everywhere" in request.form:
            sessions.end_all(shop.context, customer.customer_id)
        sessions.end(shop.context, request.cookies.get(accounts.SESSION))
    return accounts.leave(request, redirect("/"))


def forgot(request: Request, shop: Shop) -> Response:
    return _forgot_form(request, shop, Filled())


def ask_reset(request: Request, shop: Shop) -> Response:
    """Raises FormForged (403)."""
    accounts.require_visitors_form(request)
    form = request.form
    try:
        signing_in.forgot_password(shop.context, email=form.get("email", ""), ip=request.client_ip)
    except REFUSALS as error:
        return _forgot_form(request, shop, Filled.refused(form, error), status=error.status)
    text = messages.catalogue(shop.view.locale).gettext
    words = text("If there is an account with this address, a mail with a link is on its way.")
    return said(shop, mark("Look into your mail"), words)


def reset(request: Request, shop: Shop) -> Response:
    return _reset_form(request, shop, request.query.get("token", ""), Filled())


def set_password(request: Request, shop: Shop) -> Response:
    """Raises FormForged (403)."""
    accounts.require_visitors_form(request)
    form = request.form
    token = form.get("token", "")
    try:
        customer = signing_in.reset_password(
            shop.context, token, form.get("new_password", ""), ip=request.client_ip
        )
    except REFUSALS as error:
        problems = {
            "new_password" if one.field == "password" else one.field: one.message
            for one in error.fields
        }
        filled = Filled({}, problems, "" if problems else error.message)
        return _reset_form(request, shop, token, filled, status=error.status)
    agent = request.headers.get("user-agent", "")
    found = signing_in.begin(shop.context, customer, "with a new password", user_agent=agent)
    return accounts.enter(request, shop, found, "/account")


def said(shop: Shop, title: str, words: str, *, status: int = HTTPStatus.OK) -> Response:
    """A page that says one thing. `title` is marked for translation."""
    heading = messages.catalogue(shop.view.locale).gettext(title)
    head = HeadView(heading, "", "/account", is_indexed=False)
    body = render("account/said", shop.view, head=head, title=heading, words=words)
    return Response(status, body)


def _form(
    request: Request, shop: Shop, filled: Filled, back: str, *, status: int = HTTPStatus.OK
) -> Response:
    return visitors_page(
        request,
        shop,
        "account/login",
        mark("Sign in"),
        status=status,
        filled=filled,
        email=account_forms.field_of(shop, "email", filled, autocomplete="username"),
        password=account_forms.field_of(shop, "password", filled),
        back=accounts.own_path(back),
    )


def _code_form(
    request: Request, shop: Shop, filled: Filled, back: str, *, status: int = HTTPStatus.OK
) -> Response:
    return visitors_page(
        request,
        shop,
        "account/code",
        mark("Enter the code"),
        status=status,
        filled=filled,
        email=filled.values.get("email", ""),
        code=account_forms.field_of(shop, "code", filled),
        back=accounts.own_path(back),
    )


def _forgot_form(
    request: Request, shop: Shop, filled: Filled, *, status: int = HTTPStatus.OK
) -> Response:
    email = account_forms.field_of(shop, "email", filled, autocomplete="username")
    title = mark("Choose a new password")
    return visitors_page(
        request, shop, "account/forgot", title, status=status, filled=filled, email=email
    )


def _reset_form(
    request: Request, shop: Shop, token: str, filled: Filled, *, status: int = HTTPStatus.OK
) -> Response:
    return visitors_page(
        request,
        shop,
        "account/reset",
        mark("Choose a new password"),
        status=status,
        filled=filled,
        token=token[:100],
        password=account_forms.field_of(shop, "new_password", filled),
    )


def visitors_page(
    request: Request, shop: Shop, name: str, title: str, *, status: int, **view: object
) -> Response:
    """A form for somebody who is not signed in, bound to this browser."""
    visit = accounts.visit_of(request)
    heading = messages.catalogue(shop.view.locale).gettext(title)
    head = HeadView(heading, "", request.path, is_indexed=False)
    body = render(name, shop.view, head=head, title=heading, csrf=form_token(visit), **view)
    return accounts.with_visit(Response(status, body), request, visit)
