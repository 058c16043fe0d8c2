"""No allowed set of discounts saves the shopper more than the one that counts."""

from itertools import chain, combinations, permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.discounts_factories import fixed, free_shipping, percentage
from tests.unit.discounts.test_rules import CART, applied
from windlass.discounts.rules import DiscountClass, Promotion, may_combine

PRODUCT = DiscountClass.PRODUCT
CLASSES = st.frozensets(st.sampled_from(DiscountClass))


@st.composite
def order_promotions(draw: st.DrawFn) -> list[Promotion]:
    """Of the classes whose savings do not depend on how others are spread over lines."""
    made: list[Promotion] = []
    for i in range(draw(st.integers(1, 5))):
        shared: dict[str, Any] = {"combines_with": draw(CLASSES)}
        match draw(st.integers(0, 3)):
            case 0:
                made.append(percentage(f"d{i}", draw(st.integers(1, 100)), **shared))
            case 1:
                made.append(fixed(f"d{i}", draw(st.integers(1, 9000)), **shared))
            case 2:
                made.append(free_shipping(f"d{i}", **shared))
            case _:
                share = draw(st.integers(1, 100))
                made.append(percentage(f"d{i}", share, discount_class=PRODUCT, **shared))
    return made


@settings(max_examples=100, deadline=None)
@given(order_promotions(), st.integers(0, 3000))
def test_no_allowed_set_saves_more(promotions: list[Promotion], shipping: int) -> None:
    saved = sum(applied(CART, *promotions, shipping=shipping).values())

    for some in chain.from_iterable(
        combinations(promotions, count) for count in range(len(promotions) + 1)
    ):
        if all(may_combine(one, other) for one, other in permutations(some, 2)):
            assert sum(applied(CART, *some, shipping=shipping).values()) <= saved
