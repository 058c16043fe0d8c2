"""Which products rules match, field by field."""

from copy import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from windlass.collections.rules import OPERATORS, Facts, Rule, depends_on_age, matches, rule_of

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
LAMP = Facts(
    title="Arc desk lamp",
    tags=("Desk", "light"),
    vendor="Lumen",
    product_type="Lamps",
    price=2000,
    compare_at=2500,
    available=7,
    is_sold_out=False,
    created_at=NOW - timedelta(days=30),
    category_ids=frozenset({"home", "lamps"}),
)


def fits(rule: Rule, facts: Facts = LAMP) -> bool:
    return matches(facts, [rule], needs_all=True, now=NOW)


@pytest.mark.parametrize(
    ("field", "operator", "given", "is_fulfilled"),
    [
        ("title", "contains", "DESK", True),
        ("title", "contains", "chair", False),
        ("title", "excludes", "desk", False),
        ("title", "excludes", "chair", True),
        ("title", "is", "arc desk lamp", True),
        ("title", "is", "arc desk", False),
        ("title", "is_not", "arc desk", True),
        ("title", "starts_with", "arc", True),
        ("title", "starts_with", "desk", False),
        ("title", "ends_with", "lamp", True),
        ("title", "ends_with", "arc", False),
        ("vendor", "is", "lumen", True),
        ("vendor", "is_not", "lumen", False),
        ("type", "contains", "amp", True),
        ("tag", "is", "desk", True),
        ("tag", "is", "des", False),
        ("tag", "is_not", "desk", False),
        ("tag", "is_not", "garden", True),
        ("category", "is", "home", True),
        ("category", "is", "garden", False),
        ("category", "is_not", "lamps", False),
        ("price", "above", 1999, True),
        ("price", "above", 2000, False),
        ("price", "below", 2001, True),
        ("price", "below", 2000, False),
        ("compare_at", "is_set", None, True),
        ("compare_at", "is_empty", None, False),
        ("compare_at", "above", 2499, True),
        ("compare_at", "below", 2500, False),
        ("stock", "in_stock", None, True),
        ("stock", "sold_out", None, False),
        ("stock", "above", 6, True),
        ("stock", "below", 7, False),
        ("created", "within_days", 30, True),
        ("created", "within_days", 29, False),
        ("created", "before_days", 29, True),
        ("created", "before_days", 30, False),
    ],
)
def test_a_rule(field: str, operator: str, given: Any, is_fulfilled: bool) -> None:
    is_text = isinstance(given, str)
    rule = Rule(field, operator, given if is_text else "", None if is_text else given)
    assert fits(rule) is is_fulfilled


def test_every_operator_of_every_field_has_an_outcome() -> None:
    outcomes = [
        fits(Rule(field, operator, "lamps", 10))
        for field, operators in OPERATORS.items()
        for operator in operators
    ]
    assert set(outcomes) == {True, False}


def test_all_and_any() -> None:
    rules = [Rule("tag", "is", "desk"), Rule("vendor", "is", "someone else")]
    assert matches(LAMP, rules, needs_all=True, now=NOW) is False
    assert matches(LAMP, rules, needs_all=False, now=NOW) is True


@pytest.mark.parametrize("needs_all", [True, False])
def test_without_rules_nothing_matches(needs_all: bool) -> None:
    assert matches(LAMP, [], needs_all=needs_all, now=NOW) is False


def test_what_is_not_counted_is_more_than_any_number() -> None:
    uncounted = replace(LAMP, available=None)
    assert fits(Rule("stock", "above", number=1_000), uncounted)
    assert not fits(Rule("stock", "below", number=1_000), uncounted)


def test_without_a_price_before_no_amount_matches() -> None:
    regular = replace(LAMP, compare_at=None)
    assert not fits(Rule("compare_at", "above", number=0), regular)
    assert not fits(Rule("compare_at", "below", number=10_000), regular)
    assert fits(Rule("compare_at", "is_empty"), regular)


def test_only_rules_about_age_depend_on_the_day() -> None:
    assert depends_on_age([Rule("tag", "is", "x"), Rule("created", "within_days", number=7)])
    assert not depends_on_age([Rule("tag", "is", "x")])


def test_a_rule_survives_being_kept() -> None:
    rule = Rule("price", "below", number=2_000)
    assert rule_of(rule.to_document()) == rule
