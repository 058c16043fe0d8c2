"""A shopper comes by a shared link, pays a part with a gift card, and reads one sum everywhere."""

from __future__ import annotations

from secrets import token_hex

from playwright.sync_api import Page, expect

from tests.e2e.shop import Shop
from tests.e2e.shopper import Shopper

TWO_OFF = {
    "title": "Friends of the shop",
    "method": "code",
    "kind": "fixed",
    "amount": {"amount": 200, "currency": "USD"},
}


def test_one_buys_with_a_code_from_a_link_and_a_gift_card(shop: Shop, page: Page) -> None:
    code = f"FRIENDS{token_hex(3).upper()}"
    shop.ask("POST", "/discounts", {**TWO_OFF, "code": code})
    card = shop.ask("POST", "/gift-cards", {"amount": {"amount": 500, "currency": "USD"}})
    shopper = Shopper(page, shop, "saver")

    page.goto(shop.url(f"/discount/{code.lower()}?to=/products"))
    page.get_by_role("link", name="Foldable laptop stand", exact=True).click()
    shopper.add_to_cart()
    expect(page.get_by_text(code, exact=True).first).to_be_visible()
    page.get_by_label("Gift card", exact=True).fill(card["code"])
    page.get_by_role("button", name="Use Gift card").click()
    expect(page.get_by_text("•••• " + card["code"][-4:]).first).to_be_visible()

    shopper.go_to_payment()
    asked = page.get_by_text("What is left to pay").first
    expect(asked).to_be_visible()
    shopper.enter_card()
    order = shop.order(shopper.confirmed())

    paid = order["payment"]
    assert [part["spent"]["amount"] for part in paid["credits"]] == [500]
    assert order["discounts"][0]["code"] == code
    assert order["discount"]["amount"] == 200
    assert paid["captured"]["amount"] == order["total"]["amount"] - 500 == order["due"]["amount"]
    expect(page.get_by_text(f"Paid: Gift card •••• {card['code'][-4:]}")).to_be_visible()
    mail = shop.wait_for_mail(shopper.email, "confirmed")
    assert mail["subject"].endswith("is confirmed")
