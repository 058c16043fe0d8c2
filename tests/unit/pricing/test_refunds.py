from copy import replace

import pytest

from tests.support.carts_factories import pricing_line as line
from tests.support.carts_factories import shipping_option
from tests.support.discounts_factories import fixed
from windlass.discounts.rules import DiscountClass, Scope
from windlass.kit.errors import Invalid
from windlass.kit.money import Money
from windlass.pricing.models import Breakdown, PricingInput
from windlass.pricing.refunds import refund
from windlass.pricing.service import price


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


@pytest.fixture
def bought() -> Breakdown:
    """Three at 1.00 with 1.00 off (200 left for three units), one at 5.00, shipping 4.90."""
    of_mats = Scope(frozenset({"mat"}))
    discount = fixed("d1", 100, discount_class=DiscountClass.PRODUCT, scope=of_mats)
    lines = (replace(line("a", 100, 3), product_id="mat"), line("b", 500))
    return price(PricingInput("EUR", lines, shipping_option(490), (discount,)))


def test_units_of_a_discounted_line_come_back_at_what_they_cost(bought: Breakdown) -> None:
    first = refund(bought, {"a": 1})
    second = refund(bought, {"a": 1}, refunded={"a": 1})
    third = refund(bought, {"a": 1}, refunded={"a": 2})

    assert [part.total for part in (first, second, third)] == [eur(67), eur(67), eur(66)]


def test_some_lines_with_shipping(bought: Breakdown) -> None:
    back = refund(bought, {"a": 2, "b": 1}, with_shipping=True)

    assert [(part.line_id, part.quantity, part.net) for part in back.lines] == [
        ("a", 2, eur(134)),
        ("b", 1, eur(500)),
    ]
    assert (back.shipping, back.total) == (eur(490), eur(1124))


@pytest.mark.parametrize(
    ("case", "quantities", "field", "rule"),
    [
        ("more than bought", {"a": 4}, "lines.a.quantity", "too_many"),
        ("nothing", {"a": 0}, "lines.a.quantity", "too_few"),
        ("not in it", {"z": 1}, "lines.z", "unknown_line"),
    ],
)
def test_what_was_not_bought_is_not_refunded(
    case: str, quantities: dict[str, int], field: str, rule: str, bought: Breakdown
) -> None:
    with pytest.raises(Invalid) as refused:
        refund(bought, quantities)

    [problem] = refused.value.fields
    assert (problem.field, problem.rule) == (field, rule), case


def test_what_came_back_before_counts(bought: Breakdown) -> None:
    with pytest.raises(Invalid, match="Only 1 of this line"):
        refund(bought, {"a": 2}, refunded={"a": 2})
