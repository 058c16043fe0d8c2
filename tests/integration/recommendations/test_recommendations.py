"""What is shown beside a product, and what the merchant says goes with it."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.api import Answer, call
from tests.support.collections_factories import Queue, create_category
from tests.support.table import items
from windlass.catalog import service as catalog
from windlass.collections import placements
from windlass.collections.schemas import PlaceProduct
from windlass.kit.ids import new_id
from windlass.recommendations import service
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


def send(owner: StoreContext, method: str, product_id: str, *ids: str, version: int = 0) -> Answer:
    path = f"/api/v1/stores/{owner.store_id}/recommendations/products/{product_id}"
    body: Any = {"product_ids": list(ids)} if method == "PUT" else None
    return call(handler, method, path, as_=owner, body=body, headers={"If-Match": f'"{version}"'})


def test_the_merchant_pairs_products_in_an_order() -> None:
    owner = open_shop()
    lamp, bulb, cable = (sell(owner, title).product_id for title in ("Lamp", "Bulb", "Cable"))

    saved = send(owner, "PUT", lamp, cable, bulb)

    assert (saved.status, saved.headers["ETag"]) == (200, ['"1"'])
    assert [card["title"] for card in saved.body["items"]] == ["Cable", "Bulb"]
    assert send(owner, "GET", lamp).body["product_ids"] == [cable, bulb]
    assert send(owner, "PUT", lamp, bulb).status == 412


def test_what_cannot_go_with_a_product_is_refused_by_place() -> None:
    owner = open_shop()
    lamp, bulb = sell(owner, "Lamp").product_id, sell(owner, "Bulb").product_id
    before = items()

    answer = send(owner, "PUT", lamp, bulb, bulb, lamp, new_id())

    assert (answer.status, answer.body["code"]) == (422, "pairs_invalid")
    assert [(each["field"], each["rule"]) for each in answer.body["fields"]] == [
        ("product_ids.1", "unique"),
        ("product_ids.2", "itself"),
        ("product_ids.3", "unknown_product"),
    ]
    assert items() == before


def test_pairs_and_what_is_alike_stand_beside_a_product() -> None:
    owner = open_shop()
    lamps = create_category(owner, "Lamps")
    own, near, dear, bulb = (
        sell(owner, title, variant_in(price=price)).product_id
        for title, price in (("Own", 2000), ("Near", 2200), ("Dear", 9000), ("Bulb", 300))
    )
    for product_id in (own, near, dear):
        placements.place(owner, product_id, PlaceProduct(category_id=lamps))
    send(owner, "PUT", own, bulb)

    page = visitor().get("/products/own/related").body

    pairs, alike = page.split('data-more="related"')
    assert "Goes well with it" in pairs
    assert "/products/bulb" in pairs
    assert alike.index("/products/near") < alike.index("/products/dear")
    assert "/products/own" not in alike.split("</section>")[0]
    assert 'data-from="/products/own/related"' in visitor().get("/products/own").body


def test_nothing_is_shown_where_there_is_nothing() -> None:
    owner = open_shop()
    sell(owner, "Lonely")
    someone = visitor()
    assert "data-more" not in someone.get("/products/lonely/related").body
    assert "data-more" not in someone.get("/cart/goes-with").body
    assert "data-more" not in someone.get(f"/recently-viewed/{new_id()},nonsense".lower()).body


def test_a_cart_shows_what_goes_with_it_and_not_what_is_in_it() -> None:
    owner = open_shop()
    lamp, bulb = sell(owner, "Lamp"), sell(owner, "Bulb")
    gone = sell(owner, "Gone", variant_in(left=0))
    send(owner, "PUT", lamp.product_id, gone.product_id, bulb.product_id)
    send(owner, "PUT", bulb.product_id, lamp.product_id)
    someone = visitor()
    someone.post("/cart/lines", {"product": lamp.product_id, "variant": lamp.variants[0].id})

    page = someone.get("/cart/goes-with").body

    assert "/products/bulb" in page
    assert "/products/gone" not in page
    someone.post("/cart/lines", {"product": bulb.product_id, "variant": bulb.variants[0].id})
    assert "data-more" not in someone.get("/cart/goes-with").body


def test_what_a_browser_saw_comes_in_its_order_and_is_kept_nowhere() -> None:
    owner = open_shop()
    first, second = sell(owner, "First").product_id, sell(owner, "Second").product_id
    draft = sell(owner, "Draft", status="draft").product_id
    before = items()

    answer = visitor().get(f"/recently-viewed/{second},{draft},{first}".lower())

    assert answer.body.index("/products/second") < answer.body.index("/products/first")
    assert "Draft" not in answer.body
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert items() == before


def test_a_deleted_product_leaves_no_pairs() -> None:
    owner = open_shop()
    lamp, bulb = sell(owner, "Lamp").product_id, sell(owner, "Bulb").product_id
    send(owner, "PUT", lamp, bulb)
    send(owner, "PUT", bulb, lamp)

    catalog.delete(owner, bulb, version=1)
    Queue().deliver()

    assert len(items("Pairs")) == 1
    assert send(owner, "GET", lamp).body["items"] == []
    assert service.paired(owner, [lamp]) == []
