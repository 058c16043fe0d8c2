"""From nothing to a delivered order and its profit, by clicking alone."""

from __future__ import annotations

from collections.abc import Callable
from secrets import randbelow, token_hex

from playwright.sync_api import Page, expect

from tests.e2e.merchant import Merchant
from tests.e2e.shop import Shop
from tests.e2e.shopper import Shopper
from tests.e2e.stack import Stack

ITEM, SHIPPING = 2999, 490  # what the shopper pays, in cents
COST = 1185  # what CJ asks for the earbuds


def test_a_newcomer_opens_a_store_sells_and_earns(
    stack: Stack, new_person: Callable[..., Page]
) -> None:
    mark = token_hex(3)
    merchant = Merchant(new_person(), stack, f"newcomer-{mark}@example.com")
    merchant.register("Nora Newcomer")
    merchant.confirm_address()
    merchant.log_in()
    store_id = merchant.create_store(f"Lumen {mark}")
    merchant.connect_payments("Lumen LLC")
    merchant.go("Home")
    merchant.connect_cj(f"CJ{randbelow(10**7):07}@api@{token_hex(16)}")
    shop = Shop(stack, f"lumen-{mark}", merchant.email, merchant.password, store_id)
    merchant.go("Products")
    merchant.import_product(shop.catalogue("wireless-earbuds")["cj_url"])
    merchant.publish("Aria earbuds")
    merchant.go("Home")
    merchant.ship_to_the_usa()
    merchant.order_without_waiting()
    merchant.go("Home")
    merchant.page.get_by_role("button", name="Launch store").click()
    expect(merchant.page.get_by_role("heading", name=f"Open Lumen {mark}")).to_have_count(0)
    merchant.go("Orders")
    expect(merchant.page.get_by_role("heading", name="No orders yet")).to_be_visible()

    shopper = Shopper(new_person(), shop, "sam")
    shopper.page.goto(shop.url())
    shopper.page.get_by_role("link", name="Aria earbuds", exact=True).click()
    shopper.page.get_by_role("link", name="Sky Blue").click()
    shopper.add_to_cart()
    expect(shopper.page.get_by_text("Sky Blue")).to_be_visible()
    shopper.go_to_payment()
    expect(shopper.page.get_by_test_id("total")).to_have_text("$34.89")
    shopper.enter_card()
    order_id = shopper.confirmed()

    the_order_appears_by_itself(merchant)
    order = shop.wait_for_status(order_id, "ordered")
    [supplied] = shop.supplier_orders(order_id)
    assert [(line["quantity"], line["cents"]) for line in supplied["productList"]] == [(1, COST)]
    the_parcel_arrives(shop, shopper, order_id)

    profit = ITEM + SHIPPING - COST - freight(supplied) - fees(ITEM + SHIPPING)
    assert shop.order(order_id)["profit"] == {
        "revenue": usd(ITEM + SHIPPING),
        "item_cost": usd(COST),
        "supplier_shipping": usd(freight(supplied)),
        "payment_fee": usd(fees(ITEM + SHIPPING)),
        "profit": usd(profit),
        "margin_basis_points": profit * 10_000 // (ITEM + SHIPPING),
        "is_final": True,
    }
    page = merchant.page
    page.get_by_role("link", name=f"#{order['number']}").click()
    expect(page.get_by_role("row", name="Profit")).to_contain_text(f"${profit / 100:.2f}")
    expect(page.get_by_role("row", name="Revenue")).to_contain_text("$34.89")
    expect(page.get_by_text("Final: suppliers and Stripe have charged")).to_be_visible()


def the_order_appears_by_itself(merchant: Merchant) -> None:
    """On the list that was open before: nobody reloads it."""
    row = merchant.page.get_by_role("row", name="Sam Shopper")
    expect(row).to_contain_text("$34.89")
    expect(row).to_contain_text("Ordered", timeout=60_000)


def the_parcel_arrives(shop: Shop, shopper: Shopper, order_id: str) -> None:
    """And the shopper is told at every step."""
    number = shop.order(order_id)["number"]
    shop.wait_for_mail(shopper.email, f"Order {number} is being prepared")
    shop.deliver(order_id, "SHIPPED")
    shop.wait_for_status(order_id, "shipped")
    shipped = shop.wait_for_mail(shopper.email, "on its way")
    tracking = shop.fulfilments(order_id)[0]["parcels"][0]["tracking_number"]
    assert tracking in shipped["text"]
    shopper.page.goto(link_in(shipped["text"], f"/orders/{order_id}"))
    expect(shopper.page.get_by_role("heading", name=f"Order #{number}")).to_be_visible()
    expect(shopper.page.get_by_text(tracking)).to_be_visible()

    shop.deliver(order_id, "DELIVERED")
    shop.wait_for_status(order_id, "delivered")
    shop.wait_for_mail(shopper.email, "has arrived")
    shopper.page.reload()
    expect(shopper.page.get_by_role("heading", name="Your parcel")).to_contain_text("Delivered")
    assert shop.subjects(shopper.email) == [
        f"Order {number} is confirmed",
        f"Order {number} is being prepared",
        f"A parcel of order {number} is on its way",
        f"Order {number} has arrived",
    ]
    assert len([s for s in shop.subjects(shop.owner) if "in your store" in s]) == 1


def link_in(text: str, path: str) -> str:
    return next(word for word in text.split() if path in word)


def usd(cents: int) -> dict[str, object]:
    return {"amount": cents, "currency": "USD"}


def freight(supplied: dict[str, object]) -> int:
    """What CJ really took for the delivery."""
    return int(str(supplied["cents"])) - COST


def fees(cents: int) -> int:
    """Stripe's 2.9 % and 30 cents, and Windlass's 2 %, each rounded to cents."""
    return (cents * 29 + 500) // 1000 + 30 + (cents * 2 + 50) // 100
