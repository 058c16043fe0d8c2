"""Collections and categories as shoppers find them: pages, menus, ways, moved addresses."""

import json
import re

import pytest

from storefront_pages.http import PUBLIC
from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.collections_factories import (
    Queue,
    by_hand,
    collection_fields,
    create_category,
    create_collection,
)
from tests.support.cost import count_table_calls
from windlass.catalog import service as catalog
from windlass.collections import categories, placements, service, shelf
from windlass.collections.schemas import (
    ChangeMembers,
    MoveMember,
    PlaceProduct,
    SaveCategory,
    SaveCollection,
)
from windlass.navigation import storefront as navigation
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    shelf.forget()
    navigation.forget()


def shown(html: str) -> list[str]:
    """Titles of the cards, in order."""
    return re.findall(r'class="card-title"><a href="/products/[^"]+">([^<]+)</a>', html)


def crumbs(html: str) -> list[str]:
    [nav] = re.findall(r'<nav class="breadcrumbs".*?</nav>', html, re.DOTALL)
    return re.findall(r"<li[^>]*>(?:<a [^>]*>)?([^<]+)", nav)


def stocked_shop() -> tuple[StoreContext, str]:
    """A collection of two desk lamps, and its id."""
    owner, queue = open_shop(), Queue()
    desk = create_collection(owner).collection_id
    sell(owner, "Arc lamp", variant_in(price=4_000), tags=["desk"])
    sell(owner, "Bow lamp", variant_in(price=2_000), tags=["desk"])
    sell(owner, "Garden chair")
    queue.deliver()
    return owner, desk


def test_a_collection_shows_its_products_in_its_order() -> None:
    stocked_shop()
    someone = visitor()

    page = someone.get("/collections/for-the-desk")

    assert (page.status, page.headers["Cache-Control"]) == (200, PUBLIC)
    assert shown(page.body) == ["Bow lamp", "Arc lamp"]
    assert crumbs(page.body) == ["Home", "Collections", "For the desk"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("price-up", ["Bow lamp", "Arc lamp"]),
        ("price-down", ["Arc lamp", "Bow lamp"]),
        ("title", ["Arc lamp", "Bow lamp"]),
        ("nonsense", ["Bow lamp", "Arc lamp"]),
    ],
)
def test_a_plain_form_sorts(sort: str, expected: list[str]) -> None:
    stocked_shop()
    assert shown(visitor().get(f"/collections/for-the-desk?sort={sort}").body) == expected


def test_pages_follow_each_other() -> None:
    owner, queue = open_shop(), Queue()
    create_collection(owner)
    for number in range(26):
        sell(owner, f"Lamp {number:02}", tags=["desk"])
    queue.deliver()
    someone = visitor()

    first = someone.get("/collections/for-the-desk?sort=title")
    following = re.search(r'href="([^"]+)" rel="next"', first.body)
    assert following is not None
    second = someone.get(following[1].replace("&amp;", "&"))

    assert shown(first.body) == [f"Lamp {number:02}" for number in range(24)]
    assert shown(second.body) == ["Lamp 24", "Lamp 25"]
    assert 'rel="next"' not in second.body
    assert 'name="robots" content="noindex"' in second.body


def test_a_page_of_24_cards_takes_at_most_three_round_trips() -> None:
    owner, queue = open_shop(), Queue()
    create_collection(owner)
    for number in range(30):
        sell(owner, f"Lamp {number:02}", tags=["desk"])
    queue.deliver()
    someone = visitor()
    someone.get("/collections/for-the-desk")  # asks for the index of the search, which is not there

    with count_table_calls() as cost:
        assert len(shown(someone.get("/collections/for-the-desk").body)) == 24

    assert cost.round_trips <= 3


def test_the_merchants_hand_orders_a_collection() -> None:
    owner = open_shop()
    hand = by_hand(owner, title="Picks").collection_id
    ids = [sell(owner, title).product_id for title in ("One", "Two", "Three")]
    placements.change_members(owner, hand, ChangeMembers(add=ids))
    assert shown(visitor().get("/collections/picks").body) == ["One", "Two", "Three"]

    move = MoveMember(product_id=ids[2], after_id=ids[0])
    placements.move_member(owner, hand, product_id=move.product_id, after_id=move.after_id)

    assert shown(visitor().get("/collections/picks").body) == ["One", "Three", "Two"]


def test_an_old_address_leads_to_the_new_one() -> None:
    owner, desk = stocked_shop()
    request = SaveCollection.model_validate(collection_fields(handle="desk"))
    service.update(owner, desk, request, version=1)

    answer = visitor().get("/collections/for-the-desk?sort=title")

    assert (answer.status, answer.headers["Location"]) == (301, "/collections/desk?sort=title")


def test_what_was_deleted_says_so_until_it_returns() -> None:
    owner, desk = stocked_shop()
    service.delete(owner, desk, version=1)
    assert visitor().get("/collections/for-the-desk").status == 410

    service.restore(owner, desk)
    Queue().deliver()

    answer = visitor().get("/collections/for-the-desk")
    assert (answer.status, shown(answer.body)) == (200, ["Bow lamp", "Arc lamp"])


def test_a_deleted_product_is_gone_for_good() -> None:
    owner = open_shop()
    product_id = sell(owner, "Desk lamp").product_id
    catalog.delete(owner, product_id, version=1)
    Queue().deliver()

    assert visitor().get("/products/desk-lamp").status == 410
    assert visitor().get("/products/never-was").status == 404


def test_a_category_shows_what_is_below_it_and_the_way_to_it() -> None:
    owner = open_shop()
    home = create_category(owner, "Home")
    lamps = create_category(owner, "Lamps", home)
    lamp = sell(owner, "Desk lamp")
    placements.place(owner, lamp.product_id, PlaceProduct(category_id=lamps))
    someone = visitor()

    above, own = someone.get("/categories/home"), someone.get("/categories/lamps")

    assert shown(above.body) == shown(own.body) == ["Desk lamp"]
    assert 'href="/categories/lamps"' in above.body
    assert crumbs(own.body) == ["Home", "Home", "Lamps"]
    product = someone.get("/products/desk-lamp")
    assert crumbs(product.body) == ["Home", "Home", "Lamps", "Desk lamp"]
    [trail] = [
        data
        for data in map(json.loads, re.findall(r'ld\+json">(.*?)</script>', product.body))
        if data["@type"] == "BreadcrumbList"
    ]
    assert [item["item"].partition("8080")[2] for item in trail["itemListElement"]] == [
        "/",
        "/categories/home",
        "/categories/lamps",
        "/products/desk-lamp",
    ]


def test_a_removed_category_leads_to_where_its_products_went() -> None:
    owner = open_shop()
    home, lamps = create_category(owner, "Home"), create_category(owner, "Lamps")
    categories.remove(owner, lamps, target_id=home)
    assert visitor().get("/categories/lamps").headers["Location"] == "/categories/home"

    categories.remove(owner, home, target_id="")
    assert visitor().get("/categories/home").status == 410


def test_a_category_tells_search_engines_about_itself() -> None:
    owner = open_shop()
    lamps = create_category(owner, "Lamps")
    request = SaveCategory.model_validate(
        {
            "title": "Lamps",
            "description_html": '<p onclick="x()">Light</p><script>x()</script>',
            "seo": {"title": "All lamps", "description": "Light for all."},
        }
    )
    categories.update(owner, lamps, request, version=1)

    page = visitor().get("/categories/lamps").body

    assert "<title>All lamps – Volt Electronics</title>" in page
    assert '<meta name="description" content="Light for all.">' in page
    assert '<link rel="canonical" href="http://volt.localhost:8080/categories/lamps">' in page
    assert "<p>Light</p>" in page
