"""Suppliers fail; a person decides, and the same order goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from infra.local.clients import client
from infra.local.place import DEMO_EMAIL, DEMO_PASSWORD, Place
from infra.local.seed.orders import PURCHASES, Purchase, buy
from infra.local.seed.store import CJ_KEY
from tests.e2e.merchant import Merchant
from tests.e2e.shop import Json, Shop

PRODUCT = "Magnetic power bank"


@pytest.fixture
def merchant(page: Page, shop: Shop) -> Merchant:
    return Merchant(page, shop.stack, DEMO_EMAIL, DEMO_PASSWORD)


@pytest.fixture(autouse=True)
def calm(shop: Shop) -> Iterator[None]:
    with shop.trouble():
        yield


def sell(shop: Shop, name: str) -> str:
    """An order of one power bank, paid; its id."""
    return buy(
        shop.world,
        Purchase(f"{name}@example.com", PURCHASES[0].address, ((PRODUCT, 1),), ends="ordered"),
    )


def executions(shop: Shop, order_id: str) -> list[Json]:
    machines = client(Place(shop.stack.port, shop.stack.state), "stepfunctions")
    [machine] = machines.list_state_machines()["stateMachines"]
    found = machines.list_executions(stateMachineArn=machine["stateMachineArn"], maxResults=1000)
    return [dict(one) for one in found["executions"] if order_id in one["name"]]


def decide(merchant: Merchant, shop: Shop, order: Json, *, title: str, choice: str) -> None:
    """In the inbox of the dashboard."""
    page = merchant.page
    merchant.visit(shop.dashboard("/needs-action"))
    group = page.get_by_role("region", name=title)
    card = group.get_by_role("article").filter(has_text=f"#{order['number']}")
    card.get_by_role("button", name=choice).click()
    expect(card).to_have_count(0)


def test_what_the_supplier_ran_out_of_goes_on_once_it_is_there_again(
    shop: Shop, merchant: Merchant
) -> None:
    variant = shop.product(PRODUCT)["variants"][0]["id"]
    shop.switch(custom={"cj": {"out_of_stock": [shop.supplier_variant(PRODUCT, variant)]}})
    order = shop.wait_for_status(sell(shop, "waits-for-stock"), "needs_action")
    asked = shop.open_action(order["id"])
    assert asked["kind"] == "no_supplier"
    shop.wait_for_mail(shop.owner, f"Order {order['number']} waits for you")
    assert shop.supplier_orders(order["id"]) == []
    before = executions(shop, order["id"])

    shop.switch(custom={"cj": {"out_of_stock": []}})
    decide(merchant, shop, order, title="Find a supplier", choice="Try again")

    shop.wait_for_status(order["id"], "ordered")
    [supplied] = shop.supplier_orders(order["id"])
    assert supplied["orderStatus"] == "UNSHIPPED"
    assert len(before) == 1
    assert [one["name"] for one in executions(shop, order["id"])] == [before[0]["name"]]


def test_an_order_waits_for_a_balance_that_is_topped_up(shop: Shop, merchant: Merchant) -> None:
    shop.switch(custom={"cj": {"low_balance": True}})
    order = shop.wait_for_status(sell(shop, "waits-for-money"), "needs_action")
    assert shop.open_action(order["id"])["kind"] == "balance_low"
    [unpaid] = shop.supplier_orders(order["id"])
    assert unpaid["orderStatus"] == "UNPAID"

    shop.switch(custom={"cj": {"low_balance": False}})
    shop.act("cj", "top-up", unpaid["account"])
    decide(
        merchant,
        shop,
        order,
        title="Top up a supplier balance",
        choice="I topped up, continue",
    )

    shop.wait_for_status(order["id"], "ordered")
    [paid] = shop.supplier_orders(order["id"])
    assert (paid["orderId"], paid["orderStatus"]) == (unpaid["orderId"], "UNSHIPPED")


def test_orders_wait_for_a_supplier_that_locked_us_out_and_go_on_when_it_lets_us_in(
    shop: Shop, merchant: Merchant
) -> None:
    subject = "CJ Dropshipping has to be connected again"
    alerts = shop.subjects(shop.owner).count(subject)
    [supplier] = [s for s in shop.ask("GET", "/suppliers")["items"] if s["kind"] == "cj"]
    shop.switch(custom={"cj": {"revoked_keys": [CJ_KEY]}})
    waiting = [sell(shop, "locked-out-one"), sell(shop, "locked-out-two")]

    def waits(order_id: str) -> bool:
        return any(part["waits_for_reconnect"] for part in shop.fulfilments(order_id))

    for order_id in waiting:
        shop.wait(lambda order_id=order_id: waits(order_id), "the order to wait for the supplier")  # type: ignore[misc]
        assert shop.supplier_orders(order_id) == []
    shop.wait_for_mail(shop.owner, subject)

    shop.switch(custom={"cj": {"revoked_keys": [], "token_limit": False}})
    merchant.visit(shop.dashboard(f"/suppliers/{supplier['id']}"))
    merchant.page.get_by_role("button", name="Reconnect").click()
    dialog = merchant.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Reconnect").click()
    expect(dialog).to_have_count(0)

    for order_id in waiting:
        shop.wait_for_status(order_id, "ordered")
        assert len(shop.supplier_orders(order_id)) == 1
    assert shop.subjects(shop.owner).count(subject) == alerts + 1
