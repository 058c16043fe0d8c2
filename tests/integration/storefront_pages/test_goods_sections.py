"""Sections that show products and collections, as shoppers get them."""

import pytest

from tests.integration.storefront_pages.dressing import block, dress, section
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.collections_factories import Queue, create_category, create_collection
from tests.support.cost import count_table_calls
from windlass.catalog import service as catalog
from windlass.collections import shelf
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    shelf.forget()


def cards(path: str = "/") -> list[str]:
    """The products on a page, in order."""
    page = visitor().get(path).page
    links = (link["href"] for link in page.all("a"))
    return [link.removeprefix("/products/") for link in links if link.startswith("/products/")]


def filled(owner: StoreContext, *titles: str) -> str:
    """A collection of new products."""
    made, queue = create_collection(owner), Queue()
    for title in titles:
        sell(owner, title, tags=["desk"])
    queue.deliver()
    return made.collection_id


def test_the_newest_products_come_as_many_as_the_merchant_wants() -> None:
    owner = open_shop()
    for n in range(6):
        sell(owner, f"Lamp {n}")
    dress(owner, section("featured_products", count=3, heading="Fresh", columns=3))

    page = visitor().get("/").page

    assert cards() == ["lamp-5", "lamp-4", "lamp-3"]
    assert '<h2 id="added-title">Fresh</h2>' in page.html
    assert page.one("ul", **{"class": "grid is-3 is-phone-2"}) is not None


def test_chosen_products_keep_the_merchants_order_and_what_is_gone_is_left_out() -> None:
    owner = open_shop()
    lamp, chair, desk = (sell(owner, title) for title in ("Lamp", "Chair", "Desk"))
    catalog.archive(owner, chair.product_id)
    chosen = [desk.product_id, chair.product_id, lamp.product_id, "01J00000000000000000000000"]
    dress(owner, section("featured_products", source="chosen", products=chosen))

    assert cards() == ["desk", "lamp"]


def test_without_an_index_the_best_selling_are_the_newest() -> None:
    owner = open_shop()
    for n in range(3):
        sell(owner, f"Lamp {n}")
    dress(owner, section("product_carousel", source="best_selling", count=4))

    assert cards() == ["lamp-2", "lamp-1", "lamp-0"]


def test_a_carousel_is_a_list_that_keys_can_scroll() -> None:
    owner = open_shop()
    sell(owner)
    dress(owner, section("product_carousel", heading="Take a look"))

    page = visitor().get("/").page

    row = page.one("ul", **{"class": "carousel-row"})
    assert (row["tabindex"], row["aria-labelledby"]) == ("0", "added-title")
    assert page.all("product-carousel")[0]["data-after"] == "More products"


def test_a_carousel_of_nothing_is_not_there() -> None:
    owner = open_shop()
    dress(owner, section("product_carousel", source="chosen", products=[]))

    assert "carousel" not in visitor().get("/").body


def test_a_featured_collection_shows_its_title_products_and_the_way_to_it() -> None:
    owner = open_shop()
    collection = filled(owner, "Lamp", "Chair")
    dress(owner, section("featured_collection", collection=collection))

    page = visitor().get("/").page

    assert '<h2 id="added-title">For the desk</h2>' in page.html
    assert sorted(cards()) == ["chair", "lamp"]
    assert page.one("a", **{"class": "button"})["href"] == "/collections/for-the-desk"


def test_a_collection_that_is_gone_takes_its_section_along() -> None:
    owner = open_shop()
    sell(owner)
    gone = section("featured_collection", collection="01J00000000000000000000000", id_="gone")
    dress(owner, gone, section("featured_products"))

    body = visitor().get("/").body

    assert 'id="part-gone"' not in body
    assert 'id="part-added"' in body


def test_ways_into_the_shop_are_chosen_or_all() -> None:
    owner = open_shop()
    lamps = create_category(owner, "Lamps")
    create_category(owner, "Chairs")
    tile = block("collection_list", "collection", collection=lamps, title="Light")
    chosen = section("collection_list", tile, id_="chosen")
    every = section("collection_list", id_="every", source="categories")
    dress(owner, chosen, every)

    page = visitor().get("/").page

    links = [link["href"] for link in page.all("a") if link["href"].startswith("/categories/")]
    assert links.count("/categories/lamps") == links.count("/categories/chairs") + 1
    assert '<a href="/categories/lamps">Light</a>' in page.html


def test_what_goes_with_a_product_and_what_was_seen_are_brought_by_islands() -> None:
    owner = open_shop()
    lamp = sell(owner)
    recommended = section("recommended", id_="goes", heading="Pairs", count=4)
    dress(owner, recommended, section("recently_viewed", count=3), on="product")

    page = visitor().get("/products/desk-lamp").page

    island = page.one("more-products")
    assert island["data-from"] == "/products/desk-lamp/related"
    assert (island["data-most"], island["data-title"]) == ("4", "Pairs")
    seen = page.one("recently-viewed")
    assert (seen["data-product"], seen["data-most"]) == (lamp.product_id, "3")


def test_a_page_full_of_products_takes_two_round_trips() -> None:
    owner = open_shop()
    collection = filled(owner, *(f"Shade {n}" for n in range(6)))
    lamps = [sell(owner, f"Lamp {n}").product_id for n in range(6)]
    dress(
        owner,
        section("featured_products", id_="newest"),
        section("featured_products", id_="chosen", source="chosen", products=lamps),
        section("product_carousel", id_="row", source="collection", collection=collection),
        section("featured_collection", id_="shelf", collection=collection),
        section("testimonials", id_="said"),
        section("trust_badges", id_="trust"),
    )
    someone = visitor()
    someone.get("/")  # members, reviews and zones are remembered for seconds

    with count_table_calls() as cost:
        answer = someone.get("/")

    assert (answer.status, cost.calls) == (200, ["BatchGetItem", "Query"])
    assert cost.read_units <= 20
