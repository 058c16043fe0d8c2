"""Everything is killed, webhooks come twice, late and in the wrong order: one order, once."""

from __future__ import annotations

import re
from secrets import token_hex

from playwright.sync_api import Page

from infra.local.seed.orders import PURCHASES, Purchase, buy
from tests.e2e.shop import Shop
from tests.e2e.shopper import Shopper
from tests.e2e.stack import Stack

RETURN = re.compile(r"/checkout/[^/]+/return")


def is_delivered_once(shop: Shop, order_id: str, email: str, *, was_killed: bool = True) -> None:
    """From the supplier to the door, everything done and told exactly once. Only a mail that was
    being sent when everything was killed may have left twice, and the log owns up to it."""
    shop.wait_for_status(order_id, "ordered")
    assert len(shop.supplier_orders(order_id)) == 1
    shop.deliver(order_id, "DELIVERED")
    order = shop.wait_for_status(order_id, "delivered")
    number, charged = order["number"], order["payment"]["captured"]["amount"]
    shop.wait_until_quiet()
    log = shop.wait_until_told(order_id, 5)
    assert sorted((mail["to"], mail["subject"]) for mail in log) == sorted(
        [
            (email, f"Order {number} is confirmed"),
            (email, f"Order {number} is being prepared"),
            (email, f"A parcel of order {number} is on its way"),
            (email, f"Order {number} has arrived"),
            (shop.owner, f"${charged // 100}.{charged % 100:02}: order {number} in your store"),
        ]
    )
    for mail in log:
        copies = shop.subjects(mail["to"]).count(mail["subject"])
        assert 1 <= copies <= (mail["attempts"] if was_killed else 1), mail
    assert {mail["subject"] for mail in log} >= set(shop.subjects(email))
    assert len(shop.orders_of(email)) == 1
    assert len(shop.supplier_orders(order_id)) == 1


def test_a_kill_right_after_the_payment_loses_no_order(
    shop: Shop, stack: Stack, page: Page
) -> None:
    shopper = Shopper(page, shop, "unlucky")
    shopper.put_in_cart("Foldable laptop stand")
    shopper.go_to_payment()
    page.route(RETURN, lambda route: route.abort())
    with page.expect_request(RETURN):  # the sandbox has taken the money
        shopper.enter_card()

    stack.kill()
    stack.start()

    shop = Shop(stack)
    order = shop.order_of(shopper.email)
    assert order["payment"]["captured"] == {"amount": 2689, "currency": "USD"}
    is_delivered_once(shop, order["id"], shopper.email)


def test_a_kill_while_the_supplier_is_asked_orders_once(shop: Shop, stack: Stack) -> None:
    email = f"mid-order-{token_hex(3)}@example.com"
    slow = {"provider": "cj", "kind": "slow", "path": "*createOrder*", "seconds": 10}
    with shop.trouble(rules=[slow | {"remaining": 1}]):
        purchase = Purchase(email, PURCHASES[0].address, (("laptop stand", 1),), ends="ordered")
        order_id = buy(shop.world, purchase)
        shop.wait(
            lambda: [part for part in shop.fulfilments(order_id) if part["state"] == "placing"],
            "the supplier to be asked",
        )

        stack.kill()
        stack.start()

    is_delivered_once(Shop(stack), order_id, email)


def test_webhooks_that_come_late_twice_and_in_the_wrong_order_change_nothing(
    shop: Shop, page: Page
) -> None:
    shopper = Shopper(page, shop, "muddled")
    muddle = {"delay_seconds": 2, "duplicates": 2, "reorder": True}
    with shop.trouble(webhooks={"stripe": muddle, "cj": muddle}):
        order_id = shopper.buy("Foldable laptop stand")

        is_delivered_once(shop, order_id, shopper.email, was_killed=False)
