"""A product beside the words of a hero."""

from __future__ import annotations

import pytest

from tests.integration.storefront_pages.dressing import dress, section
from tests.integration.storefront_pages.goods import colours, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.cost import count_table_calls
from tests.support.themes_factories import picture
from windlass.catalog import service

pytestmark = pytest.mark.usefixtures("cloud")


def test_it_stands_in_place_of_the_picture_and_goes_into_the_cart() -> None:
    owner = open_shop()
    lamp = sell(owner)
    hero = section("hero", title="Light", product=lamp.product_id)
    hero["settings"]["image"] = {"picture": picture(owner), "alt": "A room"}
    dress(owner, hero)

    page = visitor().get("/").page

    assert "<h1>Light</h1>" in page.html
    assert page.one("a", href="/products/desk-lamp")
    assert "€29.50" in page.text
    assert page.one("button", aria_label="Add to cart: Desk lamp")
    assert page.one("input", name="variant")["value"] == lamp.variants[0].id
    assert page.all("img", alt="A room") == []
    assert "/assets/hero-product" in page.html


def test_one_with_variants_leads_to_their_choice() -> None:
    owner = open_shop()
    lamp = sell(owner, "Desk lamp", variant_in("Black"), variant_in("White"), options=colours())
    dress(owner, section("hero", product=lamp.product_id))

    link = visitor().get("/").page.one("a", aria_label="Choose: Desk lamp")

    assert (link["href"], "data-quick" in link) == ("/products/desk-lamp", True)


def test_one_that_is_sold_out_says_so_and_has_no_button() -> None:
    owner = open_shop()
    lamp = sell(owner, "Desk lamp", variant_in(left=0))
    dress(owner, section("hero", product=lamp.product_id))

    page = visitor().get("/").page

    assert "Sold out" in page.text
    assert page.all("add-to-cart") == []


def test_without_it_the_hero_shows_its_picture() -> None:
    owner = open_shop()
    lamp = sell(owner)
    hero = section("hero", title="Light", product=lamp.product_id)
    hero["settings"]["image"] = {"picture": picture(owner), "alt": "A room"}
    dress(owner, hero)
    service.archive(owner, lamp.product_id)

    page = visitor().get("/").page

    assert page.one("img", alt="A room")
    assert "/assets/hero-product" not in page.html


def test_it_is_read_together_with_what_other_sections_name() -> None:
    owner = open_shop()
    lamp, fan = sell(owner), sell(owner, "Fan")
    featured = section("featured_products", id_="two", source="chosen", products=[fan.product_id])
    dress(owner, section("hero"), featured)
    visitor().get("/")  # what is kept for longer is read
    with count_table_calls() as without:
        visitor().get("/")

    dress(owner, section("hero", product=lamp.product_id), featured)
    with count_table_calls() as with_it:
        visitor().get("/")

    assert with_it.calls == without.calls
