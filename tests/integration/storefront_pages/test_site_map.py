"""What search engines are led to, and kept from."""

import re

import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer
from tests.support.collections_factories import create_collection
from tests.support.search.factories import forget_everything, index_all
from windlass.stores import service as stores
from windlass.stores.settings import Languages
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")

SHOP = "http://volt.localhost:8080"


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    forget_everything()


def locations(answer: Answer) -> list[str]:
    return re.findall("<loc>([^<]*)</loc>", answer.body)


def speak(owner: StoreContext, *codes: str) -> None:
    version = stores.get(owner).version
    stores.change_settings(owner, Languages, {"published": list(codes)}, version=version)


def test_the_index_names_the_parts_that_there_are() -> None:
    owner = open_shop()
    bare = locations(visitor().get("/sitemap.xml"))
    sell(owner, "Desk lamp")
    create_collection(owner)

    answer = visitor().get("/sitemap.xml")

    assert bare == [f"{SHOP}/sitemaps/pages.xml"]
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert "<sitemapindex" in answer.body
    assert locations(answer) == [
        f"{SHOP}/sitemaps/pages.xml",
        f"{SHOP}/sitemaps/collections.xml",
        f"{SHOP}/sitemaps/products-1.xml",
    ]


def test_pages_and_policies_are_in_a_part_of_their_own() -> None:
    open_shop()

    assert locations(visitor().get("/sitemaps/pages.xml")) == [
        f"{SHOP}/",
        f"{SHOP}/products",
        f"{SHOP}/collections",
        f"{SHOP}/policies/refund",
        f"{SHOP}/policies/shipping",
        f"{SHOP}/policies/privacy",
        f"{SHOP}/policies/terms",
        f"{SHOP}/policies/withdrawal",
        f"{SHOP}/policies/imprint",
    ]


@pytest.mark.parametrize("has_index", [False, True])
def test_products_on_sale_are_listed_with_their_last_change(has_index: bool) -> None:
    owner = open_shop()
    lamp = sell(owner, "Desk lamp")
    sell(owner, "Secret lamp", status="draft")
    if has_index:
        index_all(owner)

    answer = visitor().get("/sitemaps/products-1.xml")

    assert locations(answer) == [f"{SHOP}/products/desk-lamp"]
    assert f"<lastmod>{lamp.updated_at.date().isoformat()}</lastmod>" in answer.body


@pytest.mark.parametrize(
    "name", ["products-0.xml", "products-2.xml", "products-99999.xml", "other.xml", "pages"]
)
def test_parts_that_there_are_not_are_not_found(name: str) -> None:
    sell(open_shop())

    assert visitor().get(f"/sitemaps/{name}").status == 404


def test_each_language_is_named_by_every_other() -> None:
    owner = open_shop()
    sell(owner, "Desk lamp")
    speak(owner, "de", "fr")

    answer = visitor().get("/sitemaps/products-1.xml")

    assert locations(answer) == [
        f"{SHOP}/products/desk-lamp",
        f"{SHOP}/de/products/desk-lamp",
        f"{SHOP}/fr/products/desk-lamp",
    ]
    assert re.findall('hreflang="([^"]*)" href="([^"]*)"', answer.body) == 3 * [
        ("en", f"{SHOP}/products/desk-lamp"),
        ("de", f"{SHOP}/de/products/desk-lamp"),
        ("fr", f"{SHOP}/fr/products/desk-lamp"),
        ("x-default", f"{SHOP}/products/desk-lamp"),
    ]


def test_robots_keep_out_of_what_is_personal_or_the_same_again() -> None:
    open_shop()

    answer = visitor().get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.body.splitlines() == [
        "User-agent: *",
        "Disallow: /account",
        "Disallow: /cart",
        "Disallow: /checkout",
        "Disallow: /gift-cards/",
        "Disallow: /orders/",
        "Disallow: /password",
        "Disallow: /wishlist",
        "Disallow: /search",
        "Disallow: /recently-viewed/",
        "Disallow: /discount/",
        "Disallow: /reviews/decline",
        "Disallow: /products/*/related",
        "Disallow: /products?",
        "Allow: /products?cursor=",
        "Disallow: /collections/*?",
        "Allow: /collections/*?cursor=",
        "Disallow: /categories/*?",
        "Allow: /categories/*?cursor=",
        "Disallow: /*?*country=",
        "",
        "Sitemap: http://volt.localhost:8080/sitemap.xml",
    ]


def test_robots_keep_out_of_it_in_every_language() -> None:
    speak(open_shop(), "de")

    lines = visitor().get("/robots.txt").body.splitlines()

    assert {"Disallow: /cart", "Disallow: /de/cart", "Disallow: /de/products?"} <= set(lines)
