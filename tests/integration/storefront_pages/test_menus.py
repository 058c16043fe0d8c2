"""Lists of collections, menus, and addresses without a page."""

import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.collections_factories import Queue, create_category, create_collection
from tests.support.cost import count_table_calls
from windlass.collections import service, shelf
from windlass.navigation import redirects
from windlass.navigation import service as navigation
from windlass.navigation import storefront as menus
from windlass.navigation.schemas import SaveMenu
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    shelf.forget()
    menus.forget()


def stocked_shop() -> tuple[StoreContext, str]:
    """A collection with a lamp, and its id."""
    owner, queue = open_shop(), Queue()
    desk = create_collection(owner).collection_id
    sell(owner, "Arc lamp", tags=["desk"])
    queue.deliver()
    return owner, desk


def test_the_list_of_collections_and_the_site_map_name_them_all() -> None:
    owner, _desk = stocked_shop()
    create_category(owner, "Lamps")
    someone = visitor()

    page = someone.get("/collections").body
    site_map = someone.get("/sitemaps/collections.xml").body

    for path in ("/collections/for-the-desk", "/categories/lamps"):
        assert f'href="{path}"' in page
        assert f"{path}</loc>" in site_map


def test_until_the_merchant_makes_a_menu_it_is_made_of_categories() -> None:
    owner = open_shop()
    home = create_category(owner, "Home")
    create_category(owner, "Lamps", home)

    header = visitor().get("/").body.split("</header>")[0]

    assert 'href="/products"' in header
    assert 'href="/categories/home"' in header
    assert 'href="/categories/lamps"' in header


def test_the_merchants_menus_stand_in_header_and_footer() -> None:
    owner, desk = stocked_shop()
    lamps = create_category(owner, "Lamps")
    links = [
        {"label": "Desk", "kind": "collection", "target": desk},
        {"label": "More", "kind": "heading", "links": [
            {"label": "Lamps", "kind": "category", "target": lamps},
            {"label": "Elsewhere", "kind": "url", "target": "https://blog.example/"},
        ]},
    ]  # fmt: skip
    menu = SaveMenu.model_validate({"title": "Main", "links": links})
    navigation.replace(owner, "main", menu, version=0)
    foot = [{"label": "Returns", "kind": "policy", "target": "refund"}]
    navigation.replace(
        owner, "footer", SaveMenu.model_validate({"title": "F", "links": foot}), version=0
    )

    header, rest = visitor().get("/").body.split("</header>")

    for path in ("/collections/for-the-desk", "/categories/lamps", "https://blog.example/"):
        assert f'href="{path}"' in header
    assert "Shop all<" not in header
    assert '<a href="/policies/refund">Returns</a>' in rest

    service.delete(owner, desk, version=1)
    assert "for-the-desk" not in visitor().get("/").body


def test_menus_cost_a_page_nothing_when_they_are_warm() -> None:
    stocked_shop()
    someone = visitor()
    someone.get("/")

    with count_table_calls() as cost:
        someone.get("/policies/refund")

    assert cost.round_trips == 0


def test_an_address_without_a_page_leads_where_the_merchant_says() -> None:
    owner = open_shop()
    sell(owner, "Desk lamp")
    redirects.save(owner, "/Old-Sale/", "/collections?from=old")
    redirects.save(owner, "/products/desk-lamp", "/products")

    someone = visitor()

    moved = someone.get("/old-sale")
    assert (moved.status, moved.headers["Location"]) == (301, "/collections?from=old")
    assert someone.get("/products/desk-lamp").status == 200  # a page of its own comes first
    assert someone.get("/nothing-here").status == 404
