"""Shoppers pay in every way people pay, and never twice."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.shop import Shop
from tests.e2e.shopper import ASKS_3DS, DECLINED, Shopper


def test_a_declined_card_is_said_and_another_one_pays(shop: Shop, page: Page) -> None:
    shopper = Shopper(page, shop, "declined")
    shopper.put_in_cart("Foldable laptop stand")
    shopper.go_to_payment()

    shopper.enter_card(DECLINED)
    expect(page.get_by_role("alert")).to_have_text("Your card was declined.")
    assert shop.orders_of(shopper.email) == []
    shopper.enter_card()

    shopper.confirmed()
    assert len(shop.orders_of(shopper.email)) == 1


def test_a_card_that_asks_the_bank_pays_once_the_bank_agrees(shop: Shop, page: Page) -> None:
    shopper = Shopper(page, shop, "careful")
    shopper.put_in_cart("Foldable laptop stand")
    shopper.go_to_payment()

    shopper.enter_card(ASKS_3DS)
    page.get_by_role("button", name="Fail authentication").click()
    expect(page.get_by_role("alert")).to_contain_text("has failed authentication")
    shopper.enter_card(ASKS_3DS)
    page.get_by_role("button", name="Complete authentication").click()

    shopper.confirmed()
    assert len(shop.orders_of(shopper.email)) == 1


def test_who_closes_the_tab_after_paying_still_gets_the_order(shop: Shop, page: Page) -> None:
    shopper = Shopper(page, shop, "in-a-hurry")
    shopper.put_in_cart("Foldable laptop stand")
    shopper.go_to_payment()
    page.route(re.compile(r"/checkout/[^/]+/return"), lambda route: route.abort())

    with page.expect_request(re.compile(r"/checkout/[^/]+/return")):
        shopper.enter_card()
    page.close()

    assert shop.order_of(shopper.email)["payment"]["status"] == "paid"
    shop.wait_for_mail(shopper.email, "confirmed")
    assert len(shop.orders_of(shopper.email)) == 1


def test_the_same_cart_in_two_tabs_is_paid_once(shop: Shop, page: Page) -> None:
    shopper = Shopper(page, shop, "two-tabs")
    shopper.put_in_cart("Foldable laptop stand")
    second = Shopper(page.context.new_page(), shop, "", email=shopper.email)
    second.page.goto(shop.url("/cart"))

    shopper.go_to_payment()
    second.go_to_payment()
    shopper.enter_card()
    order_id = shopper.confirmed()
    second.page.reload()

    assert "Card number" not in second.page.content()
    assert [order["id"] for order in shop.orders_of(shopper.email)] == [order_id]


def test_one_can_buy_without_javascript(shop: Shop, new_person: Callable[..., Page]) -> None:
    page = new_person(java_script_enabled=False)
    shopper = Shopper(page, shop, "no-script")
    page.goto(shop.url())
    page.get_by_role("link", name="See all", exact=True).click()
    page.get_by_role("link", name="65 W travel charger", exact=True).click()
    page.get_by_role("link", name="Black").click()
    page.get_by_role("link", name="UK", exact=True).click()
    page.get_by_role("main").get_by_role("button", name="Add to cart").first.click()
    expect(page.get_by_text("Black / UK")).to_be_visible()
    shopper.go_to_checkout()
    page.get_by_label("Country").select_option("US")
    page.get_by_role("button", name="Update delivery and total").click()
    shopper.fill_in_address()

    shopper.press_pay()
    shopper.enter_card()

    [line] = shop.order(shopper.confirmed())["lines"]
    assert line["variant_title"] == "Black / UK"


def test_the_keyboard_alone_can_buy(shop: Shop, page: Page) -> None:
    shopper = Shopper(page, shop, "keyboard")
    page.goto(shop.url(f"/products/{shop.product('Dimmable desk lamp')['handle']}"))
    keys = Keyboard(page)

    keys.press_enter_on("button", "Add to cart")
    expect(page.get_by_text("Added to your cart")).to_be_visible()
    keys.press_enter_on("link", "Go to checkout")
    for label, text in (
        ("E-mail", shopper.email),
        ("Country", "United States"),
        ("Full name", "Sam Shopper"),
        ("Address", "12 Oak St"),
        ("City", "Portland"),
        ("State", "Oregon"),
        ("ZIP code", "97205"),
    ):
        keys.type_into(label, text)
    expect(page.get_by_role("radio", name="Standard shipping")).to_be_checked()
    keys.press_enter_on("button", "Continue to payment")
    page.wait_for_url("**/stripe/pay/**")
    for label, text in (
        ("Card number", "4242424242424242"),
        ("Expiry", "12 / 34"),
        ("CVC", "123"),
        ("Name", "Sam Shopper"),
    ):
        keys.type_into(label, text)
    keys.press_enter_on("button", "Pay")

    assert shop.order(shopper.confirmed())["address"]["city"] == "Portland"


def test_a_bank_debit_becomes_an_order_when_it_arrives(shop: Shop, page: Page) -> None:
    shopper = Shopper(page, shop, "by-debit")
    shopper.put_in_cart("Foldable laptop stand")
    shopper.go_to_payment()
    session = page.url.rpartition("/stripe/pay/")[2].partition("?")[0].partition("#")[0]
    page.get_by_role("radio", name="Bank debit").check()
    page.get_by_label("Name", exact=True).fill("Sam Shopper")
    page.get_by_role("button", name="Pay").click()
    expect(page.get_by_role("heading", name="We are waiting for your payment")).to_be_visible()
    assert shop.orders_of(shopper.email) == []

    shop.act("stripe", "settle_debit", session, shop.ask("GET", "/payments")["stripe_account_id"])

    shopper.confirmed()  # the page noticed by itself
    shop.wait_for_mail(shopper.email, "confirmed")


class Keyboard:
    """Reaches things by Tab, and gives up when it came round once."""

    def __init__(self, page: Page):
        self.page = page

    def reach(self, role: str, name: str) -> None:
        wanted = self.page.get_by_role(role, name=re.compile(rf"^{name}"))  # type: ignore[arg-type]
        for _ in range(80):
            self.page.keyboard.press("Tab")
            focused = wanted.filter(visible=True)
            if any(one.evaluate("it => it === document.activeElement") for one in focused.all()):
                return
        raise AssertionError(f"Tab never reaches the {role} {name!r}")

    def press_enter_on(self, role: str, name: str) -> None:
        self.reach(role, name)
        self.page.keyboard.press("Enter")

    def type_into(self, label: str, text: str) -> None:
        """Into a text field, or a select, which finds what begins with it."""
        wanted = self.page.get_by_label(label, exact=True)
        for _ in range(40):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("it => it === document.activeElement"):
                break
        else:
            raise AssertionError(f"Tab never reaches {label!r}")
        self.page.keyboard.type(text)
