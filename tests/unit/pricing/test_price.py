from copy import replace

import pytest

from tests.support.carts_factories import pricing_line as line
from tests.support.carts_factories import shipping_option
from tests.support.discounts_factories import fixed
from windlass.discounts.rules import DiscountClass, Scope
from windlass.kit.money import Money
from windlass.pricing import documents
from windlass.pricing.models import Breakdown, Credit, Line, PricingInput
from windlass.pricing.service import price


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def steps(breakdown: Breakdown) -> list[tuple[str, str, int]]:
    return [(step.code, step.text, step.amount.amount) for step in breakdown.steps]


def test_lines_and_shipping_are_summed_and_explained() -> None:
    given = PricingInput(
        "EUR",
        (line("a", 1999, 2, weight_grams=500), line("b", 500, 1, weight_grams=200)),
        shipping_option(490, weight_grams=1200),
    )

    priced = price(given)

    assert [(one.line_id, one.amount.amount, one.net.amount) for one in priced.lines] == [
        ("a", 3998, 3998),
        ("b", 500, 500),
    ]
    assert (priced.subtotal, priced.goods, priced.shipping) == (eur(4498), eur(4498), eur(490))
    assert (priced.total, priced.due, priced.tax, priced.discount) == (
        eur(4988),
        eur(4988),
        eur(0),
        eur(0),
    )
    assert priced.weight_grams == 1200
    assert steps(priced) == [
        ("line", "2 x 19.99", 3998),
        ("line", "1 x 5.00", 500),
        ("shipping", "Standard shipping to DE (1.2 kg)", 490),
    ]


def test_free_shipping_says_what_it_took_off() -> None:
    option = shipping_option(0, regular=490, free_above=5000, weight_grams=850)

    priced = price(PricingInput("EUR", (line("a", 5000),), option))

    assert (priced.shipping, priced.total) == (eur(0), eur(5000))
    assert steps(priced)[1:] == [
        ("shipping", "Standard shipping to DE (850 g)", 490),
        ("free_shipping", "Free shipping above 50.00", -490),
    ]


def test_an_empty_cart_costs_nothing() -> None:
    priced = price(PricingInput("JPY", ()))

    assert (priced.total, priced.due, priced.steps) == (Money(0, "JPY"), Money(0, "JPY"), ())


def test_savings_count_only_prices_that_were_higher() -> None:
    lines = (
        line("a", 800, 3, compare_at=1000),
        line("b", 800, 1, compare_at=500),
        line("c", 800, 1),
    )

    assert price(PricingInput("EUR", lines)).savings == eur(600)


@pytest.mark.parametrize(
    ("currency", "unit", "text"),
    [("EUR", 1999, "2 x 19.99"), ("JPY", 1999, "2 x 1999"), ("KWD", 1999, "2 x 1.999")],
)
def test_amounts_are_written_with_the_decimals_of_their_currency(
    currency: str, unit: int, text: str
) -> None:
    priced = price(PricingInput(currency, (Line("a", Money(unit, currency), 2),)))

    assert priced.steps[0].text == text
    assert priced.total == Money(2 * unit, currency)


def test_a_discount_is_split_by_what_the_lines_cost() -> None:
    lines = (line("a", 100), line("b", 100), line("c", 100))
    given = PricingInput("EUR", lines, promotions=(fixed("d1", 100),))

    priced = price(given)

    assert [one.net.amount for one in priced.lines] == [66, 67, 67]
    assert (priced.discount, priced.goods) == (eur(100), eur(200))
    assert steps(priced)[-1] == ("discount", "D1", -100)


def test_a_discount_covers_only_the_lines_it_names_and_never_more_than_they_cost() -> None:
    lamp_for_free = fixed(
        "d1",
        900,
        title="Lamp for free",
        code=None,
        discount_class=DiscountClass.PRODUCT,
        scope=Scope(frozenset({"lamp"})),
    )
    lines = (line("a", 100), replace(line("b", 300), product_id="lamp"))

    priced = price(PricingInput("EUR", lines, promotions=(lamp_for_free,)))

    assert [one.net.amount for one in priced.lines] == [100, 0]
    assert steps(priced)[-1] == ("discount", "Lamp for free", -300)


def test_gift_cards_go_before_store_credit_and_neither_pays_too_much() -> None:
    given = PricingInput(
        "EUR",
        (line("a", 1000),),
        gift_cards=(Credit("g1", "Gift card 1", eur(300)),),
        store_credit=(Credit("s1", "Store credit", eur(5000)),),
    )

    priced = price(given)

    assert (priced.total, priced.due) == (eur(1000), eur(0))
    assert (priced.gift_cards, priced.store_credit) == (eur(300), eur(700))
    assert steps(priced)[1:] == [
        ("gift_card", "Gift card 1", -300),
        ("store_credit", "Store credit", -700),
    ]


@pytest.mark.parametrize(
    ("case", "given"),
    [
        ("other currency", PricingInput("EUR", (Line("a", Money(1, "USD"), 1),))),
        ("negative price", PricingInput("EUR", (line("a", -1),))),
        ("no units", PricingInput("EUR", (line("a", 100, 0),))),
        ("one id twice", PricingInput("EUR", (line("a", 100), line("a", 200)))),
        ("negative shipping", PricingInput("EUR", (line("a", 1),), shipping_option(-1))),
    ],
)
def test_what_cannot_be_priced_is_a_mistake_of_the_caller(case: str, given: PricingInput) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several messages, one kind
        price(given)


def test_a_frozen_breakdown_comes_back_as_it_was() -> None:
    option = shipping_option(0, regular=490, free_above=5000)
    priced = price(PricingInput("EUR", (line("a", 5000, 2, compare_at=6000), line("b", 1)), option))

    document = documents.to_document(priced)

    assert documents.from_document(document) == priced
    assert document["lines"][0] == {
        "line_id": "a",
        "unit_price": 5000,
        "compare_at": 6000,
        "quantity": 2,
        "weight_grams": 0,
        "amount": 10000,
        "discount": 0,
        "net": 10000,
        "tax": 0,
        "tax_included": 0,
        "discounts": [],
        "tax_parts": [],
    }
    assert (document["format"], document["currency"], document["total"]) == (2, "EUR", 10001)


def test_a_breakdown_of_an_unknown_format_is_not_guessed_at() -> None:
    document = documents.to_document(price(PricingInput("EUR", (line("a", 1),))))

    with pytest.raises(ValueError, match="unknown breakdown format 3"):
        documents.from_document(document | {"format": 3})


def test_shipping_of_another_currency_is_refused() -> None:
    option = replace(shipping_option(490), price=Money(490, "USD"))

    with pytest.raises(ValueError, match="not every amount is in EUR"):
        price(PricingInput("EUR", (line("a", 1),), option))


def test_a_breakdown_frozen_in_the_first_format_is_still_read() -> None:
    document = {
        "format": 1,
        "currency": "EUR",
        "lines": [
            {
                "line_id": "a",
                "unit_price": 1000,
                "compare_at": None,
                "quantity": 2,
                "weight_grams": 0,
                "amount": 2000,
                "discount": 0,
                "net": 2000,
                "tax": 0,
            }
        ],
        "delivery": None,
        "subtotal": 2000,
        "discount": 0,
        "goods": 2000,
        "shipping": 0,
        "tax": 0,
        "total": 2000,
        "gift_cards": 0,
        "store_credit": 0,
        "due": 2000,
        "savings": 0,
        "weight_grams": 0,
        "steps": [{"code": "line", "subject": "a", "text": "2 x 10.00", "amount": 2000}],
    }

    assert documents.from_document(document) == price(PricingInput("EUR", (line("a", 1000, 2),)))
