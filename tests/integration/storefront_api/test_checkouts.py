"""A purchase through the public API alone."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from storefront_api.app import handler
from tests.support.api import Answer, call
from tests.support.checkout_factories import GERMANY, Shop, open_shop, pay, service_rate
from tests.support.sandbox import sandbox
from windlass.checkout import service
from windlass.orders import service as orders
from windlass.stores import service as stores

__all__ = ["sandbox"]

pytestmark = pytest.mark.usefixtures("table", "sandbox")


@pytest.fixture
def shop(sandbox: object) -> Shop:
    return open_shop()


def post(shop: Shop, **overrides: Any) -> Answer:
    body = {
        "cart_id": shop.cart(),
        "email": "ada@example.com",
        "address": GERMANY,
        "shipping_rate_id": service_rate(shop.shopper),
        **overrides,
    }
    return call(handler, "POST", path(shop), body=body)


def path(shop: Shop, checkout_id: str = "") -> str:
    slug = stores.get(shop.owner).slug
    return f"/api/v1/public/stores/{slug}/checkouts{checkout_id and '/' + checkout_id}"


def test_a_shopper_pays_and_has_an_order(shop: Shop) -> None:
    begun = post(shop)
    pay(service.get(shop.shopper, begun.body["id"]))
    done = call(handler, "GET", path(shop, begun.body["id"]))

    assert (begun.status, begun.body["state"], begun.body["total"]["amount"]) == (201, "open", 2490)
    assert httpx.URL(begun.body["payment_url"]).path.startswith("/stripe/pay/")
    assert (done.body["state"], done.body["payment_url"]) == ("completed", None)
    assert orders.get(shop.owner, begun.body["id"]).number == 1001


def test_every_wrong_field_is_named_at_once(shop: Shop) -> None:
    wrong = {"name": "", "line1": "", "postal_code": "1", "city": "Berlin", "country": "DE"}

    answer = post(shop, email="nobody", address=wrong)

    assert answer.status == 422
    assert sorted(field["field"] for field in answer.body["fields"]) == [
        "address.line1",
        "address.name",
        "address.postal_code",
        "email",
    ]


def test_another_price_than_the_one_seen_is_refused(shop: Shop) -> None:
    answer = post(shop, seen_total={"amount": 1990, "currency": "EUR"})
    assert (answer.status, answer.body["code"]) == (409, "cart_changed")


def test_a_country_without_shipping_is_told_by_its_field(shop: Shop) -> None:
    france = GERMANY | {"country": "FR", "postal_code": "75001", "city": "Paris"}

    answer = post(shop, address=france)

    assert (answer.status, answer.body["code"]) == (422, "shipping_unavailable")
    assert [field["field"] for field in answer.body["fields"]] == ["address.country"]


def test_another_shops_checkout_is_not_there(shop: Shop) -> None:
    other = open_shop(user_id="owner-2", name="Other")
    begun = post(shop)

    assert call(handler, "GET", path(other, begun.body["id"])).status == 404
