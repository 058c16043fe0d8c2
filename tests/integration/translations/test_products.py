"""Products in other languages: kept with the product, judged against it, gone with it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.catalog_factories import create_product, save_product, variant_fields
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from tests.support.translations_factories import ask, translate
from windlass.catalog import service
from windlass.catalog.models import Card, Product
from windlass.catalog.repository import Moved, ProductRepository
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")
HTML = "<p>Warm light.</p>"


@pytest.fixture
def store(table: None) -> StoreContext:
    return owner_of(create_store())


@pytest.fixture
def lamp(store: StoreContext) -> Product:
    options = [{"name": "Size", "values": ["Small", "Large"]}]
    variants = [variant_fields("Small"), variant_fields("Large")]
    return create_product(store, description_html=HTML, options=options, variants=variants).product


def change(store: StoreContext, lamp: Product, **facts: object) -> None:
    found = service.get(store, lamp.product_id).product
    request = save_product(
        description_html=HTML,
        options=[{"name": "Size", "values": ["Small", "Large"]}],
        variants=[variant_fields(*variant.values, id=variant.id) for variant in found.variants],
    )
    service.update(
        store,
        lamp.product_id,
        request.model_copy(update=facts),
        version=found.version,
    )


def states(store: StoreContext, lamp: Product) -> dict[str, str | None]:
    answer = ask(store, f"de/product/{lamp.product_id}")
    return {field["name"]: field["status"] for field in answer.body["fields"]}


def test_it_is_asked_for_with_its_texts_before_anything_is_translated(
    store: StoreContext, lamp: Product
) -> None:
    answer = ask(store, f"de/product/{lamp.product_id}")

    assert answer.status == 200
    assert answer.headers["ETag"] == ['"0"']
    assert answer.body["status"] == "missing"
    assert [
        (one["name"], one["form"], one["source"], one["status"]) for one in answer.body["fields"]
    ] == [
        ("title", "line", "Arc desk lamp", "missing"),
        ("description_html", "html", HTML, "missing"),
        ("seo_title", "line", "", None),
        ("seo_description", "area", "", None),
        ("option:Size", "line", "Size", None),
        ("value:Size/Small", "line", "Small", None),
        ("value:Size/Large", "line", "Large", None),
    ]


def test_saving_says_what_is_translated(store: StoreContext, lamp: Product) -> None:
    path = f"de/product/{lamp.product_id}"

    first = ask(store, path, "PUT", words={"title": " Bogen  lampe "}, if_match='"0"')
    words = {"title": "Bogenlampe", "description_html": "<p>Warm.</p>", "value:Size/Small": "Klein"}
    second = ask(store, path, "PUT", words=words, if_match='"1"')

    assert (first.status, first.body["status"], first.body["version"]) == (200, "missing", 1)
    assert first.body["fields"][0]["text"] == "Bogen lampe"
    assert (second.status, second.body["status"], second.body["version"]) == (200, "translated", 2)
    assert second.headers["ETag"] == ['"2"']
    assert ask(store, path).body == second.body
    assert second.body["saved_by"] == store.actor_id


def test_html_is_cleaned_as_that_of_the_product(store: StoreContext, lamp: Product) -> None:
    html = '<p onclick="x()">Warm<script>alert(1)</script><img src="/media/a.png"></p>'
    work = translate(store, "product", lamp.product_id, description_html=html)
    assert work.words == {"description_html": "<p>Warm</p>"}


@pytest.mark.parametrize(
    ("words", "field", "rule"),
    [
        ({"title": "x" * 201}, "fields.title", "string_too_long"),
        ({"value:Size/Small": "x" * 61}, "fields.value:Size/Small", "string_too_long"),
        ({"value:Size/Huge": "Riesig"}, "fields.value:Size/Huge", "unknown"),
        ({"price": "1"}, "fields.price", "unknown"),
    ],
)
def test_what_is_not_right_is_refused(
    store: StoreContext, lamp: Product, words: dict[str, str], field: str, rule: str
) -> None:
    before = items()

    answer = ask(store, f"de/product/{lamp.product_id}", "PUT", words=words, if_match='"0"')

    assert (answer.status, answer.body["code"]) == (422, "invalid")
    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [(field, rule)]
    assert items() == before


@pytest.mark.parametrize("locale", ["en", "xx", "de-AT"])
def test_the_own_language_and_unknown_ones_are_not_translated_into(
    store: StoreContext, lamp: Product, locale: str
) -> None:
    answer = ask(store, f"{locale}/product/{lamp.product_id}")
    assert (answer.status, answer.body["code"]) == (404, "language_unknown")


def test_a_changed_source_makes_its_words_outdated(store: StoreContext, lamp: Product) -> None:
    words = {"title": "Bogenlampe", "description_html": "<p>Warm.</p>"}
    translate(store, "product", lamp.product_id, **words)

    change(store, lamp, title="Arc lamp")

    answer = ask(store, f"de/product/{lamp.product_id}")
    title, description = answer.body["fields"][:2]
    assert (title["status"], title["source"]) == ("outdated", "Arc lamp")
    assert (title["text"], title["made_from"]) == ("Bogenlampe", "Arc desk lamp")
    assert (description["status"], description["made_from"]) == ("translated", None)
    assert answer.body["status"] == "outdated"
    row = ask(store, "de", status="outdated").body["items"]
    assert [(one["id"], one["title"]) for one in row] == [(lamp.product_id, "Arc lamp")]


def test_saving_again_brings_it_up_to_date(store: StoreContext, lamp: Product) -> None:
    words = {"title": "Bogenlampe", "description_html": "<p>Warm.</p>"}
    translate(store, "product", lamp.product_id, **words)
    change(store, lamp, title="Arc lamp")

    assert translate(store, "product", lamp.product_id, **words).status == "translated"
    assert states(store, lamp)["title"] == "translated"


def test_two_who_save_the_same_version_do_not_both_win(store: StoreContext, lamp: Product) -> None:
    path = f"de/product/{lamp.product_id}"
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(
                lambda n: ask(store, path, "PUT", words={"title": f"Titel {n}"}, if_match='"0"'),
                range(4),
            )
        )

    assert sorted(answer.status for answer in answers) == [200, 412, 412, 412]
    assert ask(store, path, "DELETE", if_match='"7"').status == 412
    assert ask(store, path, "PUT", words={"title": "Ohne"}).status == 428


def test_translating_while_the_product_is_saved_loses_neither(
    store: StoreContext, lamp: Product
) -> None:
    """Whoever read the product before the translation was written reads it again."""
    repository = ProductRepository(store.store_id)
    stale = repository.get(lamp.product_id)
    translate(store, "product", lamp.product_id, title="Bogenlampe")

    with pytest.raises(Moved):
        repository.save(stale)
    change(store, lamp, title="Arc lamp")

    assert repository.get(lamp.product_id).product.translated_into == ["de"]
    card = Card.get(lamp.pk, "CARD")
    assert (card.title, card.titles) == ("Arc lamp", {"de": "Bogenlampe"})


def test_taking_it_back(store: StoreContext, lamp: Product) -> None:
    translate(store, "product", lamp.product_id, title="Bogenlampe")
    translate(store, "product", lamp.product_id, "fr", title="Lampe arc")

    answer = ask(store, f"de/product/{lamp.product_id}", "DELETE", if_match='"1"')

    assert answer.status == 204
    product = service.get(store, lamp.product_id).product
    assert product.translated_into == ["fr"]
    card = Card.get(product.pk, "CARD")
    assert card.titles == {"fr": "Lampe arc"}
    assert len(items("ProductTranslation")) == 1


def test_a_deleted_product_takes_its_translations_along(store: StoreContext, lamp: Product) -> None:
    translate(store, "product", lamp.product_id, title="Bogenlampe")
    found = service.get(store, lamp.product_id)

    service.delete(store, lamp.product_id, version=found.product.version)
    service.refresh(store, lamp.product_id)

    assert items("ProductTranslation") == []
    assert items("TranslationSource") == []


def test_a_stranger_reads_and_changes_nothing(store: StoreContext, lamp: Product) -> None:
    stranger = owner_of(create_store("owner-2", slug="ampere"))
    answer = ask(stranger, f"de/product/{lamp.product_id}", "PUT", words={}, if_match='"0"')
    assert (answer.status, answer.body["code"]) == (404, "product_not_found")
