"""Things to remember: kept for the account, or for the browser of a guest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from storefront_pages import accounts, messages
from storefront_pages.cards import card_of
from storefront_pages.http import Request, Response, cookie, redirect
from storefront_pages.rendering import render
from storefront_pages.security import require_own_form
from storefront_pages.views.head import HeadView
from windlass.catalog import models, storefront
from windlass.catalog.models import Card
from windlass.catalog.storefront import Redirect
from windlass.customers import wishlists
from windlass.kit.errors import NotFound
from windlass.kit.secret_ids import is_secret_id, new_secret_id

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.customers.models import Customer

HERE = "/wishlist"


class ProductGone(NotFound):
    code = "product_not_found"


def show(request: Request, shop: Shop) -> Response:
    customer = accounts.customer_of(request, shop)
    holder = _holder_of(request, customer)
    ids = wishlists.product_ids(shop.context, holder) if holder else []
    cards = _cards(shop, ids)
    known = {card.product_id: card_of(card, shop.exchange, shop.spoken) for card in cards}
    title = messages.catalogue(shop.view.locale).gettext("Your wishlist")
    body = render(
        "wishlist",
        shop.view,
        head=HeadView(title, "", HERE, is_indexed=False),
        title=title,
        products=[(one, known[one]) for one in ids if one in known],
        gone=[one for one in ids if one not in known],
        is_signed_in=customer is not None,
    )
    return accounts.count_wishes(Response(body=body), request, len(ids))


def handles(request: Request, shop: Shop) -> Response:
    """What the hearts of a cached page are filled in from."""
    holder = _holder(request, shop)
    ids = wishlists.product_ids(shop.context, holder) if holder else []
    cards = _cards(shop, ids)
    body = json.dumps({"handles": [card.handle for card in cards]})
    return Response(body=body, content_type="application/json")


def add(request: Request, shop: Shop) -> Response:
    """By the product's handle. Raises FormForged (403), ProductGone (404), WishlistFull (409)."""
    require_own_form(request)
    product_id = _product(shop, request.form.get("handle", ""))
    holder = _holder(request, shop)
    response = _answer(request)
    if holder is None:
        list_id = new_secret_id()
        holder = wishlists.guest(list_id)
        secure = request.is_secure
        response.cookies.append(
            cookie(accounts.WISHLIST, list_id, max_age=accounts.LIST_SECONDS, is_secure=secure)
        )
    count = wishlists.add(shop.context, holder, product_id)
    return accounts.count_wishes(response, request, count)


def remove(request: Request, shop: Shop) -> Response:
    """By the product's handle, or by the ids of those that are no longer sold. Raises FormForged
    (403)."""
    require_own_form(request)
    form = request.form
    holder = _holder(request, shop)
    count = 0
    if holder is not None:
        ids = form.get("product", "").split() or [_product(shop, form.get("handle", ""))]
        count = wishlists.remove(shop.context, holder, *ids)
    return accounts.count_wishes(_answer(request), request, count)


def _holder(request: Request, shop: Shop) -> str | None:
    return _holder_of(request, accounts.customer_of(request, shop))


def _holder_of(request: Request, customer: Customer | None) -> str | None:
    if customer is not None:
        return wishlists.of(customer.customer_id)
    sent = request.cookies.get(accounts.WISHLIST, "")
    return wishlists.guest(sent) if is_secret_id(sent) else None


def _cards(shop: Shop, product_ids: list[str]) -> list[Card]:
    """Those on sale, in this order."""
    keys = [(models.product_pk(shop.context.store_id, one), models.CARD_SK) for one in product_ids]
    found = {card.product_id: card for card in Card.batch_get(keys)} if keys else {}
    cards = [found[one] for one in product_ids if one in found]
    return [card for card in cards if card.status == "active"]


def _product(shop: Shop, handle: str) -> str:
    found = storefront.storefront_product(shop.context, handle) if 0 < len(handle) <= 200 else None
    if isinstance(found, Redirect):
        found = storefront.storefront_product(shop.context, found.handle)
    if found is None or isinstance(found, Redirect):
        raise ProductGone("This product is no longer sold.")
    return found.product.product_id


def _answer(request: Request) -> Response:
    return Response(status=204) if request.fragment else redirect(HERE)
