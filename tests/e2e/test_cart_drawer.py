"""The cart beside the page, with a keyboard alone: every change is said once, focus comes back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.shop import Shop

# What a screen reader would say: every text that a live region got, in order.
LISTEN = """() => {
    window.said = []
    new MutationObserver(changes => {
        const regions = new Set()
        for (const { target } of changes) {
            const region = (target.nodeType === 1 ? target : target.parentElement)
                ?.closest('[role=status], [role=alert]')
            if (region && !region.closest('[hidden]')) regions.add(region)
        }
        for (const region of regions) {
            const words = region.textContent.trim()
            if (words) window.said.push(words)
        }
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
}"""


def said(page: Page) -> list[str]:
    """Since it was asked last."""
    return list(page.evaluate("() => window.said.splice(0)"))


def press_on(locator: Locator, key: str = "Enter") -> None:
    locator.focus()
    locator.press(key)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_cart_opens_beside_the_page_and_gives_focus_back(
    shop: Shop, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(shop.url("/products"))
    page.evaluate(LISTEN)
    link = page.locator("a[data-quick]").filter(has_not_text="Gift card").first
    title = link.inner_text().removeprefix("Choose: ")
    picker, cart = (page.get_by_role("dialog", name=name) for name in (title, "Your cart"))

    # A card with variants asks which, without leaving the list.
    press_on(link)
    expect(picker).to_be_visible()
    assert page.url == shop.url("/products")
    press_on(picker.get_by_role("button", name="Add to cart"))
    expect(cart.get_by_role("status")).to_have_text(re.compile(r"^Added to your cart\. Total "))
    expect(picker).to_be_hidden()
    added = said(page)
    assert [words for words in added if words.startswith("Added")] == added[-1:]
    assert not any("available" in words for words in added)

    # Focus stays inside: the page behind it cannot be reached.
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("() => !document.activeElement.closest('main, header, footer')")

    more = cart.get_by_role("button", name=re.compile("^One more"))
    press_on(more)
    expect(cart.get_by_role("status")).to_have_text(re.compile(r": 2 in the cart\. Total "))
    assert len(said(page)) == 1
    expect(more).to_be_focused()

    press_on(cart.get_by_role("button", name=re.compile("^Remove")))
    expect(cart.get_by_role("status")).to_have_text(
        re.compile(r"is no longer in the cart\. Your cart is empty\.$")
    )
    assert len(said(page)) == 1
    page.keyboard.press("Escape")
    expect(cart).to_be_hidden()
    expect(link).to_be_focused()


def test_from_a_product_through_the_drawer_to_the_checkout(shop: Shop, page: Page) -> None:
    page.goto(shop.url("/products"))
    page.locator(".card-title a").first.click()
    button = page.locator("#buy [data-buy]")

    press_on(button)
    cart = page.get_by_role("dialog", name="Your cart")
    expect(cart).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    opener = page.get_by_role("link", name=re.compile("^Cart"))
    press_on(opener)
    expect(cart).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    press_on(opener)
    press_on(cart.get_by_role("link", name="Go to checkout"))
    expect(page.get_by_role("heading", name="Checkout")).to_be_visible()
