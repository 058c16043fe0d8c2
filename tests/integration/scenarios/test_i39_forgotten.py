"""I39: who asks to be forgotten is found nowhere afterwards, and the books stay whole."""

from __future__ import annotations

import json
from copy import replace
from typing import Any

import pytest

from tests.integration.scenarios.forgetting import (
    ADA,
    a_busy_life,
    begin,
    bought,
    end,
    hand_over,
    inside,
    owner_with_mail,
    traces,
    work_off,
)
from tests.integration.storefront_pages.buying import selling
from tests.integration.storefront_pages.shops import visitor
from tests.integration.storefront_pages.signing_in import hidden, sign_in
from tests.support import mail
from tests.support.sandbox import sandbox
from tests.support.table import items
from windlass.customers import service as customers
from windlass.invoices import service as invoices
from windlass.kit.errors import Forbidden
from windlass.orders import service as orders
from windlass.privacy import admin as privacy
from windlass.privacy import exporting, people
from windlass.privacy.errors import OrderUnderWay
from windlass.tenancy.context import Permission, Role, StoreContext

__all__ = ["sandbox"]  # a fixture

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    begin()


@pytest.fixture
def shop() -> tuple[StoreContext, Any]:
    owner, product = selling(left=None)
    owner_with_mail(owner)
    return owner, product


def test_nothing_of_the_identity_is_left_and_the_books_stay(shop: tuple[StoreContext, Any]) -> None:
    owner, product = shop
    someone, made = a_busy_life(owner, product)
    assert traces() == [
        "Checkout",
        "Customer",
        "CustomerEntry",
        "CustomerTerm",
        "Order",
        "StoreMail",
        "TimelineEntry",
    ]
    for order in made:
        end(owner, order)
    totals = [order.total for order in made]

    page = someone.get("/account/privacy")
    answer = someone.post("/account/privacy/erase", hidden(page) | {"email": ADA})
    assert answer.status == 200
    work_off()

    assert traces() == []
    kept = [orders.get(inside(owner), order.order_id) for order in made]
    assert [order.total for order in kept] == totals
    assert {order.address["country"] for order in kept} == {"DE"}
    assert {order.address["name"] for order in kept} == {"Erased"}
    assert [order.email for order in kept] == [
        f"{order.order_id.lower()}@erased.invalid" for order in kept
    ]
    assert someone.get("/account").status == 303
    [erasure] = items("Erasure")
    assert (erasure["state"]["S"], "email" in erasure) == ("done", False)
    assert int(erasure["erased"]["M"]["orders"]["N"]) == 2


def test_doing_it_again_changes_nothing_and_later_orders_can_be_forgotten_too(
    shop: tuple[StoreContext, Any],
) -> None:
    owner, product = shop
    order = bought(owner, product)
    work_off()
    end(owner, order)
    erase(owner)
    before = [item for item in items() if item["entity"]["S"] == "Order"]

    assert hand_over("privacy", "ErasureAsked", again=True) == 1
    assert [item for item in items() if item["entity"]["S"] == "Order"] == before

    again = bought(owner, product)
    work_off()
    end(owner, again)
    erase(owner)
    assert traces() == []


def erase(owner: StoreContext) -> None:
    customer = customers.find_by_email(owner, ADA)
    assert customer is not None
    privacy.ask_erasure(owner, customer.customer_id, email=ADA)
    work_off()


def test_an_order_under_way_is_waited_for(shop: tuple[StoreContext, Any]) -> None:
    owner, product = shop
    order = bought(owner, product)
    work_off()
    customer = customers.find_by_email(owner, ADA)
    assert customer is not None
    with pytest.raises(OrderUnderWay) as refused:
        privacy.ask_erasure(owner, customer.customer_id, email=ADA)
    assert refused.value.details["numbers"] == [order.number]
    assert items("Erasure") == []


def test_an_erasure_that_an_order_overtook_is_refused_and_forgets_the_address(
    shop: tuple[StoreContext, Any],
) -> None:
    owner, product = shop
    first = bought(owner, product)
    work_off()
    end(owner, first)
    customer = customers.find_by_email(owner, ADA)
    assert customer is not None
    privacy.ask_erasure(owner, customer.customer_id, email=ADA)
    bought(owner, product)

    work_off()

    [erasure] = items("Erasure")
    assert (erasure["state"]["S"], "email" in erasure) == ("refused", False)
    assert customers.find_by_email(owner, ADA) is not None


def test_another_persons_traces_stay(shop: tuple[StoreContext, Any]) -> None:
    owner, product = shop
    sign_in(owner, email="bo@example.com")
    order = bought(owner, product)
    work_off()
    end(owner, order)
    erase(owner)
    assert customers.find_by_email(owner, "bo@example.com") is not None


def test_the_export_lists_everything(shop: tuple[StoreContext, Any]) -> None:
    owner, product = shop
    someone, made = a_busy_life(owner, product)
    someone.post("/account/privacy/export", hidden(someone.get("/account/privacy")))
    work_off()

    page = someone.get("/account/privacy")
    [link] = [one["href"] for one in page.page.all("a") if one.get("href", "").endswith(".json")]
    answer = someone.get(link)
    told = json.loads(answer.body)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data-1.json"'
    assert [order["number"] for order in told["orders"]] == [
        order.number for order in reversed(made)
    ]
    assert told["customer"]["email"] == ADA
    assert told["customer"]["addresses"][0]["line1"] == "Hafenstrasse 4"
    assert told["customer"]["wishlist"] == [product.product_id]
    assert len(told["checkouts"]) == 3
    assert any("confirmed" in one["subject"] for one in told["mails"])
    assert "Ada Byron called about her lamp." in str(told["customer"]["timeline"])
    secrets = ("password_hash", "secret_hash", "code_hash")
    assert not any(word in answer.body for word in secrets)
    assert mail.sent()[-1].subject == "Your data from Volt Electronics is ready"


def test_invoices_are_told_of_and_kept_as_they_were(shop: tuple[StoreContext, Any]) -> None:
    owner, product = shop
    order = bought(owner, product)
    work_off()
    issued = invoices.issue(inside(owner), order.order_id)
    end(owner, order)

    [document] = exporting.documents(owner, people.find(owner, ADA))
    erase(owner)

    assert [(one["number"], one["buyer"]) for one in document["invoices"]] == [
        (issued.number, "Ada Byron")
    ]
    assert document["invoices"][0]["total"] == {"amount": 6_390, "currency": "EUR"}
    assert traces() == ["Invoice"]
    [kept] = items("Invoice")
    assert kept["buyer"]["S"] == "Ada Byron"
    [erasure] = items("Erasure")
    assert erasure["erased"]["M"]["invoices_kept"]["N"] == "1"


def test_nobody_downloads_somebody_elses_data(shop: tuple[StoreContext, Any]) -> None:
    owner, _product = shop
    someone = sign_in(owner)
    someone.post("/account/privacy/export", hidden(someone.get("/account/privacy")))
    work_off()
    page = someone.get("/account/privacy").page
    [link] = [one["href"] for one in page.all("a") if one.get("href", "").endswith(".json")]
    assert sign_in(owner, email="eve@example.com").get(link).status == 404
    assert visitor().get(link).status == 303


def test_only_who_may_write_customers_erases_one(shop: tuple[StoreContext, Any]) -> None:
    owner, _product = shop
    sign_in(owner)
    customer = customers.find_by_email(owner, ADA)
    assert customer is not None
    viewer = replace(owner, role=Role.VIEWER)
    assert not viewer.may(Permission.CUSTOMERS_WRITE)
    with pytest.raises(Forbidden):
        privacy.ask_erasure(viewer, customer.customer_id, email=ADA)
    assert items("Erasure") == []
