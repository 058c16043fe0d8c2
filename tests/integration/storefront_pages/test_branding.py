"""The merchant's own pictures around a shop."""

from typing import Any

import pytest

from tests.integration.storefront_pages.shops import brand, open_shop, visitor
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


def picture(owner: StoreContext, width: int, height: int) -> dict[str, Any]:
    return {
        "path": f"/media/{owner.store_id}/{'ab' * 16}",
        "width": width,
        "height": height,
        "widths": [160, 320],
        "formats": ["avif", "webp"],
        "blur": "",
    }


def test_the_merchants_pictures_are_shown_in_sizes_that_fit() -> None:
    owner = open_shop()
    folder = f"/media/{owner.store_id}/{'ab' * 16}"
    brand(
        owner,
        logo=picture(owner, 400, 100),
        square_logo=picture(owner, 320, 320),
        hero_image=picture(owner, 320, 240),
    )

    page = visitor().get("/").page

    logo = page.one("img", alt="Volt Electronics")
    assert (logo["src"], logo["width"], logo["height"]) == (f"{folder}/320.jpg", "128", "32")
    logo_source = page.one("source", type="image/avif", sizes="128px")
    assert logo_source["srcset"] == f"{folder}/160.avif 160w, {folder}/320.avif 320w"
    hero = page.one("img", fetchpriority="high")
    assert (hero["src"], hero["width"], hero["height"]) == (f"{folder}/320.jpg", "320", "240")
    assert page.one("link", rel="icon")["href"] == f"{folder}/48.png"
    assert page.one("link", rel="apple-touch-icon")["href"] == f"{folder}/180.png"
