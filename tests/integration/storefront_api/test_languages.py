"""Titles and texts in a language of the shop."""

from __future__ import annotations

from typing import Any

import pytest

from storefront_api.app import handler
from tests.integration.storefront_pages.goods import colours, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop
from tests.support.api import call
from tests.support.collections_factories import by_hand, create_category
from tests.support.pages_factories import create_page
from tests.support.search.factories import forget_everything, index_all
from tests.support.translations_factories import translate
from windlass.collections import shelf
from windlass.stores import languages, service
from windlass.stores.settings import Branding
from windlass.tenancy.context import StoreContext
from windlass.translations import spoken

pytestmark = pytest.mark.usefixtures("cloud")


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    """Of an English shop that also speaks German."""
    forget_everything()
    owner = open_shop()
    languages.publish(owner, ["de"], version=service.get(owner).version)
    return owner


def get(path: str, **query: str) -> Any:
    spoken.forget()
    shelf.forget()
    answer = call(handler, "GET", f"/api/v1/public/stores/volt{path}", query=query or None)
    assert answer.status == 200, answer.body
    return answer.body


def test_products_are_called_by_their_names_in_the_language(owner: StoreContext) -> None:
    lamp = sell(owner, "Desk lamp", variant_in("Black"), options=colours()[:1])
    words = {"title": "Schreibtischlampe", "option:Colour": "Farbe"}
    translate(owner, "product", lamp.product_id, **words)

    for locale, title, option in (
        ("de", "Schreibtischlampe", "Farbe"),
        ("de-AT", "Schreibtischlampe", "Farbe"),
        ("en", "Desk lamp", "Colour"),
        ("fr", "Desk lamp", "Colour"),  # is not published
    ):
        assert [one["title"] for one in get("/products", locale=locale)["items"]] == [title]
        found = get("/products/desk-lamp", locale=locale)
        assert (found["title"], found["options"][0]["name"]) == (title, option)
        [card] = get("/cards", ids=lamp.product_id, locale=locale)["items"]
        assert card["title"] == title
    assert get("/products/desk-lamp")["title"] == "Desk lamp"


def test_shelves_are_called_by_their_names_in_the_language(owner: StoreContext) -> None:
    lamps = create_category(owner, "Lamps")
    picks = by_hand(owner, title="Picks", description_html="<p>Ours.</p>")
    translate(owner, "category", lamps, title="Lampen")
    words = {"title": "Auswahl", "description_html": "<p>Unsere.</p>"}
    translate(owner, "collection", picks.collection_id, **words)

    assert [one["title"] for one in get("/categories", locale="de")["items"]] == ["Lampen"]
    assert get("/categories/lamps", locale="de")["listing"]["title"] == "Lampen"
    [found] = get("/collections", locale="de")["items"]
    assert (found["title"], found["description_html"]) == ("Auswahl", "<p>Unsere.</p>")
    assert get("/collections/picks", locale="de")["listing"]["title"] == "Auswahl"
    assert get("/collections/picks")["listing"]["title"] == "Picks"


def test_suggestions_are_in_the_language(owner: StoreContext) -> None:
    lamp = sell(owner, "Refurbished lamp")
    page = create_page(owner, title="Refunds in short")
    translate(owner, "product", lamp.product_id, title="Lampe aus zweiter Hand")
    translate(owner, "page", page.page_id, title="Erstattung in Kürze")
    index_all(owner)

    found = get("/search/suggest", q="ref", locale="de")

    assert [one["title"] for one in found["products"]] == ["Lampe aus zweiter Hand"]
    assert sorted(one["title"] for one in found["places"]) == [
        "Erstattung in Kürze",
        "Rückgabe und Erstattung",
    ]
    english = get("/search/suggest", q="ref")
    assert [one["title"] for one in english["products"]] == ["Refurbished lamp"]
    assert "Refund policy" in [one["title"] for one in english["places"]]


def test_the_store_says_which_languages_it_has_and_its_tagline_in_each(owner: StoreContext) -> None:
    version = service.get(owner).version
    service.change_settings(owner, Branding, {"tagline": "Things that work"}, version=version)
    translate(owner, "store", "store", tagline="Dinge, die laufen")

    english, german = get(""), get("", locale="de")

    assert english["languages"] == ["en", "de"]
    assert (english["tagline"], german["tagline"]) == ("Things that work", "Dinge, die laufen")
    assert german["currencies"][0]["name"] == "Euro"


def test_a_cart_is_called_by_the_names_in_the_language_it_begins_in(owner: StoreContext) -> None:
    lamp = sell(owner, "Desk lamp")
    translate(owner, "product", lamp.product_id, title="Schreibtischlampe")
    body = {"product_id": lamp.product_id, "variant_id": lamp.variants[0].id, "quantity": 1}

    def begun(query: dict[str, str] | None) -> str:
        path = "/api/v1/public/stores/volt/carts"
        answer = call(handler, "POST", path, body=body, query=query)
        assert answer.status == 201, answer.body
        return str(answer.body["lines"][0]["title"])

    assert begun({"locale": "de"}) == "Schreibtischlampe"
    assert begun({"locale": "fr"}) == "Desk lamp"
    assert begun(None) == "Desk lamp"
