"""What the merchant promises, in the merchant's words or in ours."""

from __future__ import annotations

from storefront_pages.http import PUBLIC, Request, Response
from storefront_pages.rendering import render
from storefront_pages.sections.composing import compose
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from windlass.stores import policies

DESCRIPTION_LENGTH = 160


def show(_request: Request, shop: Shop, *, kind: str) -> Response:
    """Raises PolicyNotFound (404)."""
    policy = policies.of(shop.store, kind)
    paragraphs = [part.strip() for part in policy.text.split("\n\n") if part.strip()]
    description = " ".join(paragraphs)[:DESCRIPTION_LENGTH]
    head = HeadView(policy.title, description, f"/policies/{kind}", kind="article")
    composition = compose(shop, "page")
    body = render(
        "policy", shop.view, composition, head=head, title=policy.title, paragraphs=paragraphs
    )
    return Response(body=body, cache=PUBLIC, frames=composition.frames)
