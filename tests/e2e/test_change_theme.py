"""A merchant gives the shop another look beside the shop itself, and takes it back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from infra.local.place import DEMO_EMAIL, DEMO_PASSWORD
from tests.e2e.merchant import Merchant
from tests.e2e.shop import Shop

WORDS = "Light for every desk"


def publish(page: Page, name: str) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog", name="Publish the theme")
    dialog.get_by_label("Name of this version").fill(name)
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Theme published")).to_be_visible()
    expect(dialog).to_have_count(0)


def test_a_theme_is_changed_seen_in_the_shop_and_rolled_back(
    shop: Shop, new_person: Callable[..., Page]
) -> None:
    wide = {"viewport": {"width": 1440, "height": 900}}
    merchant = Merchant(new_person(**wide), shop.stack, DEMO_EMAIL, DEMO_PASSWORD)
    shopper = new_person()
    shopper.goto(shop.url())
    before = shopper.get_by_role("heading", level=1).inner_text()

    def greets(words: str) -> bool | None:
        shopper.goto(shop.url())
        return shopper.get_by_role("heading", level=1, name=words).is_visible() or None

    def hero_is_chosen() -> bool | None:
        frame.get_by_role("heading", level=1).click()
        return page.get_by_role("region", name="Hero").is_visible() or None

    merchant.visit(shop.dashboard("/themes/editor"))
    page = merchant.page
    frame = page.frame_locator("iframe")
    publish(page, "Before")
    page.get_by_role("button", name="Phone").click()
    shop.wait(hero_is_chosen, "the clicked section to be chosen")
    page.get_by_label("Heading").fill(WORDS)
    expect(frame.get_by_role("heading", level=1, name=WORDS)).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert greets(before)

    publish(page, "After")
    shop.wait(lambda: greets(WORDS), "the new words in the shop")

    page.get_by_role("link", name="Themes").click()
    page.get_by_role("button", name="Roll back to Before").click()
    expect(page.get_by_text("Shoppers see Before again")).to_be_visible()
    shop.wait(lambda: greets(before), "the old words in the shop")
