"""Every page of the dashboard fits a desk and a phone, and nothing is wrong in the console."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page

from infra.local.place import DEMO_EMAIL, DEMO_PASSWORD
from tests.e2e import site_map
from tests.e2e.looking import Complaints, look_at, settled
from tests.e2e.merchant import Merchant
from tests.e2e.shop import Shop


def test_every_page_of_the_dashboard_fits_and_works(
    shop: Shop, new_person: Callable[..., Page]
) -> None:
    merchant = Merchant(new_person(reduced_motion="reduce"), shop.stack, DEMO_EMAIL, DEMO_PASSWORD)
    merchant.visit(shop.dashboard())
    guest = new_person(reduced_motion="reduce")
    complaints, guests = Complaints(merchant.page), Complaints(guest)
    guests.expected.add(f"{shop.stack.url('dashboard')}/api/v1/auth/refresh")  # a guest has none
    found = []
    for place in site_map.dashboard(shop):
        page = guest if place.is_for_guests else merchant.page
        page.goto(place.address)
        settled(page)
        assert urlsplit(page.url).path.rstrip("/") == urlsplit(place.address).path.rstrip("/")
        found += look_at(page, place.name)

    found += complaints.found + guests.found
    assert not found, "\n".join(found)
