import pytest

from tests.integration.storefront_pages.carts import line_form, put_in
from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support import table

pytestmark = pytest.mark.usefixtures("table")


def test_adding_without_script_leads_to_the_cart() -> None:
    lamp = sell(open_shop())
    someone = visitor()

    added = put_in(someone, lamp, "2")
    cart = someone.get(added.headers["Location"])

    assert (added.status, added.headers["Location"]) == (303, "/cart")
    assert cart.page.one("input", name="quantity")["value"] == "2"
    assert "€59.00" in cart.body
    assert cart.headers["Cache-Control"] == "private, no-store"


def test_cart_cookie_is_ours_alone_and_the_count_is_for_islands() -> None:
    lamp = sell(open_shop())
    someone = visitor()
    someone.proto = "https"

    cart, count = put_in(someone, lamp, "3").set_cookies

    assert cart.startswith("windlass_cart=")
    assert "HttpOnly" in cart
    assert "SameSite=Lax" in cart
    assert "Secure" in cart
    assert "Domain" not in cart
    assert count.startswith("windlass_cart_count=3;")
    assert "HttpOnly" not in count


def test_an_island_gets_the_note_instead_of_a_page() -> None:
    lamp = sell(open_shop(), "<Lamp>", handle="lamp")

    answer = put_in(visitor(), lamp, "2", X_Windlass_Fragment="added")

    assert answer.status == 200
    assert "<!doctype" not in answer.body
    assert "&lt;Lamp&gt;" in answer.body
    assert "View cart (2)" in answer.body


def test_an_island_gets_a_refusal_in_words() -> None:
    lamp = sell(open_shop(), "Lamp", variant_in(left=1))

    answer = put_in(visitor(), lamp, "2", X_Windlass_Fragment="added")

    assert answer.status == 409
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.body == "Only 1 of these are left."


def test_more_than_there_is_is_refused_on_the_cart_page() -> None:
    lamp = sell(open_shop(), "Lamp", variant_in(left=1))
    someone = visitor()

    answer = put_in(someone, lamp, "2")

    assert answer.status == 409
    assert "Only 1 of these are left." in answer.body
    assert table.items("Cart") == []


@pytest.mark.parametrize("quantity", ["0", "-1", "1.5", "two", "1000", "99999", "٣"])
def test_a_quantity_that_is_none_is_refused(quantity: str) -> None:
    lamp = sell(open_shop())

    answer = put_in(visitor(), lamp, quantity)

    assert answer.status == 422
    assert table.items("Cart") == []


def test_a_form_of_another_site_puts_nothing_in() -> None:
    lamp = sell(open_shop())
    someone = visitor()

    foreign = put_in(someone, lamp, Origin="https://evil.example")
    claimed = put_in(someone, lamp, Sec_Fetch_Site="cross-site")
    silent = someone.send("POST", "/cart/lines", headers={}, body="")

    assert [answer.status for answer in (foreign, claimed, silent)] == [403, 403, 403]
    assert someone.cookies == {}
    assert table.items("Cart") == []


def test_quantity_changes_by_its_form() -> None:
    lamp = sell(open_shop())
    someone = visitor()
    put_in(someone, lamp)
    action, token = line_form(someone.get("/cart"))

    answer = someone.post(action, token | {"quantity": "4"})

    assert (answer.status, answer.headers["Location"]) == (303, "/cart")
    assert someone.get("/cart").page.one("input", name="quantity")["value"] == "4"
    assert someone.cookies["windlass_cart_count"] == "4"


@pytest.mark.parametrize("fields", [{"remove": "1", "quantity": "4"}, {"quantity": "0"}])
def test_a_line_is_taken_out(fields: dict[str, str]) -> None:
    lamp = sell(open_shop())
    someone = visitor()
    put_in(someone, lamp)
    action, token = line_form(someone.get("/cart"))

    someone.post(action, token | fields)

    assert "Your cart is empty." in someone.get("/cart").body
    assert someone.cookies["windlass_cart_count"] == "0"


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_form_without_its_token_changes_nothing(token: str) -> None:
    lamp = sell(open_shop())
    someone = visitor()
    put_in(someone, lamp)
    action, _ = line_form(someone.get("/cart"))

    answer = someone.post(action, {"csrf": token, "remove": "1"})

    assert answer.status == 403
    assert someone.get("/cart").page.one("input", name="quantity")["value"] == "1"


def test_a_token_of_another_cart_changes_nothing() -> None:
    lamp = sell(open_shop())
    someone, other = visitor(), visitor()
    put_in(someone, lamp)
    put_in(other, lamp)
    action, _ = line_form(someone.get("/cart"))
    _, token = line_form(other.get("/cart"))

    assert someone.post(action, token | {"remove": "1"}).status == 403


@pytest.mark.parametrize("cart_id", ["nonsense", "01JQ0000000000000000000000", "../../x"])
def test_a_cart_that_is_not_there_is_an_empty_one(cart_id: str) -> None:
    open_shop()
    someone = visitor()
    someone.cookies["windlass_cart"] = cart_id

    answer = someone.get("/cart")

    assert answer.status == 200
    assert "Your cart is empty." in answer.body


def test_a_cart_of_another_shop_is_not_this_ones() -> None:
    lamp = sell(open_shop("volt"))
    open_shop("anchor")
    someone = visitor("volt")
    put_in(someone, lamp)

    someone.host = "anchor.localhost"

    assert "Your cart is empty." in someone.get("/cart").body


def test_a_cookie_of_a_lost_cart_does_not_stop_the_next_one() -> None:
    lamp = sell(open_shop())
    someone = visitor()
    someone.cookies["windlass_cart"] = "01JQ0000000000000000000000"

    assert put_in(someone, lamp).status == 303
    assert "Desk lamp" in someone.get("/cart").body
