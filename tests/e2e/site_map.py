"""Every page there is: of the dashboard, from its route tree, and of the demo shop."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.e2e.shop import Json, Shop
from tests.e2e.stack import ROOT

ROUTES = ROOT / "frontend/dashboard/src/route-tree.gen.ts"
FOR_GUESTS = {
    *("/check-your-mail", "/forgot-password", "/login", "/register", "/reset-password"),
    "/verify-email",
}
LEAD_ON = {  # to another page at once, some of them to a provider's
    *("/", "/connect/aliexpress", "/stores/$storeId/settings"),
    *("/stores/$storeId/payments", "/stores/$storeId/payments/refresh"),
    "/stores/$storeId/payments/return",
}
BUYER = "shopper-one@example.com"  # of the demo's delivered order


@dataclass(frozen=True)
class Place:
    name: str
    address: str
    is_for_guests: bool = False
    is_missing: bool = False  # answers 404, as it should


def dashboard(shop: Shop) -> list[Place]:
    """A route that is added is visited from then on, without a change here."""
    known = {
        "$storeId": shop.id,
        "$orderId": shop.order_of(BUYER)["id"],
        "$cardId": _gift_card(shop),
        "$categoryId": _category(shop)["id"],
        "$collectionId": _collection(shop)["id"],
        "$marketId": _market(shop)["id"],
        "$menuKey": "main",
        "$locale": "de",
        "$kind": "product",
        "$subjectId": shop.product("Aria")["id"],
        "$customerId": shop.wait(lambda: _customer(shop), "the customer of an order"),
        "$discountId": _discount(shop),
        "$pageId": _page(shop)["id"],
        "$productId": shop.product("Aria")["id"],
        "$subscriberId": _subscriber(shop),
        "$supplierId": shop.ask("GET", "/suppliers")["items"][0]["id"],
        "$zoneId": shop.ask("GET", "/shipping/zones")["items"][0]["id"],
    }
    listed = re.search(r"\n  to:\n(.*?)\n  id:", ROUTES.read_text(), re.DOTALL)
    assert listed is not None, f"{ROUTES} lists no routes"
    places = []
    for path in sorted(set(re.findall(r"'(/[^']*)'", listed[1])) - LEAD_ON):
        whole = re.sub(r"\$\w+", lambda part: str(known[part[0]]), path)
        name = re.sub(r"\W+", "-", path.replace("/stores/$storeId", "/store")).strip("-")
        address = shop.stack.url("dashboard") + whole
        places.append(Place(f"dashboard-{name}", address, is_for_guests=path in FOR_GUESTS))
    return places


def storefront(shop: Shop) -> list[Place]:
    """Those that need no cart."""
    order = shop.order_of(BUYER)
    mail = shop.wait_for_mail(BUYER, f"Order {order['number']} is confirmed")
    status = next(word for word in mail["text"].split() if f"/orders/{order['id']}" in word)
    products = shop.world.shop(shop.slug, "GET", "/products")["items"]
    return [
        Place("shop-home", shop.url()),
        Place("shop-products", shop.url("/products")),
        Place("shop-product", shop.url(f"/products/{products[0]['handle']}")),
        Place("shop-related", shop.url(f"/products/{products[0]['handle']}/related")),
        Place("shop-collections", shop.url("/collections")),
        Place("shop-collection", shop.url(f"/collections/{_collection(shop)['handle']}")),
        Place("shop-category", shop.url(f"/categories/{_category(shop)['handle']}")),
        Place("shop-reviews", shop.url(f"/products/{products[0]['handle']}/reviews")),
        Place("shop-review", shop.url(f"/products/{products[0]['handle']}/review")),
        Place("shop-search", shop.url("/search?q=lamp")),
        Place("shop-sign-in", shop.url("/account/login")),
        Place("shop-register", shop.url("/account/register")),
        Place("shop-wishlist", shop.url("/wishlist")),
        Place("shop-offline", shop.url("/offline")),
        Place("shop-empty-cart", shop.url("/cart")),
        Place("shop-order", status),
        Place("shop-gift-cards", shop.url("/gift-cards")),
        Place("shop-policy", shop.url("/policies/refund")),
        Place("shop-page", shop.url(_page(shop)["path"])),
        Place("shop-journal", shop.url(_post(shop)["path"].rpartition("/")[0])),
        Place("shop-post", shop.url(_post(shop)["path"])),
        Place("shop-newsletter", shop.url("/newsletter")),
        Place("shop-missing", shop.url("/products/there-is-no-such-thing"), is_missing=True),
        Place("shop-nobody", f"{shop.stack.url('nobody')}/", is_missing=True),
    ]


def _collection(shop: Shop) -> Json:
    """One that is there, else a new one with everything under 1,000."""
    there = shop.ask("GET", "/collections")["items"]
    rule = {"field": "price", "operator": "below", "number": 100_000}
    body = {"title": "Everyday things", "kind": "rules", "rules": [rule]}
    found: Json = there[0] if there else shop.ask("POST", "/collections", body)
    return found


def _category(shop: Shop) -> Json:
    """One that is there, else a new one."""
    there = shop.ask("GET", "/categories")["items"]
    found: Json = there[0] if there else shop.ask("POST", "/categories", {"title": "Lamps"})
    return found


def _market(shop: Shop) -> Json:
    """One that is there, else a new one in pounds."""
    there = shop.ask("GET", "/markets")["items"]
    body = {"name": "Britain", "currency": "GBP", "countries": ["GB"]}
    found: Json = there[0] if there else shop.ask("POST", "/markets", body)
    return found


def _customer(shop: Shop) -> str | None:
    """Whoever has bought something, once the event of their order was worked off."""
    there = shop.ask("GET", "/customers")["items"]
    return str(there[0]["id"]) if there else None


def _page(shop: Shop, kind: str = "page") -> Json:
    """One that is there, else a new one from a template."""
    there = shop.ask("GET", f"/pages?kind={kind}&status=published")["items"]
    text = shop.ask("GET", "/pages/templates")["items"][0]["body_html"]
    body = {"kind": kind, "title": "About us", "body_html": text, "status": "published"}
    found: Json = there[0] if there else shop.ask("POST", "/pages", body)
    return found


def _post(shop: Shop) -> Json:
    return _page(shop, "post")


def _subscriber(shop: Shop) -> str:
    """One that is there, else a customer whom the merchant has asked to confirm."""

    def look() -> str | None:
        there = shop.ask("GET", "/newsletter")["items"]
        return str(there[0]["id"]) if there else None

    if look() is None:
        customer_id = shop.wait(lambda: _customer(shop), "the customer of an order")
        for agrees in (False, True):
            version = shop.ask("GET", f"/customers/{customer_id}")["version"]
            said, seen = {"accepts_marketing": agrees}, {"If-Match": f'"{version}"'}
            shop.ask("PATCH", f"/customers/{customer_id}", said, **seen)
    return shop.wait(look, "a subscriber")


def _discount(shop: Shop) -> str:
    """One that is there, else a new one."""
    there = shop.ask("GET", "/discounts")["items"]
    tenth = {"title": "Spring sale", "method": "code", "kind": "percentage", "basis_points": 1000}
    found = there[0] if there else shop.ask("POST", "/discounts", {**tenth, "code": "SPRING"})
    return str(found["id"])


def _gift_card(shop: Shop) -> str:
    """One that is there, else a new one."""
    there = shop.ask("GET", "/gift-cards")["items"]
    price = shop.product("Aria")["variants"][0]["price"]
    found = there[0] if there else shop.ask("POST", "/gift-cards", {"amount": price})
    return str(found["id"])
