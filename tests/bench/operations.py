"""The operations that shoppers and merchants repeat most, through the real handlers."""

from __future__ import annotations

from functools import partial
from typing import Any

from merchant_api.app import handler as merchant
from storefront_api.app import handler as storefront
from tests.bench import catalogue
from tests.bench.measuring import Once, Repeated, Subject
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support import api
from tests.support.checkout_factories import Shop, open_shop, pay
from tests.support.orders_factories import place
from windlass.checkout import service as checkouts
from windlass.stores import service as stores


def subjects(sizes: tuple[int, ...]) -> dict[str, Subject]:
    """By name. Lists are measured at every catalogue size."""
    found: dict[str, Subject] = {}
    for number, size in enumerate(sizes):
        shop = _shop(f"bench-{size}", number)
        catalogue.fill(shop.owner, size)
        found |= _lists(shop, size)
    found |= _shopping(_shop("bench-shopping", len(sizes)))
    return found | _orders(_shop("bench-orders", len(sizes) + 1))


def _shop(slug: str, number: int) -> Shop:
    return open_shop(user_id=f"owner-{number}", slug=slug)


def _lists(shop: Shop, size: int) -> dict[str, Subject]:
    visitor, slug = _visitor(shop), stores.get(shop.owner).slug
    handle = shop.product.product.handle
    products = f"/api/v1/stores/{shop.owner.store_id}/products"
    public = f"/api/v1/public/stores/{slug}/products"
    return {
        f"storefront home, {size} products": _page(visitor, "/"),
        f"storefront products page, {size} products": _page(visitor, "/products"),
        f"storefront product page, {size} products": _page(visitor, f"/products/{handle}"),
        f"storefront API list, {size} products": Repeated(
            partial(_call, storefront, "GET", public)
        ),
        f"merchant list of 50, {size} products": _asked(shop, products),
        f"merchant search, {size} products": _asked(shop, products, query={"q": "willow"}),
    }


def _shopping(shop: Shop) -> dict[str, Subject]:
    visitor = _visitor(shop)
    product = shop.product.product
    form = {"product": product.product_id, "variant": shop.variant_id}
    visitor.post("/cart/lines", form)
    carts = [shop.cart() for _ in range(Once.PIECES)]
    details = shop.details()
    begun = [checkouts.begin(shop.shopper, cart_id, details) for cart_id in carts]
    for checkout in begun:
        pay(checkout)
    return {
        "add to cart (page)": Repeated(lambda: visitor.post("/cart/lines", form)),
        "view cart (page)": _page(visitor, "/cart"),
        "checkout form (page)": _page(visitor, "/checkout"),
        "begin checkout": Once(
            [
                partial(checkouts.begin, shop.shopper, shop.cart(), details)
                for _ in range(Once.PIECES)
            ]
        ),
        "complete checkout": Once(
            [partial(checkouts.settle, shop.shopper, checkout.checkout_id) for checkout in begun]
        ),
    }


def _orders(shop: Shop) -> dict[str, Subject]:
    placed = [place(shop.owner) for _ in range(60)]
    base = f"/api/v1/stores/{shop.owner.store_id}"
    one = f"{base}/orders/{placed[0].order_id}"
    return {
        "merchant order list of 50": _asked(shop, f"{base}/orders"),
        "merchant order detail": _asked(shop, one),
        "merchant order timeline": _asked(shop, f"{one}/timeline"),
        "merchant home": _asked(shop, f"{base}/home"),
    }


def _page(visitor: Visitor, path: str) -> Repeated:
    return Repeated(lambda: _ok(visitor.get(path)))


def _asked(shop: Shop, path: str, **sent: Any) -> Repeated:
    return Repeated(partial(_call, merchant, "GET", path, as_=shop.owner, **sent))


def _visitor(shop: Shop) -> Visitor:
    return Visitor(f"{stores.get(shop.owner).slug}.localhost")


def _call(handler: Any, method: str, path: str, **sent: Any) -> None:
    answer = api.call(handler, method, path, **sent)
    assert answer.status < 400, (path, answer)


def _ok(answer: Answer) -> None:
    assert answer.status == 200, answer
