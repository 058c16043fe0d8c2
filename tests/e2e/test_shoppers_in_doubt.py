"""Shoppers who go back, choose while something is worked out, or come second."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex

from playwright.sync_api import Page, Route, expect

from tests.e2e.shop import Json, Shop
from tests.e2e.shopper import Shopper


def test_back_from_the_payment_page_keeps_the_cart_and_what_was_typed(
    shop: Shop, page: Page
) -> None:
    shopper = Shopper(page, shop, "thinks-again")
    shopper.put_in_cart("Foldable laptop stand")
    shopper.go_to_payment()

    page.go_back()
    expect(page.get_by_label("E-mail", exact=True)).to_have_value(shopper.email)
    expect(page.get_by_label("ZIP code")).to_have_value("97205")
    shopper.press_pay()
    page.get_by_role("link", name="Back to Volt Electronics").click()
    expect(page.get_by_role("alert")).to_have_text(
        "You came back without paying. Nothing was charged."
    )
    page.goto(shop.url("/cart"))
    expect(page.get_by_role("link", name="Foldable laptop stand")).to_be_visible()
    shopper.go_to_payment()
    shopper.enter_card()

    shopper.confirmed()
    assert len(shop.orders_of(shopper.email)) == 1


def test_what_is_chosen_while_delivery_is_worked_out_stays_chosen(shop: Shop, page: Page) -> None:
    shopper = Shopper(page, shop, "chooses-quickly")
    shopper.put_in_cart("Foldable laptop stand")
    shopper.go_to_checkout()
    held: list[Route] = []
    page.route("**/checkout", lambda route: held.append(route))
    for label, value in (("Country", "DE"), ("Country", "US"), ("State", "OR")):
        with page.expect_request("**/checkout"):
            page.get_by_label(label).select_option(value)

    for route in held:
        with page.expect_response("**/checkout"):
            route.continue_()

    expect(page.get_by_label("State")).to_have_value("OR")


def test_who_comes_second_for_the_last_one_is_told(
    shop: Shop, new_person: Callable[..., Page]
) -> None:
    product = there_is_one_left(shop)
    first = Shopper(new_person(), shop, "quick")
    second = Shopper(new_person(), shop, "slow")
    for shopper in (first, second):
        shopper.page.goto(shop.url(f"/products/{product['handle']}"))
        shopper.add_to_cart()
    second.go_to_checkout()
    second.fill_in_address()

    first.go_to_payment()
    first.enter_card()
    first.confirmed()
    second.page.get_by_role("button", name="Continue to payment").click()

    expect(second.page.get_by_role("heading", name="Your cart")).to_be_visible()
    expect(second.page.get_by_role("main")).to_contain_text("This is no longer available.")
    expect(second.page.get_by_role("link", name="Go to checkout")).to_have_count(0)
    assert shop.orders_of(second.email) == []
    shop.ask("POST", f"/products/{product['id']}/archive")


def there_is_one_left(shop: Shop) -> Json:
    """A new product on sale, one piece of it."""
    price = {"amount": 4900, "currency": "USD"}
    body = {
        "title": f"Last of its kind {token_hex(3)}",
        "status": "active",
        "options": [],
        "variants": [{"values": [], "price": price}],
    }
    product: Json = shop.ask("POST", "/products", body)
    stock = {"variant_id": product["variants"][0]["id"], "on_hand": 1}
    shop.ask("PUT", f"/products/{product['id']}/stock", {"variants": [stock]})
    return product
