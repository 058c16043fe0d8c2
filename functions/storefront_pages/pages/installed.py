"""The shop as an app on a home screen: its manifest, its service worker, its page without a
network."""

from __future__ import annotations

import json
from typing import Any

from storefront_pages import messages, prefixes
from storefront_pages.assets import asset
from storefront_pages.http import PUBLIC, Request, Response
from storefront_pages.rendering import render
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView

GROUNDS = {"dark": "#16181b"}
SHORT_NAME = 12  # what fits below an icon


def manifest(_request: Request, shop: Shop) -> Response:
    """W3C Web Application Manifest; one per shop, since every shop has its own host."""
    view = shop.view
    ground = GROUNDS.get(view.theme.scheme, "#ffffff")
    data: dict[str, Any] = {
        "id": "/",
        "name": view.name,
        "short_name": view.name if len(view.name) <= SHORT_NAME else view.name.split()[0],
        "description": view.description,
        "lang": view.tag,
        "dir": view.direction,
        "start_url": prefixes.added("/", view.prefix),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": ground,
        "theme_color": view.theme.primary,
        "icons": [
            {"src": icon.path, "sizes": f"{icon.size}x{icon.size}", "type": "image/png"}
            for icon in view.icons
        ]
        or [{"src": asset("icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    body = json.dumps(data, ensure_ascii=False)
    content_type = "application/manifest+json; charset=utf-8"
    return Response(body=body, content_type=content_type, cache=PUBLIC)


def worker(_request: Request, shop: Shop) -> Response:
    """The address is fixed and at the root, so that it may see to every page; the code is an
    asset."""
    facts = {
        "store": shop.view.id,
        "offline": [prefixes.added("/offline", one.prefix) for one in shop.view.languages],
        "files": [asset("app.css"), asset("app.js")],
    }
    body = f"self.shop = {json.dumps(facts)}\nimportScripts({json.dumps(asset('worker.js'))})\n"
    return Response(
        body=body,
        content_type="text/javascript; charset=utf-8",
        cache="public, max-age=0, s-maxage=60",
    )


def offline(_request: Request, shop: Shop) -> Response:
    """Kept by the worker for when there is no network; nobody finds it otherwise."""
    title = messages.catalogue(shop.view.locale).gettext("You are offline")
    head = HeadView(title, "", "/offline", is_indexed=False)
    return Response(body=render("offline", shop.view, head=head), cache=PUBLIC)
