"""The pictures of a store's settings."""

from typing import Any

import pytest

from tests.support.accounts_factories import Browser, register

pytestmark = pytest.mark.usefixtures("table")
WIZARD = {"name": "Volt Electronics", "slug": "volt", "currency": "EUR", "country": "DE"}


def patch(browser: Browser, path: str, body: Any, *, etag: str = '"1"') -> Any:
    browser.headers["If-Match"] = etag
    return browser.send("PATCH", path, body)


def test_a_store_shows_pictures_of_its_own_and_no_others() -> None:
    register()
    browser = Browser()
    browser.login()
    store_id = browser.send("POST", "/stores", WIZARD).body["id"]
    path = f"/stores/{store_id}/settings/branding"
    picture = {
        "path": f"/media/{store_id}/{'0a' * 16}",
        "width": 800,
        "height": 200,
        "widths": [160, 320, 640, 800],
        "formats": ["avif", "webp"],
        "blur": "data:image/webp;base64,UklGRg==",
    }
    foreign = picture | {"path": f"/media/another-store/{'0a' * 16}"}

    refused = patch(browser, path, {"logo": foreign})
    kept = patch(browser, path, {"logo": picture, "hero_image": picture})
    removed = patch(browser, path, {"logo": None}, etag='"2"')

    assert (refused.status, refused.body["fields"]) == (
        422,
        [
            {
                "field": "logo.path",
                "rule": "foreign_picture",
                "message": "Upload this picture to this store first.",
            }
        ],
    )
    assert (kept.body["logo"], kept.body["hero_image"]) == (picture, picture)
    assert (removed.body["logo"], removed.body["hero_image"]) == (None, picture)
