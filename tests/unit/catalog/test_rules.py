from typing import Any

import pytest

from tests.support.catalog_factories import save_product, variant_fields
from windlass.catalog import rules
from windlass.kit.money import Money

KNOWN = "01JD0000000000000000000000"
EUROS_20 = {"amount": 2000, "currency": "EUR"}


@pytest.mark.parametrize(
    ("_case", "price", "cost", "expected"),
    [
        ("half", 2000, 1000, 5000),
        ("rounded half up", 3000, 2000, 3333),
        ("rounded up", 3000, 1000, 6667),
        ("exactly half a basis point", 20_000, 19_999, 1),
        ("a loss", 1000, 1500, -5000),
        ("nothing paid for it", 1000, 0, 10_000),
        ("given away", 0, 500, None),
        ("cost unknown", 1000, None, None),
    ],
)
def test_margin_is_the_share_that_is_left(
    _case: str, price: int, cost: int | None, expected: int | None
) -> None:
    money = None if cost is None else Money(cost, "EUR")
    assert rules.margin(Money(price, "EUR"), money) == expected


def problems_of(**overrides: Any) -> list[tuple[str, str]]:
    found = rules.problems(
        save_product(**overrides), currency="EUR", variant_ids={KNOWN}, image_ids={KNOWN}
    )
    return [(problem.field, problem.rule) for problem in found]


COLOURS = {"name": "Colour", "values": ["Red", "Blue"]}


@pytest.mark.parametrize(
    ("_case", "overrides", "expected"),
    [
        ("fine", {}, []),
        (
            "fine with options",
            {
                "options": [COLOURS],
                "variants": [variant_fields("Red"), variant_fields("Blue")],
            },
            [],
        ),
        (
            "a value is missing",
            {"options": [COLOURS], "variants": [variant_fields()]},
            [("variants.0.values", "one_per_option")],
        ),
        (
            "a value too many",
            {"options": [COLOURS], "variants": [variant_fields("Red", "XL")]},
            [("variants.0.values", "one_per_option")],
        ),
        (
            "an unknown value",
            {"options": [COLOURS], "variants": [variant_fields("Green")]},
            [("variants.0.values.0", "unknown_value")],
        ),
        (
            "the same combination twice",
            {"options": [COLOURS], "variants": [variant_fields("Red"), variant_fields("Red")]},
            [("variants.1.values", "unique")],
        ),
        (
            "two variants without options",
            {"variants": [variant_fields(), variant_fields()]},
            [("variants.1.values", "unique")],
        ),
        (
            "an option twice",
            {
                "options": [COLOURS, {"name": "COLOUR", "values": ["Red"]}],
                "variants": [variant_fields("Red", "Red")],
            },
            [("options.1.name", "unique")],
        ),
        (
            "a value of an option twice",
            {
                "options": [{"name": "Size", "values": ["M", "m"]}],
                "variants": [variant_fields("M")],
            },
            [("options.0.values.1", "unique")],
        ),
        (
            "a SKU twice, in another case",
            {
                "options": [COLOURS],
                "variants": [variant_fields("Red", sku="A1"), variant_fields("Blue", sku="a1")],
            },
            [("variants.1.sku", "unique")],
        ),
        (
            "empty SKUs may repeat",
            {"options": [COLOURS], "variants": [variant_fields("Red"), variant_fields("Blue")]},
            [],
        ),
        (
            "another currency",
            {"variants": [variant_fields(price={"amount": 2000, "currency": "USD"})]},
            [("variants.0.price.currency", "store_currency")],
        ),
        (
            "compare-at equal to the price",
            {"variants": [variant_fields(compare_at=EUROS_20)]},
            [("variants.0.compare_at.amount", "above_price")],
        ),
        (
            "a variant that is not there",
            {"variants": [variant_fields(id=KNOWN[:-1] + "9")]},
            [("variants.0.id", "unknown_variant")],
        ),
        (
            "stock for a variant that is there",
            {"variants": [variant_fields(id=KNOWN, stock={"on_hand": 1})]},
            [("variants.0.stock", "only_when_new")],
        ),
        (
            "a variant named twice",
            {
                "options": [COLOURS],
                "variants": [variant_fields("Red", id=KNOWN), variant_fields("Blue", id=KNOWN)],
            },
            [("variants.1.id", "unique")],
        ),
        (
            "a picture that is not there",
            {"variants": [variant_fields(image_id=KNOWN[:-1] + "9")]},
            [("variants.0.image_id", "unknown_image")],
        ),
    ],
)
def test_each_rule_names_its_field(
    _case: str, overrides: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert problems_of(**overrides) == expected


@pytest.mark.parametrize(
    ("_case", "html", "expected"),
    [
        ("formatting stays", "<p>Warm <b>light</b></p>", "<p>Warm <b>light</b></p>"),
        ("scripts go, with what they say", "<p>a</p><script>alert(1)</script>", "<p>a</p>"),
        ("handlers go", '<p onclick="x()">a</p>', "<p>a</p>"),
        ("styles go", '<p style="position:fixed">a</p>', "<p>a</p>"),
        ("pictures go", '<img src="https://x.example/a.png">b', "b"),
        (
            "links are marked as foreign",
            '<a href="https://x.example">x</a>',
            '<a href="https://x.example" rel="noopener noreferrer">x</a>',
        ),
        (
            "script links go",
            '<a href="javascript:alert(1)">x</a>',
            '<a rel="noopener noreferrer">x</a>',
        ),
    ],
)
def test_descriptions_keep_plain_formatting_only(_case: str, html: str, expected: str) -> None:
    assert rules.clean_html(html) == expected
