"""Whoever writes an address on a slow line loses nothing: answers come while they write."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from tests.e2e.shop import Shop
from tests.e2e.shopper import Shopper


def test_what_is_selected_is_still_replaced_after_delivery_rates_came(
    shop: Shop, page: Page
) -> None:
    held: list[Route] = []
    shopper = Shopper(page, shop, "slow-line")
    shopper.put_in_cart("Foldable laptop stand")
    shopper.go_to_checkout()
    page.get_by_label("Country").select_option("US")
    city, code = (page.get_by_label(name, exact=True) for name in ("City", "ZIP code"))
    street = page.get_by_label("Address", exact=True)
    city.fill("Portland")
    street.fill("12 Oak")
    page.route(re.compile("/checkout$"), lambda route: held.append(route))

    # The new ZIP code is being priced while the shopper turns back to the city.
    code.fill("97205")
    with page.expect_request(re.compile("/checkout$")):
        city.focus()
    street.fill("12 Oak St")
    city.select_text()
    with page.expect_response(re.compile("/checkout$")):
        held[0].continue_()
    expect(page.get_by_role("radio", name="Standard shipping")).to_be_visible()
    page.keyboard.type("Salem")

    expect(city).to_be_focused()
    expect(city).to_have_value("Salem")
    expect(street).to_have_value("12 Oak St")
    expect(code).to_have_value("97205")


def test_a_quantity_that_is_being_written_stays_while_another_one_is_changed(
    shop: Shop, page: Page
) -> None:
    held: list[Route] = []
    shopper = Shopper(page, shop, "two-lines")
    shopper.put_in_cart("Foldable laptop stand")
    shopper.find("65 W travel charger")
    page.get_by_role("main").get_by_role("button", name="Add to cart").first.click()
    page.get_by_role("link", name="View cart (2)").click()
    cart = page.get_by_role("main")
    first, second = (
        cart.get_by_label(f"Quantity of {title}")
        for title in ("Foldable laptop stand", "65 W travel charger")
    )
    page.route(re.compile("/cart/lines/"), lambda route: held.append(route))

    with page.expect_request(re.compile("/cart/lines/")):
        cart.get_by_role("button", name="One more: Foldable laptop stand").click()
    second.select_text()
    page.keyboard.type("3")
    with page.expect_response(re.compile("/cart$")):
        held[0].continue_()
    expect(first).to_have_attribute("value", "2")

    expect(second).to_be_focused()
    expect(second).to_have_value("3")
    page.unroute_all()
    page.keyboard.press("Tab")
    expect(second).to_have_attribute("value", "3")
