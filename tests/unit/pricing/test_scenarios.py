"""The scenarios of prices, with exact values."""

from copy import replace
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest

from tests.support.carts_factories import pricing_line as line
from tests.support.carts_factories import shipping_option
from tests.support.discounts_factories import ALL_CLASSES, buy_get, fixed, free_shipping, percentage
from windlass.kit.money import Money
from windlass.pricing.models import Breakdown, Credit, PricingInput
from windlass.pricing.refund_taxes import Returned, taxes_within
from windlass.pricing.refunds import refund
from windlass.pricing.service import price
from windlass.tax.rules import TaxRate, TaxTable

GERMAN = (TaxRate("DE", "VAT", 190_000),)
INCLUSIVE = TaxTable(inclusive=True, rates={"standard": GERMAN}, shipping=GERMAN)
NEW_YORK = (TaxRate("US-NY", "Sales tax", 88_750),)
EXCLUSIVE = TaxTable(inclusive=False, rates={"standard": NEW_YORK}, shipping=NEW_YORK)


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def steps(breakdown: Breakdown) -> list[tuple[str, str, int]]:
    return [(step.code, step.text, step.amount.amount) for step in breakdown.steps]


def test_i17_any_number_of_free_deliveries_is_one_free_delivery() -> None:
    free = tuple(free_shipping(f"f{i}", combines_with=ALL_CLASSES) for i in range(3))

    priced = price(PricingInput("EUR", (line("a", 1000),), shipping_option(490), free))

    assert priced.delivery is not None
    assert (priced.shipping, priced.delivery.discount, priced.total) == (
        eur(0),
        eur(490),
        eur(1000),
    )
    assert steps(priced)[1:] == [
        ("shipping", "Standard shipping to DE", 490),
        ("shipping_discount", "F0", -490),
    ]


def test_i18_a_discount_off_prices_with_tax_inside() -> None:
    given = PricingInput("EUR", (line("a", 119_000),), promotions=(fixed("c", 11_900),))

    priced = price(replace(given, tax=INCLUSIVE))

    assert (priced.total, priced.tax_included, priced.tax) == (eur(107_100), eur(17_100), eur(0))
    assert steps(priced) == [
        ("line", "1 x 1190.00", 119_000),
        ("discount", "C", -11_900),
        ("tax_included", "VAT 19 % (DE): 171.00 of the prices", 0),
    ]


def test_i18_no_order_of_stacking_changes_the_total() -> None:
    stack = (
        fixed("five", 500, combines_with=ALL_CLASSES),
        percentage("ten", 10, combines_with=ALL_CLASSES),
        buy_get("deal", 1, 1, combines_with=ALL_CLASSES),
        free_shipping("free", combines_with=ALL_CLASSES),
    )
    lines = (line("a", 1999, 3), line("b", 777, 2))
    given = PricingInput("EUR", lines, shipping_option(490), tax=INCLUSIVE)

    totals = {
        price(replace(given, promotions=promotions)).total for promotions in permutations(stack)
    }

    # 75.51 less the two cheapest for nothing (15.54) is 59.97; less 10 % is 53.97; less 5.00
    assert totals == {eur(4897)}


def test_tax_on_top_of_goods_and_delivery_after_discounts() -> None:
    given = PricingInput(
        "EUR", (line("a", 2000),), shipping_option(500), (percentage("c", 10),), EXCLUSIVE
    )

    priced = price(given)

    assert (priced.goods, priced.shipping, priced.tax, priced.total) == (
        eur(1800),
        eur(500),
        eur(204),
        eur(2504),
    )
    assert steps(priced)[-1] == ("tax", "Sales tax 8.875 % (US-NY) on 23.00", 204)


@pytest.mark.parametrize("table", [INCLUSIVE, EXCLUSIVE, None])
def test_i20_a_hundred_percent_off_needs_no_payment(table: TaxTable | None) -> None:
    lines = (line("a", 333, 7), line("b", 1, 1000))

    priced = price(PricingInput("EUR", lines, None, (percentage("c", 100),), table))

    assert (priced.due, priced.total, priced.tax, priced.tax_included) == (
        eur(0),
        eur(0),
        eur(0),
        eur(0),
    )


def test_i20_rounding_does_not_grow_with_the_quantity() -> None:
    priced = price(PricingInput("EUR", (line("a", 5, 1000),), promotions=(percentage("c", 29),)))

    assert (priced.discount, priced.total) == (eur(1450), eur(3550))


@pytest.fixture
def bought() -> Breakdown:
    """Three at 19.99 and one at 5.00 with 10 % off, delivery 4.90, all with 19 % inside."""
    lines = (line("a", 1999, 3), line("b", 500))
    promotions = (percentage("c", 10),)
    return price(PricingInput("EUR", lines, shipping_option(490), promotions, INCLUSIVE))


def test_i24_everything_comes_back_with_its_tax_to_the_cent(bought: Breakdown) -> None:
    back = refund(bought, {"a": 3, "b": 1}, with_shipping=True)

    assert (bought.goods, bought.total, bought.tax_included) == (eur(5847), eur(6337), eur(1012))
    assert (back.total, back.shipping, back.tax_included) == (eur(6337), eur(490), eur(1012))
    assert [(part.of, part.base, part.amount) for part in back.tax_parts] == [
        ("goods", eur(4913), eur(934)),
        ("shipping", eur(412), eur(78)),
    ]


def test_i24_any_split_comes_to_the_same(bought: Breakdown) -> None:
    goes: list[dict[str, Any]] = [
        {"quantities": {"a": 1}},
        {"quantities": {"a": 1, "b": 1}, "refunded": {"a": 1}, "with_shipping": True},
        {"quantities": {"a": 1}, "refunded": {"a": 2, "b": 1}},
    ]

    parts = [refund(bought, **one) for one in goes]

    assert [part.total for part in parts] == [eur(1799), eur(2739), eur(1799)]
    assert sum(part.total.amount for part in parts) == 6337
    assert sum(part.tax_included.amount for part in parts) == 1012


def test_i24_amounts_that_follow_no_line_carry_their_share_of_tax(bought: Breakdown) -> None:
    first = taxes_within(bought, eur(1000), before=Returned(eur(0)))
    rest = taxes_within(bought, eur(5337), before=Returned(eur(1000)))

    assert [part.amount for part in first] == [eur(147), eur(12)]
    assert [part.amount for part in rest] == [eur(787), eur(66)]


def test_gift_cards_are_bought_at_full_price_without_tax_and_with_new_money() -> None:
    card = replace(line("card", 5000), is_gift_card=True)
    given = PricingInput(
        "EUR",
        (card, line("a", 1190)),
        promotions=(percentage("c", 50),),
        tax=INCLUSIVE,
        gift_cards=(Credit("g1", "Gift card 1", eur(9999)),),
    )

    priced = price(given)

    assert [(one.line_id, one.net) for one in priced.lines] == [
        ("card", eur(5000)),
        ("a", eur(595)),
    ]
    assert (priced.tax_included, priced.gift_cards, priced.due) == (eur(95), eur(595), eur(5000))


def test_the_gift_card_that_ends_first_pays_first() -> None:
    soon, later = datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    cards = (
        Credit("never-large", "A", eur(900)),
        Credit("later", "B", eur(100), later),
        Credit("never-small", "C", eur(300)),
        Credit("soon", "D", eur(400), soon),
    )

    priced = price(PricingInput("EUR", (line("a", 1000),), gift_cards=cards))

    assert [(one.credit_id, one.amount.amount) for one in priced.credits] == [
        ("soon", 400),
        ("later", 100),
        ("never-small", 300),
        ("never-large", 200),
    ]


def test_every_line_says_which_discounts_it_carries() -> None:
    promotions = (
        percentage("ten", 10, combines_with=ALL_CLASSES),
        buy_get("deal", 1, 1, combines_with=ALL_CLASSES),
    )

    priced = price(PricingInput("EUR", (line("a", 1000), line("b", 600)), promotions=promotions))

    assert [[(one.code, one.amount.amount) for one in each.discounts] for each in priced.lines] == [
        [("TEN", 100)],
        [("DEAL", 600)],
    ]
    assert [(one.code, one.amount.amount) for one in priced.discounts] == [
        ("DEAL", 600),
        ("TEN", 100),
    ]
