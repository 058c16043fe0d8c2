"""A person who buys, in a browser."""

from __future__ import annotations

from secrets import token_hex

from playwright.sync_api import Page, expect

from tests.e2e.shop import Shop

PAYS, DECLINED, ASKS_3DS = "4242424242424242", "4000000000000002", "4000002500003155"


class Shopper:
    def __init__(self, page: Page, shop: Shop, name: str, *, email: str = ""):
        self.page, self.shop = page, shop
        self.email = email or f"{name}-{token_hex(3)}@example.com"

    def put_in_cart(self, words: str) -> None:
        """Find the product in the shop and put it into the cart."""
        self.find(words)
        self.add_to_cart()

    def find(self, words: str) -> None:
        self.page.goto(self.shop.url("/products"))
        self.page.get_by_role("link", name=words, exact=True).click()

    def add_to_cart(self) -> None:
        """From the product's page to the cart, past the one that opens beside it."""
        self.page.get_by_role("main").get_by_role("button", name="Add to cart").first.click()
        expect(self.page.get_by_text("Added to your cart")).to_be_visible()
        self.page.get_by_role("link", name="View cart (1)").click()

    def go_to_checkout(self) -> None:
        self.page.get_by_role("link", name="Go to checkout").click()
        expect(self.page.get_by_role("heading", name="Checkout")).to_be_visible()

    def fill_in_address(self) -> None:
        """To Portland, by standard shipping. Returns once the total includes it."""
        page = self.page
        page.get_by_label("E-mail", exact=True).fill(self.email)
        page.get_by_label("Country").select_option("US")
        page.get_by_label("Full name", exact=True).fill("Sam Shopper")
        page.get_by_label("Address", exact=True).fill("12 Oak St")
        page.get_by_label("City", exact=True).fill("Portland")
        page.get_by_label("State").select_option("OR")
        page.get_by_label("ZIP code", exact=True).fill("97205")
        page.get_by_label("Phone").fill("+1 202 555 0143")  # or "Phone (optional)"
        page.get_by_role("radio", name="Standard shipping").check()

    def go_to_payment(self) -> None:
        """From the cart to Stripe's page."""
        self.go_to_checkout()
        self.fill_in_address()
        self.press_pay()

    def press_pay(self) -> None:
        self.page.get_by_role("button", name="Pay").click()
        self.page.wait_for_url("**/stripe/pay/**")

    def enter_card(self, number: str = PAYS) -> None:
        """And press the button; where that leads depends on the card."""
        page = self.page
        page.get_by_label("Card number").fill(number)
        page.get_by_label("Expiry").fill("12 / 34")
        page.get_by_label("CVC").fill("123")
        page.get_by_label("Name", exact=True).fill("Sam Shopper")
        page.get_by_role("button", name="Pay").click()

    def buy(self, words: str) -> str:
        """The id of the order, which is confirmed on the page."""
        self.put_in_cart(words)
        self.go_to_payment()
        self.enter_card()
        return self.confirmed()

    def confirmed(self) -> str:
        expect(
            self.page.get_by_role("heading", name="Thank you, your order is placed")
        ).to_be_visible(timeout=60_000)
        return str(self.shop.order_of(self.email)["id"])
