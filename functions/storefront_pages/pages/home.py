"""The front of the shop, as its theme composes it."""

from __future__ import annotations

from storefront_pages import structured_shop
from storefront_pages.http import PUBLIC, Request, Response
from storefront_pages.rendering import render
from storefront_pages.sections.composing import compose
from storefront_pages.sections.pictures import Hero
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView


def show(_request: Request, shop: Shop) -> Response:
    """At most two round trips."""
    composition = compose(shop, "home")
    heroes = (one.view.banner for one in composition.all if isinstance(one.view, Hero))
    hero = next(heroes, None)
    head = HeadView(
        title=shop.view.name,
        description=shop.view.description or (hero.text if hero else ""),
        path="/",
        image_path=hero.image.src if hero and hero.image else "",
        data=structured_shop.facts(shop),
    )
    body = render("home", shop.view, composition, head=head)
    return Response(body=body, cache=PUBLIC, frames=composition.frames)
