"""In German a word is also found as the end of another one; in English nothing changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.catalog_factories import create_product, save_product
from tests.support.search import german, judged
from tests.support.search.factories import (
    build,
    forget_everything,
    index_all,
    look,
    titles,
    touch,
)
from tests.support.translations_factories import translate
from windlass.catalog import service as catalog
from windlass.search import service, writing
from windlass.search.reading import Reader
from windlass.search.searching import Decided, Wanted, search
from windlass.stores import languages
from windlass.stores import service as stores
from windlass.stores.schemas import UpdateStore
from windlass.tenancy.context import StoreContext


def speak(store: StoreContext, locale: str) -> None:
    stores.update(store, UpdateStore(locale=locale), version=stores.get(store).version)


def stock(store: StoreContext, *names: str) -> None:
    for name in names:
        create_product(store, title=name)


@pytest.fixture
def berlin(owner: StoreContext) -> StoreContext:
    speak(owner, "de-DE")
    return owner


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("german") / "index.db"
    writing.write(path, german.documents(), currency="EUR")
    reader = Reader(path)
    yield reader
    reader.close()


@pytest.mark.parametrize("judgement", german.JUDGED, ids=lambda judgement: judgement.query)
def test_german_answers_come_in_the_best_order(reader: Reader, judgement: german.Judgement) -> None:
    grades = {one.product_id: german.grade(judgement, one) for one in german.documents()}

    hits = search(reader, Wanted(judgement.query), Decided(sold_out_last=False)).hits

    found = [grades[hit.product_id] for hit in hits]
    assert judged.ndcg(found, list(grades.values())) == 1
    assert len([grade for grade in found if grade > 1]) == len(
        [grade for grade in grades.values() if grade > 1]
    )


def test_the_end_of_a_word_is_found(berlin: StoreContext) -> None:
    stock(berlin, "Schreibtischlampe", "Ladekabel", "Vase")
    index_all(berlin)

    assert titles(berlin, "lampe") == ["Schreibtischlampe"]
    assert titles(berlin, "schreibtisch") == ["Schreibtischlampe"]
    assert titles(berlin, "kabel") == ["Ladekabel"]
    assert titles(berlin, "kabel usb") == ["Ladekabel"]
    assert titles(berlin, "ampel") == []


def test_the_end_of_a_word_comes_behind_the_word_and_before_a_mention(
    berlin: StoreContext,
) -> None:
    create_product(berlin, title="Rahmen", description_html="<p>Passt zu jeder Lampe</p>")
    stock(berlin, "Stehlampe", "Schreibtischlampe", "Lampe Aurora")
    index_all(berlin)

    found = titles(berlin, "lampe")

    assert found[0] == "Lampe Aurora"
    assert set(found[1:3]) == {"Stehlampe", "Schreibtischlampe"}
    assert found[3:] == ["Rahmen"]


def test_each_word_of_a_query_may_be_the_end_of_another(berlin: StoreContext) -> None:
    stock(berlin, "Stehlampe aus Eichenholz", "Stehlampe aus Metall", "Regal aus Buchenholz")
    index_all(berlin)

    assert titles(berlin, "lampe holz") == ["Stehlampe aus Eichenholz"]


def test_what_a_slip_meant_is_found_as_an_end_too(berlin: StoreContext) -> None:
    stock(berlin, "Lampe Aurora", "Schreibtischlampe", "Vase")
    index_all(berlin)

    found = look(berlin, "lmape")

    assert [hit.title for hit in found.hits] == ["Lampe Aurora", "Schreibtischlampe"]
    assert found.correction == "lampe"


def test_a_word_that_means_the_same_may_be_an_end_too(berlin: StoreContext) -> None:
    stock(berlin, "Stehlampe", "Vase")
    index_all(berlin)
    decided = Decided(synonyms=(("leuchte", "lampe"),))

    found = service.find(berlin, Wanted("leuchte"), decided=decided)

    assert found is not None
    assert [hit.title for hit in found.hits] == ["Stehlampe"]


def test_a_later_change_is_cut_as_well(berlin: StoreContext) -> None:
    lamp = create_product(berlin, title="Stehlampe").product
    index_all(berlin)

    catalog.update(berlin, lamp.product_id, save_product(title="Ladekabel"), version=1)
    touch(berlin, lamp.product_id)
    build(berlin)

    assert titles(berlin, "kabel") == ["Ladekabel"]
    assert titles(berlin, "lampe") == []


def test_english_titles_are_not_cut(owner: StoreContext) -> None:
    stock(owner, "Clampdown kit", "Desk lamp", "Headlamp", "Screwdriver")
    index_all(owner)

    assert titles(owner, "lamp") == ["Desk lamp"]
    assert titles(owner, "driver") == []


def test_german_titles_of_an_english_store_cut_no_english_ones(owner: StoreContext) -> None:
    languages.publish(owner, ["de"], version=stores.get(owner).version)
    kit = create_product(owner, title="Clampdown kit").product
    translate(owner, "product", kit.product_id, title="Klemmset")
    stock(owner, "Desk lamp", "Headlamp")
    index_all(owner)

    assert titles(owner, "lamp") == ["Desk lamp"]
    assert titles(owner, "set") == ["Clampdown kit"]


def test_an_index_is_made_anew_when_the_titles_are_in_another_language(
    owner: StoreContext,
) -> None:
    stock(owner, "Stehlampe")
    vase = create_product(owner, title="Vase").product
    index_all(owner)
    assert titles(owner, "lampe") == []

    speak(owner, "de")
    touch(owner, vase.product_id)
    build(owner)

    assert service.index(owner).is_rebuilt
    assert titles(owner, "lampe") == ["Stehlampe"]


def test_a_shopper_finds_the_german_title_by_its_end(cloud: None) -> None:
    forget_everything()
    owner = open_shop()
    languages.publish(owner, ["de"], version=stores.get(owner).version)
    lamp = sell(owner, "Desk lamp")
    sell(owner, "Clay vase")
    translate(owner, "product", lamp.product_id, title="Schreibtischlampe")
    index_all(owner)

    page = visitor().get("/de/search?q=lampe").body

    assert "Schreibtischlampe</a>" in page
    assert "Clay vase" not in page
