"""A person who runs a store, in the dashboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.stack import Stack

PASSWORD = "correct-horse-battery-26"


class Merchant:
    def __init__(self, page: Page, stack: Stack, email: str, password: str = PASSWORD):
        self.page, self.stack, self.email, self.password = page, stack, email, password

    def log_in(self) -> None:
        """From wherever the login was asked for, back to there."""
        page = self.page
        page.get_by_label("E-mail").fill(self.email)
        page.get_by_label("Password", exact=True).fill(self.password)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", name="Log in")).to_have_count(0)

    def visit(self, address: str) -> None:
        """A page of the dashboard, logging in if that is asked for."""
        self.page.goto(address)
        login = self.page.get_by_role("button", name="Log in")
        expect(login.or_(self.page.get_by_role("navigation").first)).to_be_visible()
        if login.is_visible():
            self.log_in()

    # --- Opening a store ---

    def register(self, name: str) -> None:
        page = self.page
        page.goto(f"{self.stack.url('dashboard')}/register")
        page.get_by_label("Your name").fill(name)
        page.get_by_label("E-mail").fill(self.email)
        page.get_by_label("Password", exact=True).fill(self.password)
        page.get_by_role("button", name="Create account").click()
        expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()

    def confirm_address(self) -> Page:
        """By the link in the mail, which opens a tab of its own."""
        page = self.page
        page.goto(f"{self.stack.url('mail')}/?to={self.email}")
        mail = page.get_by_role("link", name="Confirm")
        while not mail.is_visible():
            page.reload()
        mail.click()
        with page.expect_popup() as opened:
            page.frame_locator("iframe").get_by_role("link", name="Confirm").click()
        self.page = opened.value
        expect(self.page.get_by_role("heading", name="Your address is confirmed")).to_be_visible()
        self.page.get_by_role("link", name="Go on").click()
        return self.page

    def create_store(self, name: str) -> str:
        """The store's id."""
        page = self.page
        page.get_by_role("link", name="Create store").click()
        page.get_by_label("Store name").fill(name)
        expect(page.get_by_text("This address is free")).to_be_visible()
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_label("Currency")).to_contain_text("US Dollar")
        page.get_by_role("button", name="Create store").click()
        expect(page.get_by_role("heading", name=f"Open {name}")).to_be_visible()
        return page.url.rpartition("/stores/")[2].partition("/")[0]

    def go(self, entry: str) -> None:
        """To a page of the store by the sidebar."""
        self.page.get_by_role("navigation", name="Store").get_by_role("link", name=entry).click()

    def connect_payments(self, legal_name: str) -> None:
        page = self.page
        page.get_by_role("link", name="Set up payments").click()
        page.get_by_role("button", name="Connect Stripe").click()
        page.get_by_role("radio", name="Company").check()
        page.get_by_label("Legal name").fill(legal_name)
        page.get_by_label("What you sell").fill("Small electronics")
        page.get_by_label("Support email").fill(self.email)
        page.get_by_label("Bank account number or IBAN").fill("000123456789")
        page.get_by_role("checkbox", name="I accept the terms of service").check()
        page.get_by_role("button", name="Complete", exact=True).click()
        expect(page.get_by_text("Connected", exact=True)).to_be_visible()

    def connect_cj(self, api_key: str) -> None:
        page = self.page
        page.get_by_role("link", name="Connect supplier").click()
        page.get_by_role("radio", name="CJ").check()
        page.get_by_label("API key").fill(api_key)
        page.get_by_role("button", name="Connect CJ").click()
        expect(page.get_by_role("button", name="Test connection")).to_be_visible()

    def import_product(self, address: str) -> None:
        """As a draft, whose page opens."""
        page = self.page
        page.get_by_role("link", name="Import product").click()
        page.get_by_label("Address or number at the supplier").fill(address)
        page.get_by_role("button", name="Preview product").click()
        page.get_by_role("button", name="Import as draft").click()
        expect(page.get_by_label("Status", exact=True)).to_have_value("draft", timeout=90_000)

    def publish(self, title: str) -> None:
        """The product whose page is open, under this title."""
        self.page.get_by_label("Title").first.fill(title)
        self.page.get_by_label("Status", exact=True).select_option("active")
        self.save()

    def save(self) -> None:
        self.page.get_by_role("button", name="Save", exact=True).click()
        expect(self.page.get_by_role("button", name="Save", exact=True)).to_have_count(0)

    def ship_to_the_usa(self) -> None:
        page = self.page
        page.get_by_role("link", name="Add shipping zone").click()
        page.get_by_label("Zone name").fill("United States")
        page.get_by_label("Countries").click()
        page.get_by_placeholder("Search countries").fill("United States")
        page.get_by_role("option", name="United States", exact=True).click()
        page.keyboard.press("Escape")
        page.get_by_label("Name", exact=True).fill("Standard shipping")
        page.get_by_label("Price", exact=True).fill("4.90")
        page.get_by_label("Arrives in, from").fill("6")
        page.get_by_label("to", exact=True).fill("12")
        self.save()

    def order_without_waiting(self) -> None:
        """Suppliers are ordered right after the payment."""
        page = self.page
        self.go("Settings")
        page.get_by_role("link", name="Fulfilment").click()
        page.get_by_label("Wait before ordering").fill("0")
        self.save()
