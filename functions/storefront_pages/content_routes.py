"""What merchants write, and the newsletter; each loads with the first request for it."""

from __future__ import annotations

from importlib import import_module

from storefront_pages.http import Request, Response
from storefront_pages.router import Page, Route, route
from storefront_pages.shops import Shop


def _later(module: str, name: str) -> Page:
    def page(request: Request, shop: Shop, **names: str) -> Response:
        found: Page = getattr(import_module(f"storefront_pages.pages.{module}"), name)
        return found(request, shop, **names)

    return page


ROUTES: tuple[Route, ...] = (
    route("GET", "/pages/{handle}.md", _later("written", "page_twin")),
    route("GET", "/pages/{handle}", _later("written", "page")),
    route("GET", "/journal", _later("journal", "show")),
    route("GET", "/journal/{handle}.md", _later("written", "post_twin")),
    route("GET", "/journal/{handle}", _later("written", "post")),
    route("GET", "/newsletter", _later("newsletter", "form")),
    route("POST", "/newsletter", _later("newsletter", "subscribe")),
    route("GET", "/newsletter/confirm", _later("newsletter", "ask_to_confirm")),
    route("POST", "/newsletter/confirm", _later("newsletter", "confirm")),
    route("GET", "/newsletter/unsubscribe", _later("newsletter", "ask_to_leave")),
    route("POST", "/newsletter/unsubscribe", _later("newsletter", "leave")),
)
