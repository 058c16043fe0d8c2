from typing import Any

import pytest

from storefront_api.app import handler
from tests.support.api import Answer, call
from tests.support.carts_factories import Goods, Shop, goods, open_shop
from tests.support.shipping_factories import create_zone
from tests.support.stores_factories import create_store
from tests.support.table import items

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop(table: None) -> Shop:
    return open_shop()


def carts_of(shop: Shop) -> str:
    return f"/api/v1/public/stores/{shop.slug}/carts"


def line(some: Goods, quantity: Any = 1) -> dict[str, Any]:
    return {"product_id": some.product_id, "variant_id": some.variant_id, "quantity": quantity}


def begin(shop: Shop, some: Goods, quantity: int = 1) -> Answer:
    return call(handler, "POST", carts_of(shop), body=line(some, quantity))


def test_a_shopper_fills_and_empties_a_cart(shop: Shop) -> None:
    lamp, desk = goods(shop, price=1999), goods(shop, "Desk", price=500)

    begun = begin(shop, lamp, 2)
    cart = f"{carts_of(shop)}/{begun.body['id']}"
    added = call(handler, "POST", f"{cart}/lines", body=line(desk))
    first, second = (one["id"] for one in added.body["lines"])
    changed = call(handler, "PATCH", f"{cart}/lines/{first}", body={"quantity": 3})
    removed = call(handler, "DELETE", f"{cart}/lines/{second}")
    read = call(handler, "GET", cart)

    assert (begun.status, begun.body["total"]) == (201, {"amount": 3998, "currency": "EUR"})
    assert (added.status, added.body["count"]) == (201, 3)
    assert (changed.status, changed.body["total"]["amount"]) == (200, 6497)
    assert (removed.status, removed.body["total"]["amount"]) == (200, 5997)
    assert read.body == removed.body
    assert [(one["title"], one["quantity"]) for one in read.body["lines"]] == [("Lamp", 3)]


def test_a_price_change_is_told_until_it_is_accepted(shop: Shop) -> None:
    lamp = goods(shop, price=1999)
    cart = f"{carts_of(shop)}/{begin(shop, lamp).body['id']}"
    lamp.reprice(2499)

    [note] = call(handler, "GET", cart).body["notes"]
    accepted = call(handler, "POST", f"{cart}/accept-changes")

    assert note["code"] == "price_changed"
    assert (note["old_price"]["amount"], note["new_price"]["amount"]) == (1999, 2499)
    assert (note["old_quantity"], note["new_quantity"]) == (None, None)
    assert accepted.body["notes"] == [note]
    assert call(handler, "GET", cart).body["notes"] == []


def test_a_cart_of_another_store_answers_404(shop: Shop) -> None:
    cart_id = begin(shop, goods(shop)).body["id"]
    elsewhere = open_shop("owner-2", name="Other")
    before = items("Cart")

    answers = [
        call(handler, "GET", f"{carts_of(elsewhere)}/{cart_id}"),
        call(
            handler,
            "POST",
            f"{carts_of(elsewhere)}/{cart_id}/lines",
            body=line(goods(elsewhere)),
        ),
        call(
            handler,
            "GET",
            f"{carts_of(elsewhere)}/{cart_id}/shipping-rates",
            query={"country": "DE"},
        ),
    ]

    assert [(one.status, one.body["code"]) for one in answers] == [(404, "cart_not_found")] * 3
    assert items("Cart") == before


def test_a_closed_store_has_no_carts(shop: Shop) -> None:
    closed = create_store("owner-2", name="Closed")
    lamp = goods(shop)

    for slug in (closed.slug, "nowhere-at-all"):
        answer = call(handler, "POST", f"/api/v1/public/stores/{slug}/carts", body=line(lamp))
        assert (answer.status, answer.body["code"]) == (404, "store_not_found")


@pytest.mark.parametrize(
    ("case", "body", "field"),
    [
        ("no variant", {"product_id": "p"}, "variant_id"),
        ("none", {"product_id": "p", "variant_id": "v", "quantity": 0}, "quantity"),
        ("too many", {"product_id": "p", "variant_id": "v", "quantity": 1000}, "quantity"),
        ("a half", {"product_id": "p", "variant_id": "v", "quantity": 1.5}, "quantity"),
        ("text", {"product_id": "p", "variant_id": "v", "quantity": "2"}, "quantity"),
        ("a price", {"product_id": "p", "variant_id": "v", "unit_price": 1}, "unit_price"),
    ],
)
def test_bad_input_answers_422_with_its_field(
    case: str, body: dict[str, Any], field: str, shop: Shop
) -> None:
    answer = call(handler, "POST", carts_of(shop), body=body)

    assert (answer.status, [one["field"] for one in answer.body["fields"]]) == (422, [field]), case
    assert items("Cart") == []


def test_sold_out_answers_409_with_what_is_left(shop: Shop) -> None:
    answer = begin(shop, goods(shop, on_hand=1), 2)

    assert (answer.status, answer.body["code"]) == (409, "not_enough_stock")
    assert answer.body["details"] == {"left": 1}
    assert answer.body["fields"][0]["field"] == "quantity"


def test_an_add_that_is_sent_twice_happens_once(shop: Shop) -> None:
    lamp = goods(shop)
    cart = f"{carts_of(shop)}/{begin(shop, lamp).body['id']}"
    key = {"Idempotency-Key": "tap"}

    first, again = (
        call(handler, "POST", f"{cart}/lines", body=line(lamp), headers=key) for _ in range(2)
    )

    assert first.body == again.body
    assert call(handler, "GET", cart).body["count"] == 2


def test_one_shoppers_key_does_not_show_anothers_cart(shop: Shop) -> None:
    lamp = goods(shop)
    key = {"Idempotency-Key": "tap"}
    mine, theirs = begin(shop, lamp).body["id"], begin(shop, lamp).body["id"]

    answers = [
        call(handler, "POST", f"{carts_of(shop)}/{one}/lines", body=line(lamp), headers=key)
        for one in (mine, theirs)
    ]

    assert [answer.body["id"] for answer in answers] == [mine, theirs]


def test_shipping_rates_of_a_cart(shop: Shop) -> None:
    create_zone(shop.owner, "US", places=[{"country": "US", "provinces": ["CA"]}])
    rates = f"{carts_of(shop)}/{begin(shop, goods(shop)).body['id']}/shipping-rates"

    def asked(**query: str) -> Answer:
        return call(handler, "GET", rates, query=query)

    [option] = asked(country="US", province="California").body["items"]
    assert (option["name"], option["price"]["amount"]) == ("Standard shipping", 490)
    assert asked(country="US", province="NY").body["items"] == []
    assert asked(country="DE").body["items"] == []
    assert asked(country="ZZ").body["fields"][0]["rule"] == "unknown_country"
    assert [one["field"] for one in asked(country="de").body["fields"]] == ["country"]
    assert [one["field"] for one in asked().body["fields"]] == ["country"]


def test_hints_for_the_checkout_form(shop: Shop) -> None:
    cart = f"{carts_of(shop)}/{begin(shop, goods(shop)).body['id']}"

    kept = call(handler, "PATCH", cart, body={"email": "ada@example.com", "country": "DE"})
    wrong = call(handler, "PATCH", cart, body={"email": "ada"})
    nowhere = call(handler, "PATCH", cart, body={"country": "ZZ"})

    assert (kept.body["email"], kept.body["country"]) == ("ada@example.com", "DE")
    assert [one["field"] for one in wrong.body["fields"]] == ["email"]
    assert [one["rule"] for one in nowhere.body["fields"]] == ["unknown_country"]
