"""Which promotions count together, and what each takes."""

from copy import replace
from typing import Any

import pytest

from tests.support.discounts_factories import (
    ALL_CLASSES,
    buy_get,
    fixed,
    free_shipping,
    percentage,
    promo_line,
    tiered,
)
from windlass.discounts.rules import (
    DiscountClass,
    Outcome,
    PromoLine,
    Promotion,
    Scope,
    Tier,
    apply,
)
from windlass.kit.money import Money

PRODUCT, ORDER, SHIPPING = DiscountClass.PRODUCT, DiscountClass.ORDER, DiscountClass.SHIPPING


def applied(
    lines: list[PromoLine], *promotions: Promotion, shipping: int | None = None
) -> dict[str, int]:
    return _taken(_apply(lines, promotions, shipping))


def _apply(lines: list[PromoLine], promotions: Any, shipping: int | None = None) -> Outcome:
    delivery = None if shipping is None else Money(shipping, "EUR")
    return apply(lines, promotions, shipping=delivery, currency="EUR")


def _taken(outcome: Outcome) -> dict[str, int]:
    return {
        one.discount_id: sum(part.amount for part in one.taken.values()) + one.shipping_off.amount
        for one in outcome.applied
    }


def refused(lines: list[PromoLine], *promotions: Promotion, shipping: int | None = None) -> Any:
    found = _apply(lines, promotions, shipping).rejected
    return [(one.code, one.reason, one.message) for one in found]


CART = [promo_line("a", 1000, 2), promo_line("b", 333)]


@pytest.mark.parametrize(
    ("case", "promotion", "off"),
    [
        ("a share of the order, rounded once", percentage("ten", 10), 233),
        ("an amount off the order", fixed("five", 500), 500),
        ("never more than there is", fixed("big", 99_999), 2333),
        (
            "a share of one product, rounded per line",
            percentage("p", 15, discount_class=PRODUCT, scope=Scope(frozenset({"product-b"}))),
            50,
        ),
        (
            "an amount off every unit",
            fixed("p", 100, discount_class=PRODUCT, is_per_item=True),
            300,
        ),
        (
            "an amount off once, spread",
            fixed("p", 100, discount_class=PRODUCT, scope=Scope(frozenset({"product-a"}))),
            100,
        ),
        (
            "the highest tier that is reached",
            tiered("t", tiers=(Tier(1000, 500), Tier(2000, 1000), Tier(5000, 2000))),
            233,
        ),
        (
            "a tier by quantity",
            tiered("t", tiers=(Tier(3, amount=Money(250, "EUR")),), tiers_by_quantity=True),
            250,
        ),
    ],
)
def test_what_it_takes(case: str, promotion: Promotion, off: int) -> None:
    assert applied(CART, promotion) == {promotion.discount_id: off}, case


def test_a_collection_covers_its_products() -> None:
    lines = [
        promo_line("a", 1000, collection_ids=frozenset({"summer"})),
        promo_line("b", 1000),
    ]
    summer = percentage(
        "s", 20, discount_class=PRODUCT, scope=Scope(collection_ids=frozenset({"summer"}))
    )

    [one] = _apply(lines, [summer]).applied

    assert one.taken == {"a": Money(200, "EUR")}


@pytest.mark.parametrize(
    ("case", "quantity", "off"),
    [("too few", 2, {}), ("one set", 3, {"b": 500}), ("two sets", 6, {"b": 1000})],
)
def test_buy_two_get_one_gives_the_cheapest(case: str, quantity: int, off: dict[str, int]) -> None:
    dear, cheap = quantity // 2 + quantity % 2, quantity // 2
    lines = [promo_line("a", 900, dear), promo_line("b", 500, cheap)]

    outcome = _apply(lines, [buy_get("deal", 2, 1)])

    taken = {line: part.amount for one in outcome.applied for line, part in one.taken.items()}
    assert taken == off, case


def test_no_unit_is_both_bought_and_got() -> None:
    """Buy two of A, get one of A or B: with two of A alone nothing is got; B is got beside them."""
    scope = Scope(frozenset({"product-a"}))
    either = Scope(frozenset({"product-a", "product-b"}))
    deal = buy_get("deal", 2, 1, scope=scope, get_scope=either)

    assert applied([promo_line("a", 100, 2)], deal) == {}
    assert applied([promo_line("a", 100, 2), promo_line("b", 700)], deal) == {"deal": 700}
    assert applied([promo_line("a", 100, 3), promo_line("b", 700)], deal) == {"deal": 100}


def test_what_is_got_may_be_cheaper_only_and_at_most_so_often() -> None:
    half = buy_get("half", 1, 1, get_basis_points=5000, most_times=2)

    assert applied([promo_line("a", 1000, 10)], half) == {"half": 1000}


def test_two_free_deliveries_are_not_below_nothing() -> None:
    """I17"""
    one = free_shipping("one", combines_with=ALL_CLASSES)
    two = free_shipping("two", combines_with=ALL_CLASSES)

    assert applied(CART, one, two, shipping=490) == {"one": 490}
    assert refused(CART, one, two, shipping=490) == [
        ("TWO", "nothing_left", "Delivery is free already: TWO is not needed.")
    ]


def test_a_free_delivery_waits_for_a_delivery() -> None:
    [waiting] = _apply(CART, [free_shipping("one")]).applied

    assert (waiting.discount_id, waiting.taken, waiting.shipping_off.amount) == ("one", {}, 0)


def test_those_that_may_not_be_combined_give_way_to_what_saves_most() -> None:
    ten, five = percentage("ten", 10), fixed("five", 500)

    assert applied(CART, ten, five) == {"five": 500}
    assert refused(CART, ten, five) == [
        (
            "TEN",
            "not_combinable",
            "TEN cannot be combined with FIVE, which saves you at least as much.",
        )
    ]


def test_both_must_say_that_they_combine() -> None:
    ten = percentage("ten", 10, combines_with=frozenset({SHIPPING}))
    willing = free_shipping("free", combines_with=frozenset({ORDER}))
    unwilling = free_shipping("free")

    assert applied(CART, ten, willing, shipping=490) == {"ten": 233, "free": 490}
    assert applied(CART, ten, unwilling, shipping=490) == {"free": 490}


def test_product_discounts_take_before_order_discounts_shares_before_amounts() -> None:
    everything: dict[str, Any] = {"combines_with": ALL_CLASSES}
    line = [promo_line("a", 10_000)]
    amount = fixed("aa", 1000, **everything)
    share = percentage("zz", 10, **everything)
    product = percentage("mm", 50, discount_class=PRODUCT, **everything)

    assert applied(line, amount, share, product) == {"mm": 5000, "zz": 500, "aa": 1000}


def test_of_two_that_save_the_same_the_typed_code_counts_then_the_priority() -> None:
    automatic = percentage("auto", 10, code=None, priority=5)
    typed = percentage("typed", 10)
    urgent = percentage("urgent", 10, priority=1)

    assert list(applied(CART, automatic, typed)) == ["typed"]
    assert list(applied(CART, typed, urgent)) == ["urgent"]


@pytest.mark.parametrize(
    ("promotion", "reason", "message"),
    [
        (
            percentage("c", 10, minimum_subtotal=Money(5000, "EUR")),
            "minimum_subtotal",
            "Spend 26.67 EUR more to use C.",
        ),
        (percentage("c", 10, minimum_quantity=5), "minimum_quantity", "Add 2 more to use C."),
        (
            percentage("c", 10, scope=Scope(frozenset({"other"}))),
            "nothing_covered",
            "C is for other products.",
        ),
        (
            fixed("c", 500, currency="USD"),
            "currency",
            "C does not count for prices in EUR.",
        ),
        (
            tiered("c", tiers=(Tier(5000, 500), Tier(9000, 900))),
            "minimum_subtotal",
            "Spend 26.67 EUR more to use C.",
        ),
        (
            buy_get("c", 4, 2),
            "minimum_quantity",
            "C needs 4 to buy and 2 more to get cheaper.",
        ),
    ],
)
def test_why_a_code_does_nothing(promotion: Promotion, reason: str, message: str) -> None:
    assert refused(CART, promotion) == [("C", reason, message)]
    assert refused(CART, replace(promotion, code=None)) == []


def test_one_discount_counts_once_whichever_of_its_codes_are_typed() -> None:
    one = percentage("ten", 10, code="ONE", combines_with=ALL_CLASSES)

    outcome = _apply(CART, [one, replace(one, code="TWO")])

    assert _taken(outcome) == {"ten": 233}
    assert [(r.code, r.reason) for r in outcome.rejected] == [("ONE", "not_combinable")]


def test_what_cards_can_pay_is_taken_off() -> None:
    lines = [promo_line("a", 1250, 1, currency="KWD"), promo_line("b", 990, currency="KWD")]

    [one] = apply(lines, [percentage("p", 33)], shipping=None, currency="KWD").applied

    assert {line: part.amount for line, part in one.taken.items()} == {"a": 410, "b": 330}
