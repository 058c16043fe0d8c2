"""The operations that shoppers and merchants repeat most, through the real handlers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from merchant_api.app import handler as merchant
from storefront_api.app import handler as storefront
from tests.bench import catalogue
from tests.bench.measuring import Measured, measure, measure_each
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support import api
from tests.support.checkout_factories import Shop, open_shop, pay
from tests.support.orders_factories import place
from windlass.checkout import service as checkouts
from windlass.stores import service as stores

PURCHASES = 25


def run(sizes: tuple[int, ...]) -> dict[str, dict[str, Any]]:
    """By name. Lists are measured at every catalogue size."""
    results: dict[str, Measured] = {}
    for number, size in enumerate(sizes):
        shop = _shop(f"bench-{size}", number)
        catalogue.fill(shop.owner, size)
        results |= _lists(shop, size)
    results |= _shopping(_shop("bench-shopping", len(sizes)))
    results |= _orders(_shop("bench-orders", len(sizes) + 1))
    return {name: measured.document() for name, measured in results.items()}


def _shop(slug: str, number: int) -> Shop:
    return open_shop(user_id=f"owner-{number}", slug=slug)


def _lists(shop: Shop, size: int) -> dict[str, Measured]:
    visitor, slug = _visitor(shop), stores.get(shop.owner).slug
    handle = shop.product.product.handle
    products = f"/api/v1/stores/{shop.owner.store_id}/products"
    return {
        f"storefront home, {size} products": measure(lambda: _ok(visitor.get("/"))),
        f"storefront products page, {size} products": measure(
            lambda: _ok(visitor.get("/products"))
        ),
        f"storefront product page, {size} products": measure(
            lambda: _ok(visitor.get(f"/products/{handle}"))
        ),
        f"storefront API list, {size} products": measure(
            partial(_call, storefront, "GET", f"/api/v1/public/stores/{slug}/products")
        ),
        f"merchant list of 50, {size} products": measure(
            partial(_call, merchant, "GET", products, as_=shop.owner)
        ),
        f"merchant search, {size} products": measure(
            partial(_call, merchant, "GET", products, as_=shop.owner, query={"q": "willow"})
        ),
    }


def _shopping(shop: Shop) -> dict[str, Measured]:
    visitor = _visitor(shop)
    product = shop.product.product
    form = {"product": product.product_id, "variant": shop.variant_id}
    visitor.post("/cart/lines", form)
    carts = [shop.cart() for _ in range(PURCHASES)]
    details = shop.details()
    begun = [checkouts.begin(shop.shopper, cart_id, details) for cart_id in carts]
    begin: list[Callable[[], object]] = [
        partial(checkouts.begin, shop.shopper, shop.cart(), details) for _ in range(PURCHASES)
    ]
    for checkout in begun:
        pay(checkout)
    complete: list[Callable[[], object]] = [
        partial(checkouts.settle, shop.shopper, checkout.checkout_id) for checkout in begun
    ]
    return {
        "add to cart (page)": measure(lambda: visitor.post("/cart/lines", form)),
        "view cart (page)": measure(lambda: _ok(visitor.get("/cart"))),
        "checkout form (page)": measure(lambda: _ok(visitor.get("/checkout"))),
        "begin checkout": measure_each(begin),
        "complete checkout": measure_each(complete),
    }


def _orders(shop: Shop) -> dict[str, Measured]:
    placed = [place(shop.owner) for _ in range(60)]
    base = f"/api/v1/stores/{shop.owner.store_id}"
    one = f"{base}/orders/{placed[0].order_id}"
    return {
        "merchant order list of 50": measure(
            partial(_call, merchant, "GET", f"{base}/orders", as_=shop.owner)
        ),
        "merchant order detail": measure(partial(_call, merchant, "GET", one, as_=shop.owner)),
        "merchant order timeline": measure(
            partial(_call, merchant, "GET", f"{one}/timeline", as_=shop.owner)
        ),
        "merchant home": measure(partial(_call, merchant, "GET", f"{base}/home", as_=shop.owner)),
    }


def _visitor(shop: Shop) -> Visitor:
    return Visitor(f"{stores.get(shop.owner).slug}.localhost")


def _call(handler: Any, method: str, path: str, **sent: Any) -> None:
    answer = api.call(handler, method, path, **sent)
    assert answer.status < 400, (path, answer)


def _ok(answer: Answer) -> None:
    assert answer.status == 200, answer
