"""What the shop keeps in a visitor's browser, and the choice of what is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import consent, messages
from storefront_pages.http import Request, Response, redirect
from storefront_pages.rendering import render
from storefront_pages.security import require_own_form
from storefront_pages.views.head import HeadView

if TYPE_CHECKING:
    from storefront_pages.shops import Shop

PATH = "/privacy-choices"


def show(request: Request, shop: Shop) -> Response:
    title = messages.catalogue(shop.view.locale).gettext("Privacy choices")
    body = render(
        "choices",
        shop.view,
        head=HeadView(title, "", PATH, is_indexed=False),
        title=title,
        consent=consent.of(request),
        is_saved=request.query.get("saved") == "1",
    )
    return Response(body=body)


def choose(request: Request, _shop: Shop) -> Response:
    """What is not clearly allowed is refused. Raises FormForged (403)."""
    require_own_form(request)
    allowed = request.form.get("preferences") == "yes"
    return consent.remember(redirect(f"{PATH}?saved=1"), request, allows_preferences=allowed)
