"""A copy of a product says in other languages what the product says, and as surely."""

from __future__ import annotations

from copy import replace

import pytest

from tests.support.catalog_factories import create_product, save_product
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from tests.support.translations_factories import ask, translate
from windlass.catalog import service
from windlass.catalog.models import Card, Product
from windlass.tenancy.context import Permission, Role, StoreContext

pytestmark = pytest.mark.usefixtures("table")
HTML = "<p>Warm light.</p>"
GERMAN = {"title": "Bogenlampe", "description_html": "<p>Warmes Licht.</p>"}


@pytest.fixture
def store(table: None) -> StoreContext:
    return owner_of(create_store())


@pytest.fixture
def lamp(store: StoreContext) -> Product:
    return create_product(store, description_html=HTML).product


def asked(
    store: StoreContext, product_id: str, locale: str
) -> dict[str, tuple[str, str, str | None]]:
    """By field: its state, its translation and the source that it was made from, if another."""
    fields = ask(store, f"{locale}/product/{product_id}").body["fields"]
    return {
        one["name"]: (one["status"], one["text"], one["made_from"]) for one in fields if one["text"]
    }


def test_every_language_comes_along_in_the_state_it_was_in(
    store: StoreContext, lamp: Product
) -> None:
    translate(store, "product", lamp.product_id, "de", **GERMAN)
    translate(store, "product", lamp.product_id, "fr", title="Lampe arc")

    copy = service.duplicate(store, lamp.product_id).product

    assert copy.title == "Arc desk lamp (copy)"
    assert asked(store, copy.product_id, "de") == {
        "title": ("translated", "Bogenlampe", None),
        "description_html": ("translated", "<p>Warmes Licht.</p>", None),
    }
    assert asked(store, copy.product_id, "fr") == {"title": ("translated", "Lampe arc", None)}
    assert service.get(store, copy.product_id).product.translated_into == ["de", "fr"]
    card = Card.get(copy.pk, "CARD")
    assert card.titles == {"de": "Bogenlampe", "fr": "Lampe arc"}
    original = Card.get(lamp.pk, "CARD")
    assert {locale: one["status"] for locale, one in card.translations.items()} == {
        locale: one["status"] for locale, one in original.translations.items()
    }


def test_what_was_outdated_stays_outdated_beside_what_it_was_made_from(
    store: StoreContext, lamp: Product
) -> None:
    translate(store, "product", lamp.product_id, **GERMAN)
    found = service.get(store, lamp.product_id).product
    request = save_product(title="Arc lamp", description_html="<p>Cold light.</p>")
    service.update(store, lamp.product_id, request, version=found.version)

    copy = service.duplicate(store, lamp.product_id).product

    assert asked(store, copy.product_id, "de") == {
        "title": ("outdated", "Bogenlampe", "Arc desk lamp"),
        "description_html": ("outdated", "<p>Warmes Licht.</p>", HTML),
    }


def test_a_copy_is_translated_apart_from_its_original(store: StoreContext, lamp: Product) -> None:
    translate(store, "product", lamp.product_id, **GERMAN)
    copy = service.duplicate(store, lamp.product_id).product

    translate(store, "product", copy.product_id, title="Stehlampe")
    service.delete(store, copy.product_id, version=copy.version)
    service.refresh(store, copy.product_id)

    assert asked(store, lamp.product_id, "de")["title"] == ("translated", "Bogenlampe", None)
    assert len(items("ProductTranslation")) == 1
    assert len(items("TranslationSource")) == 1


def test_whoever_may_not_translate_may_copy_with_all_words(
    store: StoreContext, lamp: Product
) -> None:
    translate(store, "product", lamp.product_id, **GERMAN)

    key = replace(store, role=Role.INTEGRATION, scopes=frozenset({Permission.PRODUCTS_WRITE}))

    copy = service.duplicate(key, lamp.product_id).product

    assert asked(store, copy.product_id, "de")["title"] == ("translated", "Bogenlampe", None)


def test_a_product_in_one_language_has_a_copy_in_one(store: StoreContext, lamp: Product) -> None:
    copy = service.duplicate(store, lamp.product_id).product

    assert copy.translated_into == []
    assert items("ProductTranslation") == []
    assert items("TranslationSource") == []
