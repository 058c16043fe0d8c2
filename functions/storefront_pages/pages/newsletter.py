"""Subscribing to the newsletter, confirming it, and leaving. Links of mails only ask: what they ask
for is done by a button, since scanners of mail follow links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from storefront_pages import messages
from storefront_pages.http import Request, Response
from storefront_pages.rendering import render, render_section
from storefront_pages.security import require_own_form
from storefront_pages.views.head import HeadView
from windlass.kit.errors import Invalid
from windlass.newsletter import service
from windlass.newsletter.errors import SubscriptionLinkOver
from windlass.wording.said import said

if TYPE_CHECKING:
    from storefront_pages.shops import Shop

CONSENT: Final = messages.mark(
    "E-mail me news and offers. We first mail you a link to confirm; you can stop at any time."
)
CONFIRMED: Final = messages.mark("Yes, e-mail me news and offers. I can stop at any time.")
_PATH: Final = re.compile(r"/(?![/\\])[^\x00-\x20\\]{0,500}")


def form(request: Request, shop: Shop) -> Response:
    return _form(request, shop, status=200)


def subscribe(request: Request, shop: Shop) -> Response:
    """The same answer for every address. Raises FormForged (403) and TooManyAttempts (429)."""
    require_own_form(request)
    sent, text = request.form, messages.catalogue(shop.view.locale).gettext
    email = sent.get("email", "")
    try:
        service.subscribe(
            shop.context,
            email=email,
            text=text(CONSENT),
            locale=shop.view.locale,
            ip=request.client_ip,
        )
    except Invalid as error:
        return _form(request, shop, status=422, email=email, problem=error.message)
    if request.fragment:
        return Response(body=render_section("newsletter_asked", shop.view))
    return _page(shop, "asked", text("Look into your mail"), back=_back(sent.get("return_to", "")))


def ask_to_confirm(request: Request, shop: Shop) -> Response:
    """Changes nothing. A link that is over leads back to the form."""
    key, wanted, token = _link(request.query)
    try:
        service.require_link(shop.context, key=key, request_id=wanted, token=token)
    except SubscriptionLinkOver as error:
        return _form(request, shop, status=error.status, problem=error.message)
    text = messages.catalogue(shop.view.locale).gettext
    link = {"key": key, "request": wanted, "token": token}
    return _page(shop, "confirm", text("Do you want our news?"), link=link, words=text(CONFIRMED))


def confirm(request: Request, shop: Shop) -> Response:
    """The link itself is the proof; one that is over leads back to the form. Raises
    TooManyAttempts (429)."""
    key, wanted, token = _link(request.form)
    text = messages.catalogue(shop.view.locale).gettext
    try:
        service.confirm(
            shop.context,
            key=key,
            request_id=wanted,
            token=token,
            text=text(CONFIRMED),
            ip=request.client_ip,
        )
    except SubscriptionLinkOver as error:
        return _form(request, shop, status=error.status, problem=error.message)
    return _page(shop, "confirmed", text("Thank you for subscribing"))


def ask_to_leave(request: Request, shop: Shop) -> Response:
    """Changes nothing. Raises SubscriptionLinkOver (422)."""
    key, _, token = _link(request.query)
    service.require_way_out(shop.context, key=key, token=token)
    text = messages.catalogue(shop.view.locale).gettext
    return _page(shop, "leave", text("No more news?"), link={"key": key, "token": token})


def leave(request: Request, shop: Shop) -> Response:
    """By the page's button, or by a mail program's with one click (RFC 8058), which sends the link
    as it is. Raises SubscriptionLinkOver (422)."""
    key, _, token = _link(request.form if "token" in request.form else request.query)
    service.unsubscribe(shop.context, key=key, token=token, ip=request.client_ip)
    text = messages.catalogue(shop.view.locale).gettext
    return _page(shop, "left", text("You get no more news"))


def _form(
    request: Request, shop: Shop, *, status: int, email: str = "", problem: str = ""
) -> Response:
    if request.fragment and problem:
        words = said(problem, shop.view.locale)
        return Response(status, words, content_type="text/plain; charset=utf-8")
    text = messages.catalogue(shop.view.locale).gettext
    sent = request.form if request.method == "POST" else request.query
    back = _back(sent.get("return_to", ""))
    page = _page(shop, "form", text("News from us"), email=email, problem=problem, back=back)
    page.status = status
    return page


def _page(
    shop: Shop,
    state: str,
    title: str,
    *,
    link: dict[str, str] | None = None,
    words: str = "",
    email: str = "",
    problem: str = "",
    back: str = "/",
) -> Response:
    head = HeadView(title, "", "/newsletter", is_indexed=False)
    body = render(
        "newsletter",
        shop.view,
        head=head,
        state=state,
        title=title,
        link=link or {},
        words=words,
        email=email,
        problem=problem,
        back=back,
    )
    return Response(body=body)


def _link(sent: dict[str, str]) -> tuple[str, str, str]:
    return sent.get("key", "")[:64], sent.get("request", "")[:64], sent.get("token", "")[:64]


def _back(path: str) -> str:
    """Where they came from, if that is here."""
    return path if _PATH.fullmatch(path) else "/"
