"""Codes, gift cards, notes and store credit over the public API."""

from __future__ import annotations

from typing import Any

import pytest

from storefront_api.app import handler
from tests.support.api import Answer, call
from tests.support.carts_factories import Shop, goods, open_shop
from tests.support.customers_factories import guest
from tests.support.discounts_factories import discount
from tests.support.gift_cards_factories import a_card, code_of, eur
from windlass.customers import sessions
from windlass.gift_cards import credit

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop(table: None) -> Shop:
    return open_shop()


@pytest.fixture
def cart(shop: Shop) -> str:
    """The address of a cart with a lamp for 20 euros."""
    lamp = goods(shop, price=2000)
    line = {"product_id": lamp.product_id, "variant_id": lamp.variant_id, "quantity": 1}
    carts = f"/api/v1/public/stores/{shop.slug}/carts"
    return f"{carts}/{call(handler, 'POST', carts, body=line).body['id']}"


def send(method: str, path: str, body: Any = None, **headers: str) -> Answer:
    return call(handler, method, path, body=body, headers=headers)


def test_a_code_is_shown_with_what_it_takes_off_each_line(shop: Shop, cart: str) -> None:
    discount(shop.owner)

    seen = send("POST", f"{cart}/codes", {"code": " spring"})
    gone = send("DELETE", f"{cart}/codes/SPRING")

    assert seen.status == 201
    assert seen.body["codes"] == [{"code": "SPRING", "problem": "", "reason": ""}]
    [line] = seen.body["lines"]
    assert (line["discounts"][0]["code"], line["net"]["amount"]) == ("SPRING", 1800)
    assert (seen.body["discount"]["amount"], seen.body["due"]["amount"]) == (200, 1800)
    assert (gone.body["codes"], gone.body["due"]["amount"]) == ([], 2000)


def test_a_code_that_does_nothing_says_why(shop: Shop, cart: str) -> None:
    discount(shop.owner, minimum_subtotal={"amount": 5000, "currency": "EUR"})

    [code] = send("POST", f"{cart}/codes", {"code": "SPRING"}).body["codes"]

    assert code["reason"] == "minimum_subtotal"
    assert code["problem"] == "Spend 30.00 EUR more to use SPRING."


def test_a_sixth_code_is_refused(shop: Shop, cart: str) -> None:
    codes = [f"CODE{number}" for number in range(6)]
    for code in codes:
        discount(shop.owner, code=code, title=code)
    answers = [send("POST", f"{cart}/codes", {"code": code}) for code in codes]

    assert [answer.status for answer in answers] == [201] * 5 + [422]
    fields = [(f["field"], f["rule"]) for f in answers[-1].body["fields"]]
    assert fields == [("code", "too_many")]


def test_what_is_no_code_is_refused_and_guessing_is_locked_out(shop: Shop, cart: str) -> None:
    discount(shop.owner)
    guesses = [send("POST", f"{cart}/codes", {"code": f"GUESS{n}"}) for n in range(11)]
    late = send("POST", f"{cart}/codes", {"code": "SPRING"})

    assert [guess.status for guess in guesses] == [422] * 10 + [429]
    assert [(f["field"], f["rule"]) for f in guesses[0].body["fields"]] == [("code", "unknown")]
    assert guesses[0].body["message"] == "There is no code GUESS0."
    assert (late.status, late.body["code"]) == (429, "too_many_attempts")


def test_codes_that_exist_are_no_guesses(shop: Shop, cart: str) -> None:
    discount(shop.owner)
    answers = [send("POST", f"{cart}/codes", {"code": "SPRING"}).status for _ in range(12)]
    assert answers == [201] * 12


def test_a_gift_card_pays_and_its_code_is_not_told_again(shop: Shop, cart: str) -> None:
    card = a_card(shop.owner, 500)

    seen = send("POST", f"{cart}/gift-cards", {"code": code_of(shop.owner, card)})
    gone = send("DELETE", f"{cart}/gift-cards/{card.card_id}")

    [shown] = seen.body["gift_cards"]
    assert (shown["masked"], shown["spent"]["amount"]) == (f"•••• {card.last_four}", 500)
    assert code_of(shop.owner, card) not in str(seen.body)
    assert (seen.body["total"]["amount"], seen.body["due"]["amount"]) == (2000, 1500)
    assert gone.body["due"]["amount"] == 2000


def test_store_credit_pays_only_for_who_is_signed_in(shop: Shop, cart: str) -> None:
    customer = guest(shop.owner)
    credit.grant(shop.owner, customer.customer_id, eur(300), reason="Sorry")
    token = sessions.begin(shop.shopper, customer)

    stranger = send("PATCH", cart, {"uses_store_credit": True, "note": "Ring twice"})
    themselves = send("GET", cart, cookie=f"windlass_customer={token}")

    assert (stranger.body["store_credit"], stranger.body["due"]["amount"]) == (None, 2000)
    assert themselves.body["store_credit"]["spent"]["amount"] == 300
    assert (themselves.body["due"]["amount"], themselves.body["note"]) == (1700, "Ring twice")
