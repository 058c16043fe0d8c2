"""What anyone may read of an open store."""

from typing import Any

import pytest

from storefront_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import create_product, save_product, stocked_product
from tests.support.cost import count_table_calls
from tests.support.stores_factories import create_store, open_store, owner_of
from windlass.catalog import service
from windlass.stores import service as stores
from windlass.stores import storefronts
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture(autouse=True)
def nothing_remembered(table: None) -> None:
    storefronts.forget()


@pytest.fixture
def shop(table: None) -> StorefrontStore:
    return open_store()


def owner(shop: StorefrontStore) -> StoreContext:
    return tenancy.enter(shop.store_id, user_id="owner-1")


def get(slug: str, path: str = "", **options: Any) -> Answer:
    return call(handler, "GET", f"/api/v1/public/stores/{slug}{path}", **options)


def test_a_store_says_who_it_is(shop: StorefrontStore) -> None:
    answer = get(shop.slug)

    assert answer.status == 200
    assert answer.headers["Cache-Control"] == [
        "public, max-age=30, s-maxage=60, stale-while-revalidate=300"
    ]
    assert (answer.body["name"], answer.body["currency"]) == ("Volt Electronics", "EUR")
    assert not {"store_id", "password_hash", "stripe_account_id"} & answer.body.keys()


def test_a_product_with_the_truth_about_its_stock_and_nothing_of_the_merchants(
    shop: StorefrontStore,
) -> None:
    created = stocked_product(owner(shop), 3).product

    answer = get(shop.slug, f"/products/{created.handle}")

    assert answer.status == 200
    assert answer.body["variants"] == [
        {
            "id": created.variants[0].id,
            "title": "",
            "values": [],
            "sku": "",
            "price": {"amount": 2000, "currency": "EUR"},
            "compare_at": None,
            "image_id": None,
            "measure": None,
            "unit_price": None,
            "availability": "low",
            "left": 3,
        }
    ]
    assert "cost" not in str(answer.body)


@pytest.mark.parametrize(
    ("on_hand", "availability", "left"), [(0, "out_of_stock", None), (6, "in_stock", None)]
)
def test_how_many_are_left_is_said_only_when_it_is_low(
    shop: StorefrontStore, on_hand: int, availability: str, left: int | None
) -> None:
    handle = stocked_product(owner(shop), on_hand).product.handle

    [variant] = get(shop.slug, f"/products/{handle}").body["variants"]

    assert (variant["availability"], variant["left"]) == (availability, left)


def test_pages_of_active_products(shop: StorefrontStore) -> None:
    for number in range(3):
        create_product(owner(shop), title=f"Lamp {number}")
    create_product(owner(shop), title="Hidden", status="draft")

    first = get(shop.slug, "/products", query={"limit": "2"}).body
    second = get(shop.slug, "/products", query={"limit": "2", "cursor": first["next_cursor"]}).body

    titles = [card["title"] for card in first["items"] + second["items"]]
    assert sorted(titles) == ["Lamp 0", "Lamp 1", "Lamp 2"]
    assert (len(first["items"]), second["next_cursor"]) == (2, None)
    assert "available" not in first["items"][0]


def test_drafts_unknown_products_and_closed_stores_are_not_there(shop: StorefrontStore) -> None:
    handle = create_product(owner(shop), status="draft").product.handle
    closed = create_store("owner-2", name="Closed")
    behind = create_product(owner_of(closed)).product.handle

    for answer in (
        get(shop.slug, f"/products/{handle}"),
        get(shop.slug, "/products/unknown"),
        get(closed.slug),
        get(closed.slug, f"/products/{behind}"),
        get("unknown"),
    ):
        assert answer.status == 404
        assert answer.headers["Cache-Control"] == ["no-store"]


def test_old_addresses_of_products_and_stores_lead_on(shop: StorefrontStore) -> None:
    product = create_product(owner(shop), handle="old").product
    service.update(owner(shop), product.product_id, save_product(handle="new"), version=1)

    moved = get(shop.slug, "/products/old")
    assert moved.status == 301
    assert moved.headers["Location"] == [f"/api/v1/public/stores/{shop.slug}/products/new"]

    stores.change_slug(owner(shop), "volt")
    storefronts.forget()
    moved = get(shop.slug, "/products/new")
    assert (moved.status, moved.headers["Location"]) == (
        301,
        ["/api/v1/public/stores/volt/products/new"],
    )
    assert get("volt", "/products/new").status == 200


def test_a_product_costs_two_reads_once_its_store_is_known(shop: StorefrontStore) -> None:
    handle = create_product(owner(shop)).product.handle
    get(shop.slug)

    with count_table_calls() as cost:
        get(shop.slug, f"/products/{handle}")
    assert cost.round_trips == 2
    with count_table_calls() as cost:
        get(shop.slug, "/products")
    assert cost.round_trips == 1
