"""Titles in other languages are found, and shown to those who speak them."""

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.search.factories import forget_everything, index_all
from tests.support.translations_factories import translate
from windlass.stores import languages, service


def test_a_german_query_finds_what_has_a_german_title(cloud: None) -> None:
    forget_everything()
    owner = open_shop()
    languages.publish(owner, ["de"], version=service.get(owner).version)
    lamp = sell(owner, "Desk lamp")
    sell(owner, "Clay vase")
    translate(owner, "product", lamp.product_id, title="Schreibtischleuchte")
    index_all(owner)

    german = visitor().get("/de/search?q=schreibtischleuchte").body
    english = visitor().get("/search?q=schreibtischleuchte").body

    assert 'href="/de/products/desk-lamp"' in german
    assert "Schreibtischleuchte</a>" in german
    assert "Clay vase" not in german
    assert "Desk lamp</a>" in english
