"""A shopper sees, pays and gets back euros at a store that counts in dollars."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.shop import Json, Shop
from tests.e2e.shopper import Shopper

TWO_DOLLARS_OFF = {
    "title": "Friends in Europe",
    "method": "code",
    "kind": "fixed",
    "amount": {"amount": 200, "currency": "USD"},
}


@pytest.fixture
def euros(shop: Shop) -> Iterator[Json]:
    """A market of its own, so that every figure is known."""
    name = f"Europe {token_hex(3)}"
    wanted = {"name": name, "currency": "EUR", "manual_rate": "0.92"}
    made: Json = shop.ask("POST", "/markets", wanted)
    yield made
    shop.ask("DELETE", f"/markets/{made['id']}")


def test_one_buys_with_a_code_and_a_gift_card_in_euros(shop: Shop, page: Page, euros: Json) -> None:
    code = f"EUROPE{token_hex(3).upper()}"
    shop.ask("POST", "/discounts", {**TWO_DOLLARS_OFF, "code": code})
    card = shop.ask("POST", "/gift-cards", {"amount": {"amount": 500, "currency": "EUR"}})
    stand = shop.product("Foldable laptop stand")
    shopper = Shopper(page, shop, "european")

    # every price is in euros from the moment they are chosen
    choice, offered = page.locator("form.localisation").last, f"EUR.{euros['id']}"

    def is_offered() -> bool:
        page.goto(shop.url(f"/products/{stand['handle']}"))
        return choice.locator(f'option[value="{offered}"]').count() == 1

    shop.wait(is_offered, "the new market to be offered")
    choice.get_by_label("Currency").select_option(offered)
    choice.get_by_role("button", name="Change").click()
    expect(page.get_by_role("main").get_by_text("€").first).to_be_visible()
    shopper.add_to_cart()
    page.get_by_label("Discount code").fill(code)
    page.get_by_role("button", name="Apply Discount code").click()
    expect(page.get_by_text("-€1.84").first).to_be_visible()  # 2 dollars
    page.get_by_label("Gift card", exact=True).fill(card["code"])
    page.get_by_role("button", name="Use Gift card").click()
    expect(page.get_by_text("-€5.00").first).to_be_visible()

    shopper.go_to_payment()
    expect(page.get_by_text("€").first).to_be_visible()
    shopper.enter_card()
    order = shop.order(shopper.confirmed())
    expect(page.get_by_role("main").get_by_text("€").first).to_be_visible()

    # what was shown is what was charged, and the books know it in dollars
    paid, total = order["payment"], order["total"]
    assert (order["currency"], total["currency"]) == ("EUR", "EUR")
    assert [part["spent"] for part in paid["credits"]] == [{"amount": 500, "currency": "EUR"}]
    assert order["discount"] == {"amount": 184, "currency": "EUR"}
    assert paid["captured"]["amount"] == total["amount"] - 500 == order["due"]["amount"]
    assert (order["exchange"]["base"], order["exchange"]["rate"]) == ("USD", "0.92")
    in_dollars = (total["amount"] * 100 + 46) // 92
    assert order["total_in_store_currency"] == {"amount": in_dollars, "currency": "USD"}
    mail = shop.wait_for_mail(shopper.email, "confirmed")
    assert "€" in mail["text"]

    # and all of it goes back in euros, to the card and to the gift card
    back = {"amount": total, "reason": "Returned"}
    refund = shop.ask("POST", f"/orders/{order['id']}/refunds", back)
    assert refund["to_card"] == paid["captured"]
    assert [share["amount"] for share in refund["to_credits"]] == [
        {"amount": 500, "currency": "EUR"}
    ]
    left = shop.ask("GET", f"/gift-cards/{card['id']}")["balance"]
    assert left == {"amount": 500, "currency": "EUR"}
