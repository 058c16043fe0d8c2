"""What a discount may be, and what the merchant is warned of."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.integration.discounts.test_api import SPRING, make, path, shop
from tests.support.api import call
from tests.support.carts_factories import Shop, goods
from tests.support.table import items
from windlass.discounts import privacy

__all__ = ["shop"]  # a fixture
pytestmark = pytest.mark.usefixtures("table")


@pytest.mark.parametrize(
    ("case", "body", "field", "rule"),
    [
        ("an automatic one with a code", {"method": "automatic"}, "code", "automatic"),
        ("odd letters", {"code": "A B!"}, "code", "characters"),
        ("no share", {"basis_points": 0}, "basis_points", "too_small"),
        ("no amount", {"kind": "fixed"}, "amount", "required"),
        (
            "another currency",
            {"kind": "fixed", "amount": {"amount": 100, "currency": "USD"}},
            "amount.currency",
            "store_currency",
        ),
        ("no tier", {"kind": "tiered"}, "tiers", "required"),
        (
            "tiers of two kinds",
            {
                "kind": "tiered",
                "tiers": [
                    {"minimum_quantity": 2, "basis_points": 500},
                    {
                        "minimum_subtotal": {"amount": 100, "currency": "EUR"},
                        "basis_points": 900,
                    },
                ],
            },
            "tiers.1",
            "one_minimum",
        ),
        ("nothing to buy", {"kind": "buy_x_get_y", "get_quantity": 1}, "buy_quantity", "too_small"),
        ("an end before its start", {"ends_at": "2027-03-01T00:00"}, "ends_at", "before_start"),
        ("no such day", {"ends_at": "2027-02-31T00:00"}, "ends_at", "date"),
        (
            "nobody",
            {"eligibility": {"customers": "emails"}},
            "eligibility.emails",
            "required",
        ),
        (
            "no such country",
            {"eligibility": {"countries": ["XX"]}},
            "eligibility.countries.0",
            "unknown_country",
        ),
        (
            "no address",
            {"eligibility": {"customers": "emails", "emails": ["nobody"]}},
            "eligibility.emails.0",
            "email",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_field(
    case: str, body: dict[str, Any], field: str, rule: str, shop: Shop
) -> None:
    answer = call(handler, "POST", path(shop), as_=shop.owner, body=SPRING | body)

    named = [(one["field"], one["rule"]) for one in (answer.body.get("fields") or [])]
    assert (answer.status, (field, rule) in named) == (422, True), (case, named)
    assert items("Discount") == []


def test_products_that_would_sell_below_cost_are_named(shop: Shop) -> None:
    euros: dict[str, Any] = {"cost": {"amount": 1200, "currency": "EUR"}}
    lamp = goods(shop, "Lamp", price=1500, **euros)
    goods(shop, "Desk", price=9000, **euros)

    made = make(shop, basis_points=2500)

    assert [(one["product_id"], one["message"]) for one in made["warnings"]] == [
        (lamp.product_id, "Lamp would sell for €11.25 and costs you €12.00.")
    ]
    assert make(shop, code="LESS", basis_points=1000)["warnings"] == []


@pytest.mark.parametrize(
    ("case", "body", "is_warned"),
    [
        ("5.00 off every unit", {"is_per_item": True}, True),
        ("5.00 off any order", {}, True),
        ("5.00 off 100.00", {"minimum_subtotal": {"amount": 10_000, "currency": "EUR"}}, False),
    ],
)
def test_amounts_are_judged_at_their_worst(
    case: str, body: dict[str, Any], is_warned: bool, shop: Shop
) -> None:
    goods(shop, "Lamp", price=1500, cost={"amount": 1200, "currency": "EUR"})
    five_off: dict[str, Any] = {"kind": "fixed", "amount": {"amount": 500, "currency": "EUR"}}

    assert bool(make(shop, **five_off, **body)["warnings"]) is is_warned, case


def test_who_asks_to_be_forgotten_is_named_by_no_discount(shop: Shop) -> None:
    make(shop, eligibility={"customers": "emails", "emails": ["ada@shop.test", "bo@shop.test"]})
    make(shop, code="OTHER")

    assert privacy.forget(shop.owner, ["Ada+1@shop.test"]) == 1
    assert privacy.forget(shop.owner, ["ada@shop.test"]) == 0

    named = call(handler, "GET", path(shop), as_=shop.owner).body["items"]
    assert [one["eligibility"]["emails"] for one in named] == [[], ["bo@shop.test"]]


def test_free_delivery_is_for_the_whole_order(shop: Shop) -> None:
    scope = {"product_ids": [goods(shop).product_id]}

    answer = call(
        handler,
        "POST",
        path(shop),
        as_=shop.owner,
        body=SPRING | {"kind": "free_shipping", "scope": scope},
    )

    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [
        ("scope", "whole_order")
    ]
