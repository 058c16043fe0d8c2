"""Correcting the address of an order on its page, with nothing but the signed link."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer
from tests.support import orders_factories
from tests.support.table import items
from windlass.kit import addresses, clock
from windlass.orders import links
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")

ADA = {
    "name": "Ada Byron",
    "company": "Engines",
    "line1": "Hafenstrasse 4",
    "postal_code": "20457",
    "city": "Hamburg",
    "country": "DE",
}
RIGHT = {"name": "Ada Byron", "line1": "Hafenstrasse 40", "postal_code": "20457", "city": "Hamburg"}


@pytest.fixture
def owner() -> StoreContext:
    return open_shop()


@pytest.fixture
def order(owner: StoreContext) -> Order:
    return orders_factories.place(owner, address=addresses.normalise(ADA).to_document())


def path_of(owner: StoreContext, order: Order, page: str = "/address") -> str:
    return f"/orders/{order.order_id}{page}?token={links.token(owner.store_id, order.order_id)}"


def form_of(owner: StoreContext, order: Order) -> dict[str, str]:
    page = visitor().get(path_of(owner, order)).page
    return RIGHT | {"csrf": page.one("input", name="csrf")["value"]}


def post(owner: StoreContext, order: Order, form: dict[str, str]) -> Answer:
    return visitor().post(path_of(owner, order), form)


def close(order: Order) -> None:
    order.update([Order.placed_at.set(clock.now() - timedelta(days=1))])


def test_order_page_leads_to_a_form_with_the_address_in_it(
    owner: StoreContext, order: Order
) -> None:
    page = visitor().get(path_of(owner, order, "")).page
    form = visitor().get(path_of(owner, order))

    assert page.one("a", href=path_of(owner, order))
    assert form.page.one("input", name="line1")["value"] == "Hafenstrasse 4"
    assert "Country: Germany. Write to the shop" in form.body


def test_what_is_sent_is_where_it_goes(owner: StoreContext, order: Order) -> None:
    answer = post(owner, order, form_of(owner, order))

    assert (answer.status, answer.headers["Location"]) == (303, path_of(owner, order, ""))
    assert orders.get(owner, order.order_id).address["line1"] == "Hafenstrasse 40"
    assert orders.get(owner, order.order_id).address["company"] == ""  # it was taken out


def test_what_is_wrong_is_said_beside_its_field(owner: StoreContext, order: Order) -> None:
    answer = post(owner, order, form_of(owner, order) | {"postal_code": "1"})

    assert answer.status == 422
    assert answer.page.one("input", name="postal_code")["aria-invalid"] == "true"
    assert answer.page.one("input", name="line1")["value"] == "Hafenstrasse 40"


def test_when_it_is_too_late_the_page_says_whom_to_write_to(
    owner: StoreContext, order: Order
) -> None:
    form = form_of(owner, order)
    close(order)

    status, late = visitor().get(path_of(owner, order, "")), post(owner, order, form)

    assert "Is the address wrong? It can no longer be changed here" in status.body
    assert late.status == 409
    assert "perhaps the parcel can still be stopped" in late.body
    assert orders.get(owner, order.order_id).address["line1"] == "Hafenstrasse 4"


def test_order_of_gift_cards_alone_says_nothing_of_its_address(owner: StoreContext) -> None:
    card = orders_factories.line(kind="gift_card", title="Gift card")
    order = orders_factories.place(
        owner, lines=(card,), address=addresses.normalise(ADA).to_document()
    )

    body = visitor().get(path_of(owner, order, "")).body

    assert "/address?" not in body
    assert "Is the address wrong?" not in body


def test_without_the_signed_link_or_our_own_form_nothing_happens(
    owner: StoreContext, order: Order
) -> None:
    form, before = form_of(owner, order), items()

    wrong_link = visitor().post(f"/orders/{order.order_id}/address?token=wrong", form)
    forged = post(owner, order, form | {"csrf": "forged"})

    assert (wrong_link.status, forged.status) == (404, 403)
    assert items() == before
