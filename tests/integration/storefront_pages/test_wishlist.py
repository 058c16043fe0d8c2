"""The list of wishes, and the way to it from every page."""

import pytest

from storefront_pages import accounts
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.signing_in import sign_in
from tests.support.catalog_factories import save_product
from windlass.catalog import service as catalog
from windlass.catalog.models import Product
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")
KEPT_HERE = "This list is kept in this browser."


@pytest.fixture
def volt(table: None) -> StoreContext:
    return open_shop()


def withdraw(volt: StoreContext, product: Product) -> None:
    draft = save_product(title=product.title, status="draft")
    catalog.update(volt, product.product_id, draft, version=product.version)


@pytest.mark.parametrize("path", ["/", "/products", "/cart", "/wishlist", "/account/login"])
def test_every_page_leads_a_guest_to_their_wishes(volt: StoreContext, path: str) -> None:
    header = visitor().get(path).body.partition("</header>")[0]

    assert 'href="/wishlist"' in header
    assert "<wish-count data-label=" in header


def test_an_empty_list_leads_to_the_goods_before_it_speaks_of_accounts(volt: StoreContext) -> None:
    main = visitor().get("/wishlist").body.partition("<main")[2]

    assert main.index('class="button" href="/products"') < main.index(KEPT_HERE)


def test_only_guests_are_told_where_the_list_is_kept(volt: StoreContext) -> None:
    lamp = sell(volt)
    guest, member = visitor(), sign_in(volt)
    for someone in (guest, member):
        someone.post("/wishlist/items", {"handle": lamp.handle})

    assert KEPT_HERE in guest.get("/wishlist").body
    assert KEPT_HERE not in member.get("/wishlist").body


def test_whose_session_is_over_is_a_guest_again(volt: StoreContext) -> None:
    someone = sign_in(volt)
    someone.cookies[accounts.SESSION] = "over"

    assert KEPT_HERE in someone.get("/wishlist").body


def test_what_is_no_longer_sold_comes_off_the_list_at_once(volt: StoreContext) -> None:
    lamp, desk, vase = (sell(volt, title) for title in ("Lamp", "Desk", "Vase"))
    someone = visitor()
    for one in (lamp, desk, vase):
        someone.post("/wishlist/items", {"handle": one.handle})
    withdraw(volt, lamp)
    withdraw(volt, desk)
    page = someone.get("/wishlist")
    assert "2 things on your list are not sold any more." in page.body
    *_, gone = page.page.all("input", name="product", type="hidden")

    someone.post("/wishlist/items/remove", {"product": gone["value"]})

    assert someone.cookies["windlass_wishes"] == "1"
    left = someone.get("/wishlist").body
    assert ("Vase" in left, "not sold any more" in left) == (True, False)
