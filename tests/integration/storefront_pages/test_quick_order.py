"""The quick order list: many variants into the cart at once, or none."""

from __future__ import annotations

import pytest

from tests.integration.storefront_pages.dressing import dress, section
from tests.integration.storefront_pages.goods import colours, eur, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support import table
from windlass.carts.models import Cart
from windlass.catalog.models import Product
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def owner(table: None) -> StoreContext:
    """Of a shop whose product pages have the list."""
    found = open_shop()
    dress(found, section("quick_order"), on="product")
    return found


def lamp(owner: StoreContext) -> Product:
    """Ten black ones and two white ones are left."""
    variants = (variant_in("Black", price=2000), variant_in("White", price=3000, left=2))
    return sell(owner, "Lamp", *variants, options=colours())


def order(someone: Visitor, product: Product, *quantities: str, **headers: str) -> Answer:
    form = {"product": product.product_id, "handle": product.handle}
    pairs = zip(product.variants, quantities, strict=True)
    form |= {f"quantity.{variant.id}": quantity for variant, quantity in pairs}
    return someone.post("/cart/variants", form, **headers)


def lines() -> list[tuple[str, int]]:
    """What the one cart holds."""
    [item] = table.items("Cart")
    cart = Cart.get(item["PK"]["S"], item["SK"]["S"])
    return [(line.variant_title, line.quantity) for line in cart.lines]


def test_the_list_is_only_where_the_merchant_wants_it() -> None:
    owner = open_shop()
    lamp(owner)

    assert "<quick-order" not in visitor().get("/products/lamp").body

    dress(owner, section("quick_order", heading="For resellers"), on="product")
    page = visitor().get("/products/lamp")
    assert "For resellers" in page.body


def test_every_variant_has_its_price_its_stock_and_a_quantity(owner: StoreContext) -> None:
    product = lamp(owner)

    answer = visitor().get("/products/lamp")

    _before, _mark, list_ = answer.body.partition("<quick-order")
    list_ = list_.partition("</quick-order>")[0]
    assert [text in list_ for text in ("€20.00", "€30.00", "In stock", "Only 2 left")] == [True] * 4
    black, white = product.variants
    found = [answer.page.one("input", name=f"quantity.{one.id}") for one in (black, white)]
    assert [(field["value"], field["max"]) for field in found] == [("0", "999"), ("0", "2")]


def test_one_request_puts_all_of_it_into_the_cart(owner: StoreContext) -> None:
    someone = visitor()

    answer = order(someone, lamp(owner), "3", "2")

    assert (answer.status, answer.headers["Location"]) == (303, "/cart")
    assert lines() == [("Black", 3), ("White", 2)]
    assert "€120.00" in someone.get("/cart").body


def test_more_comes_on_top_of_what_is_in_the_cart(owner: StoreContext) -> None:
    someone, product = visitor(), lamp(owner)
    order(someone, product, "3", "")

    order(someone, product, "1", "2")

    assert lines() == [("Black", 4), ("White", 2)]


def test_nothing_is_added_unless_all_can_be_had(owner: StoreContext) -> None:
    someone, product = visitor(), lamp(owner)

    answer = order(someone, product, "4", "3")

    black, white = product.variants
    assert answer.status == 409
    assert table.items("Cart") == []
    assert "Nothing was added yet: some of it cannot be had." in answer.body
    assert f'id="wrong-{white.id}">Only 2 of these are left.' in answer.body
    assert f'id="wrong-{black.id}"' not in answer.body
    fields = [answer.page.one("input", name=f"quantity.{one.id}") for one in product.variants]
    assert [field["value"] for field in fields] == ["4", "3"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_cart_that_is_there_stays_as_it_was_when_something_is_refused(
    owner: StoreContext,
) -> None:
    someone, product = visitor(), lamp(owner)
    order(someone, product, "1", "1")

    answer = order(someone, product, "1", "2")

    assert answer.status == 409
    assert lines() == [("Black", 1), ("White", 1)]


@pytest.mark.parametrize(
    ("quantity", "status", "message"),
    [
        ("two", 422, "Write the quantity as a number, like 2."),
        ("-1", 422, "Write the quantity as a number, like 2."),
        ("", 422, "Choose how many of at least one."),
        ("0", 422, "Choose how many of at least one."),
        ("1000", 409, "Choose between 1 and 999."),
    ],
)
def test_what_is_no_order_is_said_and_nothing_is_added(
    owner: StoreContext, quantity: str, status: int, message: str
) -> None:
    answer = order(visitor(), lamp(owner), quantity, "0")

    assert (answer.status, message in answer.body) == (status, True)
    assert table.items("Cart") == []


def test_variants_of_another_product_and_what_is_gone_are_refused(owner: StoreContext) -> None:
    product, other = lamp(owner), sell(owner, "Desk")
    form = {
        "product": product.product_id,
        "handle": product.handle,
        f"quantity.{other.variants[0].id}": "1",
    }

    answer = visitor().post("/cart/variants", form)

    assert (answer.status, table.items("Cart")) == (409, [])


def test_a_form_of_another_site_adds_nothing(owner: StoreContext) -> None:
    answer = order(visitor(), lamp(owner), "1", "1", Sec_Fetch_Site="cross-site")

    assert (answer.status, table.items("Cart")) == (403, [])


def test_gift_cards_and_single_products_have_no_list(owner: StoreContext) -> None:
    sell(owner, "Desk")
    amounts = [
        {"values": [text], "price": eur(price)} for text, price in (("10", 1000), ("20", 2000))
    ]
    options = [{"name": "Amount", "values": ["10", "20"]}]
    sell(owner, "Card", *amounts, options=options, kind="gift_card")

    assert "<quick-order" not in visitor().get("/products/desk").body
    assert "<quick-order" not in visitor().get("/products/card").body
