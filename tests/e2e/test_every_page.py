"""Every page of a shop on a desk and on a phone, in light and in dark: it fits, and nothing is
wrong in the browser's console."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex

from playwright.sync_api import Page, expect

from infra.local.place import Place
from infra.local.seed.client import World
from tests.e2e import site_map
from tests.e2e.looking import Complaints, look_at, settled
from tests.e2e.merchant import PASSWORD
from tests.e2e.shop import Shop
from tests.e2e.shopper import Shopper
from tests.e2e.stack import Stack


def test_every_page_of_a_shop_fits_and_works(shop: Shop, new_person: Callable[..., Page]) -> None:
    page = new_person(reduced_motion="reduce")
    complaints = Complaints(page)
    found = []
    for place in site_map.storefront(shop):
        if place.is_missing:
            complaints.expected.add(place.address)
        page.goto(place.address)
        settled(page)
        found += look_at(page, place.name)

    found += complaints.found
    assert not found, "\n".join(found)


def test_every_page_on_the_way_to_an_order_fits_and_works(
    shop: Shop, new_person: Callable[..., Page]
) -> None:
    page = new_person(reduced_motion="reduce")
    complaints = Complaints(page)
    shopper = Shopper(page, shop, "looks-closely")
    shopper.put_in_cart("Dimmable desk lamp")
    found = look_at(page, "shop-cart")
    shopper.go_to_checkout()
    shopper.fill_in_address()
    found += look_at(page, "shop-checkout")
    shopper.press_pay()
    found += look_at(page, "stripe-payment")
    shopper.enter_card()
    shopper.confirmed()
    found += look_at(page, "shop-confirmation")

    found += complaints.found
    assert not found, "\n".join(found)


def test_the_door_of_a_closed_shop_fits_and_works(
    stack: Stack, new_person: Callable[..., Page]
) -> None:
    slug = f"soon-{token_hex(3)}"
    page = new_person(reduced_motion="reduce")
    complaints = Complaints(page)
    open_soon(stack, slug)

    page.goto(stack.url(slug))

    expect(page.get_by_role("heading", name="Opening soon")).to_be_visible()
    found = look_at(page, "shop-closed") + complaints.found
    assert not found, "\n".join(found)


def open_soon(stack: Stack, slug: str) -> None:
    """A store that is not launched yet."""
    world = World(Place(stack.port, stack.state))
    account = {"email": f"{slug}@example.com", "password": PASSWORD, "name": "Nora"}
    world.merchant("POST", "/auth/register", account)
    world.sign_in(account["email"], PASSWORD)
    store = {"name": "Soon", "slug": slug, "currency": "USD", "country": "US"}
    world.merchant("POST", "/stores", store | {"time_zone": "UTC", "locale": "en"})
