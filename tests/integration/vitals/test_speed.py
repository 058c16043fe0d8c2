"""Browsers say how fast pages were; the merchant reads it in sums."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from merchant_api.app import handler as merchant
from storefront_api.app import handler as storefront
from tests.support.api import Answer, call
from tests.support.stores_factories import open_store
from tests.support.table import items
from windlass.stores import storefronts
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy

pytestmark = pytest.mark.usefixtures("table")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
VISIT = {"page": "product", "device": "phone", "lcp": 1200, "inp": 40, "cls": 0}


@pytest.fixture
def shop(table: None) -> StorefrontStore:
    storefronts.forget()
    return open_store(slug="volt")


def say(**visit: Any) -> Answer:
    body = VISIT | visit
    return call(storefront, "POST", "/api/v1/public/stores/volt/vitals", body=body)


def report(shop: StorefrontStore, **query: str) -> Any:
    owner = tenancy.enter(shop.store_id, user_id="owner-1")
    path = f"/api/v1/stores/{shop.store_id}/speed"
    return call(merchant, "GET", path, as_=owner, query=query or None).body


def test_visits_are_summed_by_page_device_and_day(shop: StorefrontStore) -> None:
    with time_machine.travel(NOON - timedelta(days=1), tick=False):
        assert say().status == 204
    with time_machine.travel(NOON, tick=False):
        say(lcp=5000, device="desktop")
        say(page="home", lcp=None, inp=None, cls=300)
        found = report(shop, days="2")

    assert found["whole"]["visits"] == 3
    assert {one["name"]: one["visits"] for one in found["by_page"]} == {"home": 1, "product": 2}
    assert {one["name"]: one["visits"] for one in found["by_device"]} == {"phone": 2, "desktop": 1}
    assert [(one["name"], one["visits"]) for one in found["by_day"]] == [
        ("2026-11-21", 1),
        ("2026-11-22", 2),
    ]
    [lcp] = [one for one in found["whole"]["metrics"] if one["metric"] == "lcp"]
    assert (lcp["good"], lcp["between"], lcp["poor"]) == (1, 0, 1)


def test_visits_at_once_are_all_counted(shop: StorefrontStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: say(), range(40)))

    assert report(shop)["whole"]["visits"] == 40


def test_a_shop_without_visits_has_no_score(shop: StorefrontStore) -> None:
    found = report(shop)

    assert (found["whole"]["score"], found["whole"]["metrics"]) == (None, [])
    assert len(found["by_day"]) == 28


def test_nonsense_is_refused_and_nothing_is_counted(shop: StorefrontStore) -> None:
    for visit in ({"lcp": -1}, {"page": "moon"}, {"cls": "0"}, {"device": None}, {"ip": "1"}):
        assert say(**visit).status == 422

    assert items("VitalsDay") == []


def test_another_shop_s_visits_are_not_ours(shop: StorefrontStore) -> None:
    other = open_store("owner-2", slug="ampere")
    call(storefront, "POST", "/api/v1/public/stores/ampere/vitals", body=VISIT)

    assert report(shop)["whole"]["visits"] == 0
    assert other.store_id != shop.store_id
