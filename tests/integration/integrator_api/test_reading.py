"""What a key reads: its own store, its own scopes, and never what only the merchant sees."""

from typing import Any

import pytest

from integrator_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import create_product
from tests.support.orders_factories import place
from tests.support.stores_factories import create_store, owner_of
from windlass.api_keys import service
from windlass.api_keys.schemas import CreateApiKey
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


def key_of(owner: StoreContext, *scopes: str) -> str:
    body = CreateApiKey.model_validate({"name": "key", "scopes": list(scopes)})
    return service.create(owner, body)[1]


def get(path: str, key: str) -> Answer:
    return call(handler, "GET", path, headers={"x-api-key": key})


@pytest.fixture
def owner() -> StoreContext:
    return owner_of(create_store(slug="volt"))


def test_products_come_without_their_cost(owner: StoreContext) -> None:
    product_id = create_product(owner).product.product_id
    key = key_of(owner, "products:read")

    listed, one = get("/v1/products", key), get(f"/v1/products/{product_id}", key)

    assert [item["id"] for item in listed.body["items"]] == [product_id]
    [variant] = one.body["variants"]
    assert (variant["price"], variant["cost"], variant["margin"]) == (
        {"amount": 2000, "currency": "EUR"},
        None,
        None,
    )


def test_orders_come_without_profit(owner: StoreContext) -> None:
    order = place(owner)
    key = key_of(owner, "orders:read")

    one = get(f"/v1/orders/{order.order_id}", key).body
    [card] = get("/v1/orders", key).body["items"]

    assert (one["number"], one["total"]["amount"]) == (1001, 3998)
    assert (one["profit"], one["payment"]["fee"], card["profit"]) == (None, None, None)
    assert [line["unit_cost"] for line in one["lines"]] == [None]


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("/v1/products", "orders:read"),
        ("/v1/products/anything", "orders:read"),
        ("/v1/orders", "products:read"),
        ("/v1/orders/anything", "products:read"),
        ("/v1/store", "products:read"),
    ],
)
def test_a_key_without_the_scope_gets_403(owner: StoreContext, path: str, scope: str) -> None:
    answer = get(path, key_of(owner, scope))
    assert (answer.status, answer.body["code"]) == (403, "forbidden")


def test_another_stores_things_are_not_there(owner: StoreContext) -> None:
    other = owner_of(create_store("owner-2", slug="ampere"))
    product_id, order = create_product(other).product.product_id, place(other)
    key = key_of(owner, "products:read", "orders:read")

    found: list[Any] = [
        get(f"/v1/products/{product_id}", key).status,
        get(f"/v1/orders/{order.order_id}", key).status,
        get("/v1/products", key).body["items"],
        get("/v1/orders", key).body["items"],
    ]

    assert found == [404, 404, [], []]
