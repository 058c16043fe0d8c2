"""The cart beside the page, and what cards put into it."""

import re
from datetime import timedelta

import pytest

from tests.integration.storefront_pages.carts import line_form, put_in
from tests.integration.storefront_pages.goods import colours, eur, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support import table
from tests.support.shipping_factories import create_zone
from tests.support.themes_factories import published, theme
from windlass.catalog.models import CARD_SK, Card, Product, product_pk
from windlass.kit import clock

pytestmark = pytest.mark.usefixtures("table")

DRAWER = {"X_Windlass_Fragment": "drawer"}


def drawer(someone: Visitor) -> Answer:
    return someone.get("/cart", **DRAWER)


def test_the_drawer_is_the_cart_without_its_page() -> None:
    lamp = sell(open_shop(), "<Lamp>", handle="lamp")
    someone = visitor()
    put_in(someone, lamp, "2")

    answer = drawer(someone)

    assert answer.status == 200
    assert "<!doctype" not in answer.body
    assert "&lt;Lamp&gt;" in answer.body
    assert "View cart (2)" in answer.body
    assert [link["href"] for link in answer.page.all("a") if "button" in link.get("class", "")] == [
        "/checkout"
    ]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_visitor_without_a_cart_sees_that_it_is_empty() -> None:
    open_shop()

    answer = drawer(visitor())

    assert "Your cart is empty." in answer.body
    assert [link["href"] for link in answer.page.all("a")] == ["/products"]


def test_adding_from_the_drawer_leads_to_its_content() -> None:
    lamp = sell(open_shop())
    someone = visitor()

    added = put_in(someone, lamp, **DRAWER)

    assert (added.status, added.headers["Location"]) == (303, "/cart")
    assert "Desk lamp" in drawer(someone).body


def test_a_refused_addition_is_said_in_words_alone_and_adds_nothing() -> None:
    lamp = sell(open_shop(), "Lamp", variant_in(left=1))

    answer = put_in(visitor(), lamp, "2", **DRAWER)

    assert (answer.status, answer.body) == (409, "Only 1 of these are left.")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert table.items("Cart") == []


def test_a_quantity_that_is_not_there_is_refused_beside_its_line() -> None:
    owner = open_shop()
    lamp, mug = sell(owner, "Lamp", variant_in(left=3)), sell(owner, "Mug")
    someone = visitor()
    put_in(someone, lamp)
    put_in(someone, mug)
    action, token = line_form(drawer(someone))

    answer = someone.post(action, token | {"quantity": "9"}, **DRAWER)

    wrong = answer.page.one("p", role="alert")
    assert answer.status == 409
    assert "Only 3 of these are left." in answer.body
    assert answer.body.count('role="alert"') == 1
    assert wrong["id"] == f"error-{action.removeprefix('/cart/lines/')}"
    described = [
        field.get("aria-describedby") for field in answer.page.all("input", name="quantity")
    ]
    assert described == [wrong["id"], None]
    assert someone.cookies["windlass_cart_count"] == "2"


def test_every_change_has_words_of_its_own() -> None:
    lamp = sell(open_shop(), "Lamp")
    someone = visitor()
    put_in(someone, lamp)
    action, token = line_form(drawer(someone))

    someone.post(action, token | {"quantity": "4"}, **DRAWER)
    changed = drawer(someone).page.one("form", action=action)

    assert changed["data-line"] == "Lamp: 4 in the cart."
    assert changed["data-gone"] == "Lamp is no longer in the cart."


def test_the_note_is_kept_from_the_drawer() -> None:
    lamp = sell(open_shop())
    someone = visitor()
    put_in(someone, lamp)
    _, token = line_form(drawer(someone))

    answer = someone.post("/cart/note", token | {"note": "Ring twice"}, **DRAWER)

    assert answer.status == 303
    assert ">Ring twice</textarea>" in drawer(someone).body


def test_every_page_has_the_drawer_closed_and_the_cart_as_a_link() -> None:
    open_shop()

    page = visitor().get("/").page

    assert page.one("dialog", **{"aria-labelledby": "side-cart-title"}).get("open") is None
    assert [link["href"] for link in page.all("a") if "data-opens-cart" in link] == ["/cart"]


@pytest.mark.parametrize(
    ("cart_type", "drawers", "notes"), [("drawer", 1, 0), ("note", 0, 1), ("page", 0, 0)]
)
def test_the_theme_says_what_opens(cart_type: str, drawers: int, notes: int) -> None:
    published(open_shop(), theme(cart_type=cart_type))

    page = visitor().get("/").page

    assert (len(page.all("cart-drawer")), len(page.all("cart-note"))) == (drawers, notes)


def test_the_theme_may_leave_cards_without_buttons() -> None:
    owner = open_shop()
    sell(owner)
    published(owner, theme(quick_add=False))

    answer = visitor().get("/products")

    assert "quick-button" not in answer.body
    assert answer.page.all("quick-add") == []


def test_a_card_with_nothing_to_choose_puts_it_into_the_cart() -> None:
    lamp = sell(open_shop(), "Lamp")
    someone = visitor()

    fields = someone.get("/products").page.all("input", type="hidden")
    form = {field["name"]: field["value"] for field in fields if field["name"] in lamp_form(lamp)}
    answer = someone.post("/cart/lines", form)

    assert form == lamp_form(lamp)
    assert answer.headers["Location"] == "/cart"
    assert someone.cookies["windlass_cart_count"] == "1"


def lamp_form(lamp: Product) -> dict[str, str]:
    return {"product": lamp.product_id, "variant": lamp.variants[0].id}


def test_a_card_with_variants_leads_to_their_choice() -> None:
    owner = open_shop()
    sell(owner, "Lamp", variant_in("Black"), variant_in("White"), options=colours(), handle="lamp")

    page = visitor().get("/products").page

    assert page.one("a", **{"data-quick": ""})["href"] == "/products/lamp"
    assert [form for form in page.all("form") if form.get("action") == "/cart/lines"] == []


def test_what_is_sold_out_has_no_button() -> None:
    sell(open_shop(), "Lamp", variant_in(left=0))

    body = visitor().get("/products").body

    assert "quick-button" not in body
    assert "Sold out" in body


def badges(body: str) -> list[str]:
    return re.findall(r'<span class="badge(?: is-accent)?">([^<]+)<', body)


def test_badges_say_what_is_true() -> None:
    owner = open_shop()
    sell(owner, "Lamp", variant_in(price=2000, left=3, compare_at=eur(2990)))

    assert badges(visitor().get("/products").body) == ["Sale \N{MINUS SIGN}33 %", "Only 3 left"]


def test_what_is_on_sale_for_long_is_no_longer_new() -> None:
    owner = open_shop()
    lamp = sell(owner, "Lamp")
    card = Card.get(product_pk(owner.store_id, lamp.product_id), CARD_SK)
    someone = visitor()

    fresh = badges(someone.get("/products").body)
    card.update([Card.published_at.set(clock.now() - timedelta(days=14))])
    old = badges(someone.get("/products").body)

    assert (fresh, old) == (["New"], [])


@pytest.mark.parametrize(
    ("viewer", "said"),
    [("", "Delivery to Germany: <strong>"), ("FR", "Delivery is worked out"), ("DE", "to Germany")],
)
def test_the_cart_says_when_its_content_would_arrive(viewer: str, said: str) -> None:
    owner = open_shop()
    create_zone(owner, "DE")
    lamp = sell(owner)
    someone = visitor()
    put_in(someone, lamp)

    for headers in ({}, DRAWER):
        answer = someone.get("/cart", CloudFront_Viewer_Country=viewer, **headers)
        assert said in answer.body


def test_the_cart_says_nothing_of_delivery_for_gift_cards_alone() -> None:
    owner = open_shop()
    create_zone(owner, "DE")
    card = sell(owner, "Gift card", variant_in(left=None), kind="gift_card")
    someone = visitor()
    put_in(someone, card)

    assert "Gift card" in drawer(someone).body
    assert "Delivery" not in drawer(someone).body
