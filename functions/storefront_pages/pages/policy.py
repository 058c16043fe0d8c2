"""What the merchant promises, in the merchant's words or in ours."""

from __future__ import annotations

from storefront_pages import messages
from storefront_pages.http import PUBLIC, Request, Response
from storefront_pages.prose import prose_of
from storefront_pages.rendering import render
from storefront_pages.sections.composing import compose
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from windlass.kit import rich_text
from windlass.stores import policies

TITLES = (
    messages.mark("Refund policy"),
    messages.mark("Shipping policy"),
    messages.mark("Privacy policy"),
    messages.mark("Terms of service"),
    messages.mark("Right of withdrawal"),
    messages.mark("Legal notice"),
)


def show(_request: Request, shop: Shop, *, kind: str) -> Response:
    """Raises PolicyNotFound (404)."""
    policy = policies.of(shop.store, kind, shop.view.locale)
    title = messages.catalogue(shop.view.locale).gettext(policy.title)
    html = shop.words.tell("policy", kind, "html", policy.html)
    description = rich_text.beginning(html)
    head = HeadView(title, description, f"/policies/{kind}", kind="article")
    composition = compose(shop, "page")
    text = prose_of(html)
    body = render("policy", shop.view, composition, head=head, title=title, text=text)
    return Response(body=body, cache=PUBLIC, frames=composition.frames)
