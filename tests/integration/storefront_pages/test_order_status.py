from datetime import UTC, datetime
from typing import Any

import pytest

from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer
from tests.support import orders_factories
from windlass.fulfilment import models
from windlass.fulfilment.models import Parcel, Workflow
from windlass.kit import addresses
from windlass.orders import links
from windlass.orders.models import Order
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")

SHIPPED = datetime(2026, 6, 3, 9, 30, tzinfo=UTC)
DELIVERED = datetime(2026, 6, 6, 14, 0, tzinfo=UTC)
ADA = {
    "name": "Ada Byron",
    "line1": "Hafenstrasse 4",
    "postal_code": "20457",
    "city": "Hamburg",
    "country": "DE",
}


def ordered(owner: StoreContext) -> Order:
    address = addresses.normalise(ADA).to_document()
    return orders_factories.place(owner, address=address)


def send(owner: StoreContext, order: Order, parcel_id: str = "P1", **overrides: Any) -> None:
    pk = models.fulfilment_pk(owner.store_id, order.order_id)
    Workflow(
        pk,
        models.WORKFLOW_SK,
        store_id=owner.store_id,
        order_id=order.order_id,
        started_at=SHIPPED,
        execution=order.order_id,
    ).save()
    facts = {
        "part_id": "part-1",
        "carrier": "DHL",
        "tracking_number": "JD0146000065",
        "tracking_url": "https://track.example/JD0146000065",
        "line_ids": ["line-1"],
        "shipped_at": SHIPPED,
    }
    Parcel(pk, models.parcel_sk(parcel_id), parcel_id=parcel_id, **(facts | overrides)).save()


def status_of(owner: StoreContext, order: Order) -> Answer:
    token = links.token(owner.store_id, order.order_id)
    return visitor().get(f"/orders/{order.order_id}?token={token}")


def test_an_order_that_was_just_placed_has_no_parcels() -> None:
    owner = open_shop()

    answer = status_of(owner, ordered(owner))

    assert answer.status == 200
    assert "Your parcel" not in answer.body
    assert answer.page.one("li", aria_current="step")["class"] == "is-current"


def test_it_leads_to_the_invoice() -> None:
    owner = open_shop()
    order = ordered(owner)

    answer = status_of(owner, order)

    token = links.token(owner.store_id, order.order_id)
    where = f"/api/v1/public/stores/volt/orders/{order.order_id}/invoice?token={token}"
    link = answer.page.one("a", href=f"http://volt.localhost:8080{where}")
    assert "Download the invoice (PDF)" in answer.body
    assert link["class"] == "more"


def test_a_parcel_shows_where_it_is_and_how_to_follow_it() -> None:
    owner = open_shop()
    order = ordered(owner)
    send(owner, order, last_scan="Left the depot in Leipzig", last_scan_at=SHIPPED)

    answer = status_of(owner, order)

    assert "JD0146000065" in answer.body
    assert "2 \N{MULTIPLICATION SIGN} Phone mount, Black" in answer.body
    assert "Shipped on 3 June 2026" in answer.body
    assert "Left the depot in Leipzig" in answer.body
    assert answer.page.one("a", href="https://track.example/JD0146000065")


def test_each_of_several_parcels_is_shown_in_the_order_they_left() -> None:
    owner = open_shop()
    order = ordered(owner)
    send(owner, order, "P2", carrier="GLS", shipped_at=DELIVERED)
    send(owner, order, "P1", carrier="DHL", delivered_at=DELIVERED)

    body = status_of(owner, order).body

    assert body.index("Parcel 1 of 2") < body.index("DHL") < body.index("Parcel 2 of 2")
    assert "Delivered on 6 June 2026" in body


def test_a_tracking_address_that_is_no_web_page_is_no_link() -> None:
    owner = open_shop()
    order = ordered(owner)
    send(owner, order, tracking_url="javascript:alert(1)")

    answer = status_of(owner, order)

    assert "javascript:" not in answer.body
    assert "JD0146000065" in answer.body
