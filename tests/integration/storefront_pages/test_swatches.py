"""Colours of options in the variant picker and in the filters of lists."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, publish, visitor
from tests.support.search.factories import forget_everything, index_all
from tests.support.themes_factories import published, theme
from tests.support.translations_factories import translate
from tests.unit.storefront_pages.pages import Page
from windlass.catalog.models import Product
from windlass.stores import service, swatches
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")


def shirt(owner: StoreContext, *colours: str) -> Product:
    return sell(
        owner,
        "Shirt",
        *(variant_in(one) for one in colours),
        options=[{"name": "Colour", "values": list(colours)}],
    )


def decide(owner: StoreContext, **colours: list[str]) -> None:
    values: list[dict[str, Any]] = [
        {"name": name, "colours": found} for name, found in colours.items()
    ]
    swatches.replace(owner, values, version=service.get(owner).version)


def test_usual_names_are_colours_with_their_names_kept() -> None:
    shirt(open_shop(), "Black", "Black / White", "Sparkle")

    page = visitor().get("/products/shirt").page

    assert [one["fill"] for one in page.all("circle", r="16")] == ["#111111", "#111111"]
    assert [one["fill"] for one in page.all("path", d="M4.7 27.3A16 16 0 0 0 27.3 4.7Z")] == [
        "#ffffff"
    ]
    assert [link.get("title") for link in choices(page)] == ["Black", "Black / White", None]
    assert '<span class="hidden">Black / White</span>' in page.html
    assert page.html.count("/assets/options") == 1


def test_a_value_that_is_gone_is_marked_and_not_hidden() -> None:
    owner = open_shop()
    sell(
        owner,
        "Shirt",
        variant_in("Black"),
        variant_in("White", left=0),
        options=[{"name": "Colour", "values": ["Black", "White"]}],
    )

    black, white = choices(visitor().get("/products/shirt").page)

    assert (black["class"], black["aria-current"]) == ("choice is-swatch", "true")
    assert white["class"] == "choice is-swatch is-unavailable"


def test_the_merchants_colours_go_before_the_usual_ones() -> None:
    owner = open_shop()
    shirt(owner, "Black", "Loud", "Orange")
    decide(owner, Black=["#000001"], Loud=["#ff00ff", "#00ffff"], Orange=[])

    page = visitor().get("/products/shirt").page

    assert [one["fill"] for one in page.all("circle", r="16")] == ["#000001", "#ff00ff"]
    assert [one.get("title") for one in choices(page)] == ["Black", "Loud", None]


def test_sizes_are_words_and_need_no_style() -> None:
    shirt(open_shop(), "Small", "Large", "Gold")

    page = visitor().get("/products/shirt").page

    assert page.all("circle", r="16") == []
    assert "/assets/options" not in page.html


def test_a_translated_value_keeps_its_colour() -> None:
    owner = open_shop()
    product = shirt(owner, "Loud", "Black")
    decide(owner, Loud=["#ff00ff"])
    words = {"title": "Hemd", "value:Colour/Loud": "Knallig", "value:Colour/Black": "Kohle"}
    translate(owner, "product", product.product_id, **words)

    page = publish(owner, "de").get("/de/products/shirt").page

    assert [one["title"] for one in choices(page)] == ["Knallig", "Kohle"]
    assert [one["fill"] for one in page.all("circle", r="16")] == ["#ff00ff", "#111111"]


@pytest.mark.parametrize(("picker", "links", "lists"), [("pills", 2, 0), ("dropdown", 0, 1)])
def test_the_theme_says_how_values_are_chosen(picker: str, links: int, lists: int) -> None:
    owner = open_shop()
    product = shirt(owner, "Black", "White")
    document = theme()
    (main,) = [one for one in document["templates"]["product"] if one["type"].startswith("main_")]
    (buy,) = [one for one in main["blocks"] if one["type"] == "buy"]
    buy["settings"] = {"picker": picker}
    published(owner, document)

    page = visitor().get("/products/shirt").page

    assert len(choices(page)) == links
    assert page.all("circle", r="16") == []
    assert len(page.all("select", name="variant")) == lists
    if lists:
        assert page.one("select", name="variant")["aria-label"] == "Colour"
        assert [one["value"] for one in page.all("option") if "data-value" in one] == [
            variant.id for variant in product.variants
        ]


def test_filters_of_a_list_show_colours_beside_their_words() -> None:
    owner = open_shop()
    shirt(owner, "Black", "Loud")
    decide(owner, Loud=["#ff00ff"])
    sell(owner, "Lamp", vendor="Black")
    sell(owner, "Bulb", vendor="White")
    index_all(owner)
    forget_everything()

    page = visitor().get("/products").page

    assert [one["fill"] for one in page.all("circle", r="16")] == ["#111111", "#ff00ff"]
    assert '<span class="facet-label">Loud</span>' in page.html
    (fieldset,) = page.all("details", data_facet="vendor")
    assert fieldset


def choices(page: Page) -> list[dict[str, str]]:
    return [link for link in page.all("a", rel="nofollow") if "data-value" in link]
