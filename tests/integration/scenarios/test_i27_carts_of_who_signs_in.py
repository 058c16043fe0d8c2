"""I27: signing in loses nothing, doubles nothing, and shows nobody somebody else's cart."""

import threading
from copy import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.integration.storefront_pages.carts import put_in
from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.signing_in import hidden, sign_in
from tests.integration.storefront_pages.visitors import Visitor
from tests.support.discounts_factories import discount
from windlass.carts import merging
from windlass.carts import service as carts
from windlass.carts.models import Cart, CartLine
from windlass.carts.repository import CartRepository
from windlass.customers import service as customers
from windlass.kit.money import Money
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

EVE = "eve@example.com"
COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 9), max_size=6)


def cart_of(quantities: dict[str, int], prefix: str) -> Cart:
    lines = [
        CartLine(f"{prefix}{name}", name, name, count, Money(100, "EUR"), name, name, "", None)
        for name, count in quantities.items()
    ]
    return Cart(cart_id=prefix, currency="EUR", lines=lines)


@given(mine=COUNTS, theirs=COUNTS)
def test_whatever_overlaps_has_the_larger_quantity_and_nothing_is_lost(
    mine: dict[str, int], theirs: dict[str, int]
) -> None:
    lines = merging.merged(cart_of(mine, "m"), cart_of(theirs, "t"))

    found = {line.product_id: line.quantity for line in lines}
    expected = {name: max(mine.get(name, 0), theirs.get(name, 0)) for name in mine | theirs}
    assert found == expected
    assert len({line.line_id for line in lines}) == len(lines) == len(expected)


@given(mine=COUNTS, theirs=COUNTS)
def test_merging_twice_changes_nothing(mine: dict[str, int], theirs: dict[str, int]) -> None:
    account, guest = cart_of(mine, "m"), cart_of(theirs, "t")
    account.lines = merging.merged(account, guest)
    assert merging.merged(account, guest) == account.lines


def test_what_was_written_on_a_thing_keeps_it_apart() -> None:
    plain, engraved = cart_of({"a": 1}, "m"), cart_of({"a": 2}, "t")
    [line] = engraved.lines
    written = {"engraving": "Ada"}
    engraved.lines = [replace(line, properties=written)]
    both = merging.merged(plain, engraved)
    assert [(one.quantity, dict(one.properties)) for one in both] == [(1, {}), (2, written)]


@pytest.fixture
def volt(table: None) -> StoreContext:
    return open_shop()


def cart_id(someone: Visitor) -> str:
    return someone.cookies["windlass_cart"]


def contents(owner: StoreContext, someone: Visitor) -> dict[str, int]:
    shopper = tenancy.visit(owner.store_id)
    return {line.title: line.quantity for line in carts.get(shopper, cart_id(someone)).lines}


def test_the_cart_waits_on_another_device(volt: StoreContext) -> None:
    lamp = sell(volt)
    phone = visitor()
    put_in(phone, lamp, "2")
    sign_in(volt, phone)

    laptop = sign_in(volt)

    assert cart_id(laptop) == cart_id(phone)
    assert contents(volt, laptop) == {"Desk lamp": 2}
    assert laptop.cookies["windlass_cart_count"] == "2"


def test_carts_of_two_devices_become_one(volt: StoreContext) -> None:
    lamp, desk, shelf = (sell(volt, title) for title in ("Lamp", "Desk", "Shelf"))
    shopper = tenancy.visit(volt.store_id)
    phone = visitor()
    for product, count in ((lamp, "2"), (desk, "1")):
        put_in(phone, product, count)
    for code in ("SUMMER", "FRIEND"):
        discount(volt, code=code)
    sign_in(volt, phone)
    carts.add_code(shopper, cart_id(phone), "SUMMER", ip="10.0.1.1")

    laptop = visitor()
    for product, count in ((lamp, "1"), (desk, "3"), (shelf, "1")):
        put_in(laptop, product, count)
    guests = cart_id(laptop)
    carts.add_code(shopper, guests, "FRIEND", ip="10.0.1.1")
    sign_in(volt, laptop)

    assert contents(volt, laptop) == {"Lamp": 2, "Desk": 3, "Shelf": 1}
    assert cart_id(laptop) == cart_id(phone)
    assert list(carts.get(shopper, cart_id(phone)).discount_codes) == ["SUMMER", "FRIEND"]
    assert CartRepository(volt.store_id).find(guests) is None


def test_a_cart_begun_while_signed_in_waits_elsewhere(volt: StoreContext) -> None:
    lamp = sell(volt)
    phone = sign_in(volt)
    put_in(phone, lamp)
    assert contents(volt, sign_in(volt)) == {"Desk lamp": 1}


def test_signing_in_as_somebody_else_shows_an_own_cart(volt: StoreContext) -> None:
    lamp = sell(volt)
    someone = visitor()
    put_in(someone, lamp, "2")
    sign_in(volt, someone)
    adas = cart_id(someone)

    sign_in(volt, someone, EVE)

    assert "windlass_cart" not in someone.cookies
    assert "Desk lamp" not in someone.get("/cart").body
    assert carts.get(tenancy.visit(volt.store_id), adas).item_count == 2


def test_after_signing_out_the_browser_has_no_cart(volt: StoreContext) -> None:
    lamp = sell(volt)
    someone = visitor()
    put_in(someone, lamp)
    sign_in(volt, someone)

    someone.post("/account/logout", hidden(someone.get("/account")))

    assert "Desk lamp" not in someone.get("/cart").body
    assert contents(volt, sign_in(volt)) == {"Desk lamp": 1}


def test_what_another_tab_adds_while_signing_in_is_not_lost(volt: StoreContext) -> None:
    products = [sell(volt, f"Thing {n}", variant_in(left=None)) for n in range(8)]
    shopper = tenancy.visit(volt.store_id)
    ada = customers.ensure(shopper, "ada@example.com")
    mine = carts.add_line(shopper, None, products[0].product_id, products[0].variants[0].id)
    guest = carts.add_line(shopper, None, products[1].product_id, products[1].variants[0].id)
    added: list[str] = []

    def add() -> None:
        for product in products[2:]:
            variant_id = product.variants[0].id
            try:
                carts.add_line(shopper, guest.cart_id, product.product_id, variant_id)
            except Exception:  # the cart has been taken in: the tab begins anew
                return
            added.append(product.title)

    tab = threading.Thread(target=add)
    tab.start()
    merged = merging.merge(shopper, ada.customer_id, guests=guest.cart_id, own=mine.cart_id)
    tab.join()

    assert merged is not None
    titles = {line.title for line in carts.get(shopper, merged.cart_id).lines}
    assert {"Thing 0", "Thing 1", *added} <= titles


def test_a_cart_that_was_bought_is_not_taken_in(volt: StoreContext) -> None:
    lamp = sell(volt)
    shopper = tenancy.visit(volt.store_id)
    bought = carts.add_line(shopper, None, lamp.product_id, lamp.variants[0].id)
    bought.update([Cart.order_id.set("01ORDER")])
    ada = customers.ensure(shopper, "ada@example.com")
    merged = merging.merge(shopper, ada.customer_id, guests=bought.cart_id, own=None)
    assert merged is None
