"""The pages of customers' accounts, loaded with the first request for one of them."""

from __future__ import annotations

from importlib import import_module

from storefront_pages import problems
from storefront_pages.http import PRIVATE, Request, Response, redirect
from storefront_pages.router import Page, Route, route
from storefront_pages.shops import Shop
from windlass.kit.errors import NotFound


def _later(module: str, name: str) -> Page:
    def page(request: Request, shop: Shop, **names: str) -> Response:
        found: Page = getattr(import_module(f"storefront_pages.pages.{module}"), name)
        try:
            return found(request, shop, **names)
        except NotFound as error:  # for this visitor: somebody else may find it at this address
            response = problems.of(error, request, shop)
            response.cache = PRIVATE
            return response

    return page


def _to_login(_request: Request, _shop: Shop) -> Response:
    """The address of a form that was reloaded."""
    return redirect("/account/login")


ROUTES: tuple[Route, ...] = (
    route("GET", "/account", _later("account.overview", "show")),
    route("GET", "/account/login", _later("account.signing_in", "show")),
    route("POST", "/account/login", _later("account.signing_in", "submit")),
    route("POST", "/account/code", _later("account.signing_in", "ask_code")),
    route("GET", "/account/code", _to_login),
    route("POST", "/account/code/enter", _later("account.signing_in", "enter_code")),
    route("GET", "/account/code/enter", _to_login),
    route("POST", "/account/logout", _later("account.signing_in", "leave")),
    route("GET", "/account/forgot", _later("account.signing_in", "forgot")),
    route("POST", "/account/forgot", _later("account.signing_in", "ask_reset")),
    route("GET", "/account/reset", _later("account.signing_in", "reset")),
    route("POST", "/account/reset", _later("account.signing_in", "set_password")),
    route("GET", "/account/register", _later("account.registering", "show")),
    route("POST", "/account/register", _later("account.registering", "submit")),
    route("GET", "/account/verify", _later("account.registering", "verify")),
    route("POST", "/account/verify", _later("account.registering", "confirm")),
    route("GET", "/account/orders", _later("account.orders", "index")),
    route("GET", "/account/orders/{order_id}", _later("account.orders", "show")),
    route("POST", "/account/orders/{order_id}/reorder", _later("account.orders", "reorder")),
    route("GET", "/account/addresses", _later("account.addresses", "index")),
    route("GET", "/account/addresses/{address_id}", _later("account.addresses", "show")),
    route("POST", "/account/addresses/{address_id}", _later("account.addresses", "save")),
    route("POST", "/account/addresses/{address_id}/remove", _later("account.addresses", "remove")),
    route(
        "POST",
        "/account/addresses/{address_id}/default",
        _later("account.addresses", "make_default"),
    ),
    route("GET", "/account/details", _later("account.details", "show")),
    route("POST", "/account/details", _later("account.details", "save")),
    route("POST", "/account/password", _later("account.details", "change_password")),
    route("GET", "/account/privacy", _later("account.data", "show")),
    route("POST", "/account/privacy/export", _later("account.data", "export")),
    route("POST", "/account/privacy/erase", _later("account.data", "erase")),
    route("GET", "/account/privacy/{export_id}/{number}", _later("account.data", "download")),
    route("GET", "/wishlist", _later("wishlist", "show")),
    route("GET", "/wishlist.json", _later("wishlist", "handles")),
    route("POST", "/wishlist/items", _later("wishlist", "add")),
    route("POST", "/wishlist/items/remove", _later("wishlist", "remove")),
    route("GET", "/orders/{order_id}/address", _later("order_address", "show")),
    route("POST", "/orders/{order_id}/address", _later("order_address", "submit")),
    route("GET", "/orders/{order_id}/withdraw", _later("withdrawal", "show")),
    route("POST", "/orders/{order_id}/withdraw", _later("withdrawal", "submit")),
)
