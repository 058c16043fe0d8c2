"""Every page of a shop. A page loads with the first request for it."""

from __future__ import annotations

from importlib import import_module

from storefront_pages.account_routes import ROUTES as ACCOUNT_ROUTES
from storefront_pages.content_routes import ROUTES as CONTENT_ROUTES
from storefront_pages.http import Request, Response, redirect
from storefront_pages.router import Page, Route, route
from storefront_pages.shops import Shop


def _later(module: str, name: str) -> Page:
    def page(request: Request, shop: Shop, **names: str) -> Response:
        found: Page = getattr(import_module(f"storefront_pages.pages.{module}"), name)
        return found(request, shop, **names)

    return page


def _country(request: Request, _shop: Shop) -> Response:
    """Where the edge thinks the visitor is, empty when it does not know. Never from a cache: a
    count-down takes the time from it."""
    found = request.viewer_country
    return Response(body=found, content_type="text/plain; charset=utf-8")


def _home(_request: Request, _shop: Shop) -> Response:
    """The door of a shop that has opened meanwhile."""
    return redirect("/")


ROUTES: tuple[Route, ...] = (
    route("GET", "/", _later("home", "show")),
    route("GET", "/products", _later("products", "show")),
    route("GET", "/products/{handle}.md", _later("twins", "product")),
    route("GET", "/policies/{kind}.md", _later("twins", "policy")),
    route("GET", "/products/{handle}", _later("product", "show")),
    route("GET", "/products/{handle}/reviews", _later("reviews", "show")),
    route("GET", "/products/{handle}/review", _later("reviews", "form")),
    route("POST", "/products/{handle}/review", _later("reviews", "submit")),
    route("GET", "/reviews/decline", _later("reviews", "decline")),
    route("POST", "/reviews/decline", _later("reviews", "decline")),
    route("GET", "/search", _later("search", "show")),
    route("POST", "/search/clicks", _later("search", "click")),
    route("GET", "/products/{handle}/related", _later("more", "beside_product")),
    route("GET", "/popular", _later("more", "popular")),
    route("GET", "/recently-viewed/{ids}", _later("more", "seen")),
    route("GET", "/collections", _later("collections", "show_all")),
    route("GET", "/collections/{handle}", _later("collections", "show_collection")),
    route("GET", "/categories/{handle}", _later("collections", "show_category")),
    route("GET", "/policies/{kind}", _later("policy", "show")),
    route("GET", "/robots.txt", _later("robots", "show")),
    route("GET", "/manifest.webmanifest", _later("installed", "manifest")),
    route("GET", "/sw.js", _later("installed", "worker")),
    route("GET", "/offline", _later("installed", "offline")),
    route("GET", "/llms.txt", _later("twins", "directory")),
    route("GET", "/sitemap.xml", _later("sitemap", "show")),
    route("GET", "/sitemaps/{name}", _later("sitemap", "part")),
    route("GET", "/cart", _later("cart", "show")),
    route("GET", "/cart/goes-with", _later("more", "beside_cart")),
    route("POST", "/cart/lines", _later("cart", "add")),
    route("POST", "/cart/variants", _later("quick_order", "add")),
    route("POST", "/cart/lines/{line_id}", _later("cart", "change")),
    route("POST", "/cart/changes", _later("cart", "accept")),
    route("POST", "/cart/codes", _later("cart_terms", "code")),
    route("POST", "/cart/gift-cards", _later("cart_terms", "gift_card")),
    route("POST", "/cart/credit", _later("cart_terms", "credit")),
    route("POST", "/cart/note", _later("cart_terms", "note")),
    route("GET", "/discount/{code}", _later("cart_terms", "share")),
    route("GET", "/checkout", _later("checkout", "show")),
    route("POST", "/checkout", _later("checkout", "submit")),
    route("GET", "/checkout/{checkout_id}/return", _later("confirmation", "show")),
    route("GET", "/orders/{order_id}", _later("order", "show")),
    route("GET", "/gift-cards", _later("gift_cards", "show")),
    route("POST", "/gift-cards", _later("gift_cards", "look_up")),
    route("GET", "/gift-cards/{card_id}", _later("gift_cards", "card")),
    *ACCOUNT_ROUTES,
    *CONTENT_ROUTES,
    route("POST", "/localisation", _later("localisation", "choose")),
    route("GET", "/privacy-choices", _later("choices", "show")),
    route("POST", "/privacy-choices", _later("choices", "choose")),
    route("GET", "/country", _country),
    route("GET", "/password", _home),
    route("POST", "/password", _home),
)
