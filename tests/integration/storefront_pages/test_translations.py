"""What merchants say in other languages, as shoppers read it."""

from __future__ import annotations

import pytest

from tests.integration.storefront_pages.goods import colours, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Visitor
from tests.support.collections_factories import by_hand, create_category
from tests.support.pages_factories import create_page
from tests.support.themes_factories import published, titled
from tests.support.translations_factories import translate
from windlass.catalog.models import Product
from windlass.collections import shelf
from windlass.navigation import service as navigation
from windlass.navigation import storefront as menus
from windlass.navigation.schemas import SaveMenu
from windlass.pages import service as pages
from windlass.pages import storefront
from windlass.stores import languages, service
from windlass.tenancy.context import StoreContext
from windlass.themes import storefront as themes
from windlass.themes.documents import new_section
from windlass.translations import spoken

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def owner(table: None) -> StoreContext:
    """Of an English shop that also speaks German."""
    owner = open_shop()
    languages.publish(owner, ["de"], version=service.get(owner).version)
    return owner


@pytest.fixture
def lamp(owner: StoreContext) -> Product:
    variants = [variant_in("Black"), variant_in("White")]
    return sell(
        owner,
        "Desk lamp",
        *variants,
        options=colours(),
        description_html="<p>Warm light.</p>",
        seo={"title": "The desk lamp", "description": "Lights desks."},
    )


def someone() -> Visitor:
    spoken.forget()
    storefront.forget()
    menus.forget()
    themes.forget()
    shelf.forget()
    return visitor()


def body(path: str) -> str:
    answer = someone().get(path)
    assert answer.status == 200, answer.body
    return answer.body


def test_a_product_page_speaks_the_language(owner: StoreContext, lamp: Product) -> None:
    words = {
        "title": "Schreibtischlampe",
        "description_html": "<p>Warmes Licht.</p>",
        "option:Colour": "Farbe",
        "value:Colour/Black": "Schwarz",
    }
    translate(owner, "product", lamp.product_id, **words)

    german, english = body("/de/products/desk-lamp"), body("/products/desk-lamp")

    assert "<title>Schreibtischlampe – Volt Electronics</title>" in german
    assert '<meta name="description" content="Warmes Licht.">' in german
    assert "<p>Warmes Licht.</p>" in german
    assert '"name":"Schreibtischlampe' in german.replace('": "', '":"')
    assert "Farbe" in german
    assert "Schwarz" in german
    assert "White" in german  # is not translated
    for word in ("Desk lamp", "Warm light", "Lights desks", "Black", "Colour"):
        assert word not in german
    assert "<title>The desk lamp – Volt Electronics</title>" in english
    assert "Schreibtischlampe" not in english


def test_lists_speak_the_language(owner: StoreContext, lamp: Product) -> None:
    translate(owner, "product", lamp.product_id, title="Schreibtischlampe")

    assert "Schreibtischlampe" in body("/de/products")
    assert "Desk lamp" not in body("/de/products")
    assert "Desk lamp" in body("/products")


def test_a_language_that_is_not_published_is_prepared_and_not_shown(
    owner: StoreContext, lamp: Product
) -> None:
    translate(owner, "product", lamp.product_id, "fr", title="Lampe de bureau")

    assert someone().get("/fr/products/desk-lamp").status == 404
    assert "Lampe de bureau" not in body("/products/desk-lamp")

    languages.publish(owner, ["de", "fr"], version=service.get(owner).version)
    assert "<title>Lampe de bureau – Volt Electronics</title>" in body("/fr/products/desk-lamp")


def test_a_page_speaks_the_language(owner: StoreContext) -> None:
    page = create_page(owner, seo={"title": "About Volt", "description": "Who we are."})
    html = "<p>Unsere Lampen halten.</p>"
    translate(owner, "page", page.page_id, title="Über uns", body_html=html)

    german = body("/de/pages/about-us")

    assert "<title>Über uns – Volt Electronics</title>" in german
    assert html in german
    assert "We sell lamps" not in german
    assert "We sell lamps" in body("/pages/about-us")
    assert "# Über uns" in body("/de/pages/about-us.md")


def test_only_what_is_translated_replaces_the_source(owner: StoreContext) -> None:
    page = create_page(owner)
    translate(owner, "page", page.page_id, title="Über uns")
    assert "We sell lamps that last." in body("/de/pages/about-us")


def test_a_deleted_page_comes_back_with_its_words(owner: StoreContext) -> None:
    page = create_page(owner)
    translate(owner, "page", page.page_id, title="Über uns")

    pages.delete(owner, page.page_id, version=1)
    assert someone().get("/de/pages/about-us").status == 410
    pages.restore(owner, page.page_id)

    assert "Über uns" in body("/de/pages/about-us")


def test_collections_and_categories_speak_the_language(owner: StoreContext) -> None:
    desk = by_hand(owner, title="For the desk", description_html="<p>All for work.</p>")
    lamps = create_category(owner, "Lamps")
    html = "<p>Für die Arbeit.</p>"
    words = {"title": "Für den Tisch", "description_html": html}
    translate(owner, "collection", desk.collection_id, **words)
    translate(owner, "category", lamps, title="Leuchten")

    german = body(f"/de/collections/{desk.handle}")
    everything = body("/de/collections")

    assert "<title>Für den Tisch – Volt Electronics</title>" in german
    assert html in german
    assert "For the desk" not in german
    for word in ("Für den Tisch", "Leuchten"):
        assert word in everything
    assert "Lamps" not in everything


def test_menus_speak_the_language(owner: StoreContext) -> None:
    links = [{"label": "Everything", "kind": "products", "target": "", "links": []}]
    request = SaveMenu.model_validate({"title": "Main", "links": links})
    menu = navigation.replace(owner, "main", request, version=0)
    translate(owner, "menu", "main", **{menu.links[0]["id"]: "Alles"})

    german = body("/de")

    assert "Alles" in german
    assert "Everything" not in german
    assert "Everything" in body("/")


def test_policies_speak_the_language(owner: StoreContext) -> None:
    translate(owner, "policy", "refund", html="<p>Geld zurück.</p>")
    assert "<p>Geld zurück.</p>" in body("/de/policies/refund")
    assert "Geld zurück" not in body("/policies/refund")
    assert "Geld zurück." in body("/de/policies/refund.md")


def test_sections_of_the_theme_speak_the_language(owner: StoreContext) -> None:
    document = titled("Good light")
    section = document["templates"]["home"][0]
    published(owner, document)
    themes.forget()
    translate(owner, "theme", section["id"], title="Gutes Licht")

    german = body("/de")

    assert "Gutes Licht" in german
    assert "Good light" not in german
    assert "Good light" in body("/")


def test_blocks_of_sections_speak_the_language(owner: StoreContext) -> None:
    from windlass.themes import schema

    document = titled("Good light")
    section = new_section(schema.SECTIONS["faq"], "asked")
    section["blocks"][0]["settings"] |= {"question": "How long?", "answer": "<p>Two days.</p>"}
    document["templates"]["home"].append(section)
    published(owner, document)
    themes.forget()
    block = section["blocks"][0]["id"]
    words = {f"{block}.question": "Wie lange?", f"{block}.answer": "<p>Zwei Tage.</p>"}
    translate(owner, "theme", "asked", **words)

    german = body("/de")

    assert "Wie lange?" in german
    assert "<p>Zwei Tage.</p>" in german
    assert "How long?" not in german
