"""The shop on a home screen, and without a network."""

import json

import pytest

from storefront_pages.assets import asset
from tests.integration.storefront_pages.shops import brand, closed_shop, open_shop, visitor

pytestmark = pytest.mark.usefixtures("table")


def test_every_shop_has_its_own_manifest() -> None:
    brand(open_shop(), accent_colour="#0b6e4f", colour_scheme="dark", tagline="Small and useful")

    answer = visitor().get("/manifest.webmanifest")

    assert answer.headers["Content-Type"] == "application/manifest+json; charset=utf-8"
    manifest = json.loads(answer.body)
    assert manifest["name"] == "Volt Electronics"
    assert manifest["short_name"] == "Volt"
    assert manifest["description"] == "Small and useful"
    assert (manifest["start_url"], manifest["scope"], manifest["id"]) == ("/", "/", "/")
    assert (manifest["theme_color"], manifest["background_color"]) == ("#0b6e4f", "#16181b")
    assert manifest["icons"] == [
        {"src": asset("icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    ]
    assert '<link rel="manifest" href="/manifest.webmanifest">' in visitor().get("/").body
    assert "manifest-src 'self'" in visitor().get("/").headers["Content-Security-Policy"]


def test_the_worker_is_at_the_root_and_keeps_this_shop_s_files_alone() -> None:
    owner = open_shop()

    answer = visitor().get("/sw.js")

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    first, second = answer.body.splitlines()
    assert json.loads(first.removeprefix("self.shop = ")) == {
        "store": owner.store_id,
        "offline": ["/offline"],
        "files": [asset("app.css"), asset("app.js")],
    }
    assert second == f'importScripts("{asset("worker.js")}")'


def test_the_page_without_a_network_is_not_for_search_engines() -> None:
    open_shop()

    answer = visitor().get("/offline")

    assert answer.status == 200
    assert "You are offline" in answer.body
    assert '<meta name="robots" content="noindex">' in answer.body


def test_a_closed_shop_gives_nothing_away() -> None:
    closed_shop(password="open sesame")

    for path in ("/manifest.webmanifest", "/sw.js", "/llms.txt"):
        assert visitor().get(path).status == 401
