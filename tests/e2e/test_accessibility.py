"""Nothing that axe calls serious or critical, on any page, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from infra.local.place import DEMO_EMAIL, DEMO_PASSWORD
from tests.e2e import site_map
from tests.e2e.looking import SCHEMES, settled, show_in
from tests.e2e.merchant import Merchant
from tests.e2e.shop import Shop
from tests.e2e.shopper import Shopper

BAD = {"serious", "critical"}
AXE = Axe()


def faults(page: Page, name: str) -> list[str]:
    """What is bad on the page that is open, in words."""
    found = []
    for scheme in SCHEMES:
        show_in(page, scheme)
        for violation in AXE.run(page).response["violations"]:
            if violation["impact"] in BAD:
                where = [(node["target"], node["failureSummary"]) for node in violation["nodes"]][
                    :3
                ]
                found.append(f"{name} ({scheme}): {violation['id']}, {violation['help']}: {where}")
    return found


def test_every_page_of_the_dashboard_is_for_everybody(
    shop: Shop, new_person: Callable[..., Page]
) -> None:
    merchant = Merchant(new_person(reduced_motion="reduce"), shop.stack, DEMO_EMAIL, DEMO_PASSWORD)
    merchant.visit(shop.dashboard())
    guest = new_person(reduced_motion="reduce")
    found = []
    for place in site_map.dashboard(shop):
        page = guest if place.is_for_guests else merchant.page
        page.goto(place.address)
        settled(page)
        found += faults(page, place.name)

    assert not found, "\n".join(found)


def test_every_page_of_a_shop_is_for_everybody(shop: Shop, new_person: Callable[..., Page]) -> None:
    page = new_person(reduced_motion="reduce")
    found = []
    for place in site_map.storefront(shop):
        page.goto(place.address)
        found += faults(page, place.name)

    assert not found, "\n".join(found)


def test_every_page_on_the_way_to_an_order_is_for_everybody(
    shop: Shop, new_person: Callable[..., Page]
) -> None:
    page = new_person(reduced_motion="reduce")
    shopper = Shopper(page, shop, "everybody")
    shopper.put_in_cart("Dimmable desk lamp")
    found = faults(page, "cart")
    shopper.go_to_checkout()
    found += faults(page, "checkout")
    page.get_by_label("E-mail", exact=True).fill("nobody")
    page.get_by_role("button", name="Continue to payment").click()
    found += faults(page, "checkout with mistakes")
    shopper.fill_in_address()
    shopper.press_pay()
    found += faults(page, "payment")
    shopper.enter_card()
    shopper.confirmed()
    found += faults(page, "confirmation")

    assert not found, "\n".join(found)
