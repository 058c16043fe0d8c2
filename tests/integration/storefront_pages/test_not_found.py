"""Who comes to where nothing is finds the way on."""

import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.collections_factories import create_category, create_collection
from windlass.navigation import redirects

pytestmark = pytest.mark.usefixtures("table")


def test_the_search_knows_what_the_address_was_about() -> None:
    open_shop()

    answer = visitor().get("/products/desk-lamp")

    assert answer.status == 404
    assert answer.page.one("input", id="search-again")["value"] == "desk lamp"
    assert answer.page.one("meta", name="robots")["content"] == "noindex"


@pytest.mark.parametrize("path", ["/nothing", "/orders/desk-lamp", "/products/a/b"])
def test_other_addresses_are_about_nothing(path: str) -> None:
    open_shop()

    assert visitor().get(path).page.one("input", id="search-again")["value"] == ""


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/nothing", "public, max-age=0, s-maxage=10"),
        ("/products/desk-lamp", "public, max-age=0, s-maxage=10"),
        ("/checkout/01JD000000000000000000000A/return", "private, no-store"),
        ("/orders/01JD000000000000000000000A", "private, no-store"),
        ("/account/orders/01JD000000000000000000000A", "private, no-store"),
        ("/cart/nothing", "private, no-store"),
        ("/gift-cards/01JD000000000000000000000A", "private, no-store"),
    ],
)
def test_what_is_missing_for_one_visitor_only_is_kept_for_nobody(path: str, cache: str) -> None:
    open_shop()

    answer = visitor().get(path)

    assert answer.headers["Cache-Control"] == cache


def test_shelves_are_shown_to_look_at_instead() -> None:
    owner = open_shop()
    for title in ("Lamps", "Mugs", "Rugs"):
        create_category(owner, title)
    for title in ("Sale", "Summer"):
        create_collection(owner, title=title)

    page = visitor().get("/nothing").page

    found = [
        link["href"] for link in page.all("a") if link["href"].startswith(("/cat", "/collections/"))
    ]
    assert set(found) == {
        "/categories/lamps",
        "/categories/mugs",
        "/categories/rugs",
        "/collections/sale",
    }


def test_what_was_deleted_is_gone_and_what_moved_leads_on() -> None:
    owner = open_shop()
    redirects.mark_gone(owner, ["/products/old-lamp", "/products/older-lamp"])
    redirects.save(owner, "/products/older-lamp", "/products")
    sell(owner)
    someone = visitor()

    gone, moved = someone.get("/products/old-lamp"), someone.get("/products/older-lamp")

    assert gone.status == 410
    assert '<p class="problem-code">410</p>' in gone.body
    assert (moved.status, moved.headers["Location"]) == (301, "/products")
