"""Languages that a shop published just now, once, or never."""

import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, publish, visitor
from tests.support.cost import count_table_calls
from windlass.stores import service, storefronts

pytestmark = pytest.mark.usefixtures("table")


def test_a_language_that_was_never_published_is_no_page() -> None:
    open_shop()
    for path in ("/de", "/de/products", "/xx/products"):
        assert visitor().get(path).status == 404


@pytest.mark.parametrize("former", [(), ("ar",)], ids=["never published", "published once"])
def test_a_container_that_has_not_heard_of_a_language_yet_answers_in_it(
    former: tuple[str, ...],
) -> None:
    owner = open_shop()
    publish(owner, "de", *former)
    publish(owner, "de")
    before = service.storefront("volt")
    someone = publish(owner, "de", "ar")
    storefronts.remember("volt", before)

    answer = someone.get("/ar/products")

    assert answer.status == 200
    assert '<html lang="ar" dir="rtl" data-prefix="/ar"' in answer.body
    assert service.storefront("volt").languages == ("en", "de", "ar")


def test_a_form_in_a_language_that_is_new_to_a_container_arrives() -> None:
    owner = open_shop()
    lamp = sell(owner)
    before = service.storefront("volt")
    someone = publish(owner, "ar")
    storefronts.remember("volt", before)

    form = {"product": lamp.product_id, "variant": lamp.variants[0].id}
    added = someone.post("/ar/cart/lines", form)

    assert (added.status, added.headers["Location"]) == (303, "/ar/cart")


def test_a_store_is_read_again_only_for_a_language_that_it_does_not_have() -> None:
    someone = publish(open_shop(), "de")
    read = {}
    for path in ("/products", "/de/products", "/en/products", "/xx/products", "/fr/products"):
        someone.get(path)
        with count_table_calls() as cost:
            someone.get(path)
        read[path] = cost.calls.count("GetItem")

    assert read == {
        "/products": 0,
        "/de/products": 0,
        "/en/products": 0,
        "/xx/products": 0,
        "/fr/products": 1,
    }


def test_one_that_was_published_leads_to_the_shops_own() -> None:
    owner = open_shop()
    publish(owner, "de", "fr")
    someone = publish(owner, "fr")

    answer = someone.get("/de/products?sort=newest")

    assert (answer.status, answer.headers["Location"]) == (301, "/products?sort=newest")
    assert someone.get("/fr/products").status == 200
    assert publish(owner, "fr", "de").get("/de/products").status == 200
