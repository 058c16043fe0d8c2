"""The front of the shop: its picture, its promises, its newest products."""

from __future__ import annotations

from storefront_pages import delivery, structured
from storefront_pages.cards import card_of
from storefront_pages.http import PUBLIC, Request, Response
from storefront_pages.rendering import render
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from windlass.catalog import storefront

NEWEST = 8


def show(_request: Request, shop: Shop) -> Response:
    """One query."""
    newest = storefront.storefront_list(shop.context, limit=NEWEST)
    hero = shop.view.hero
    head = HeadView(
        title=shop.view.name,
        description=shop.view.description or hero.text,
        path="/",
        image_path=hero.image.src if hero.image else "",
        data=(structured.shop(shop.view),),
    )
    body = render(
        "home",
        shop.view,
        head=head,
        products=[card_of(card) for card in newest.items],
        ships_to=len(delivery.reach(shop).codes),
    )
    return Response(body=body, cache=PUBLIC)
