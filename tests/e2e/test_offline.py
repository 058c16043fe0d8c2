"""A shopper whose train enters a tunnel: the shop says so, and goes on afterwards."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.shop import Shop


def test_the_shop_says_that_there_is_no_network_and_goes_on_when_there_is(
    shop: Shop, new_person: Callable[..., Page]
) -> None:
    page = new_person(service_workers="allow")
    page.goto(shop.url("/"))
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")

    page.context.set_offline(True)
    page.goto(shop.url("/products"))

    expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    assert page.url.endswith("/products")
    ground = page.evaluate("() => getComputedStyle(document.body).fontFamily")
    assert "Inter" in ground  # its styles were kept, too

    page.context.set_offline(False)
    page.get_by_role("link", name="Try again").click()

    expect(page.get_by_role("heading", name="All products")).to_be_visible()
