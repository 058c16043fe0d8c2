"""A shopper finds something by its facets, on a phone, with a keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from infra.local.seed.client import wait_for
from tests.e2e.shop import Shop

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def found(shop: Shop) -> Shop:
    """The shop, once its index has all of its products."""

    def is_built() -> bool:
        index = shop.ask("GET", "/search/index")
        return bool(index["version"] and not index["is_waiting"] and not index["is_rebuilding"])

    wait_for(is_built, "the search index")
    return shop


def press_until(page: Page, key: str, is_there: Callable[[], bool]) -> None:
    for _ in range(60):
        if is_there():
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never led there")


def is_focused(page: Page, selector: str) -> Callable[[], bool]:
    return lambda: bool(page.evaluate("s => document.activeElement?.matches(s) ?? false", selector))


def test_find_by_facet_on_a_phone_with_a_keyboard(found: Shop, page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(found.url("/products"))
    count = page.locator(".listing-count")
    everything = int(re.sub(r"\D", "", count.inner_text()))

    # The filters open as a dialog that keeps the focus.
    press_until(page, "Tab", is_focused(page, "[data-open]"))
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Filters")
    expect(drawer).to_be_visible()
    press_until(page, "Tab", is_focused(page, "dialog input[type=checkbox]"))
    name = page.evaluate("document.activeElement.name")
    value = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")

    # The address, the count and the announcement follow; the focus stays on the choice.
    expect(page).to_have_url(re.compile(rf"[?&]{re.escape(name)}="))
    expect(page.locator("[data-announce]")).to_have_text(re.compile(r"\d+ products?"))
    expect(page.locator(".chip").first).to_be_attached()
    assert is_focused(page, f'input[name="{name}"][value="{value}"]:checked')()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.locator("[data-open]")).to_be_focused()
    narrowed = int(re.sub(r"\D", "", count.inner_text()))
    assert 0 < narrowed <= everything

    # The address alone shows the same, and Back leads to the whole list.
    narrowed_url = page.url
    page.go_back()
    expect(page).to_have_url(found.url("/products"))
    expect(count).to_have_text(re.compile(rf"^{everything} "))
    page.goto(narrowed_url)
    expect(count).to_have_text(re.compile(rf"^{narrowed} "))


def test_focus_stays_when_the_answer_comes_after_the_filters_were_closed(
    found: Shop, page: Page
) -> None:
    held: list[Route] = []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(found.url("/products"))
    page.route("**/products?*", lambda route: held.append(route))
    press_until(page, "Tab", is_focused(page, "[data-open]"))
    page.keyboard.press("Enter")
    press_until(page, "Tab", is_focused(page, "dialog input[type=checkbox]"))
    with page.expect_request("**/products?*"):
        page.keyboard.press("Space")
    page.keyboard.press("Escape")
    opener = page.locator("[data-open]")
    expect(opener).to_be_focused()

    held[0].continue_()

    expect(page.locator(".chip").first).to_be_attached()
    expect(opener).to_have_text(re.compile(r"\(1\)"))
    assert is_focused(page, "[data-open]")()


def test_suggestions_are_chosen_by_arrow_keys(found: Shop, page: Page) -> None:
    title = found.world.shop(found.slug, "GET", "/products")["items"][0]["title"]
    page.goto(found.url("/"))
    field = page.get_by_role("combobox", name="Search the shop").or_(
        page.get_by_role("searchbox", name="Search the shop")
    )
    field.focus()
    field.press_sequentially(title[:6])

    expect(page.get_by_role("option", name=title).first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-0")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/(products/|search\?q=)"))
