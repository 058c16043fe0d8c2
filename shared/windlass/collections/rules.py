"""Which products a rule-based collection holds. Pure: no clock, no table, no network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct

MOST_RULES = 20

TEXT: Final = ("contains", "excludes", "is", "is_not", "starts_with", "ends_with")
AMOUNT: Final = ("above", "below")
OPERATORS: Final[dict[str, tuple[str, ...]]] = {
    "title": TEXT,
    "tag": ("is", "is_not"),
    "vendor": TEXT,
    "type": TEXT,
    "price": AMOUNT,
    "compare_at": ("is_set", "is_empty", *AMOUNT),
    "stock": ("in_stock", "sold_out", *AMOUNT),
    "created": ("within_days", "before_days"),
    "category": ("is", "is_not"),
}
NUMBERS: Final = frozenset({*AMOUNT, "within_days", "before_days"})  # they compare with `number`
ALONE: Final = frozenset({"is_set", "is_empty", "in_stock", "sold_out"})  # need nothing beside them
BY_AGE: Final = frozenset({"within_days", "before_days"})


class Rule(Struct, frozen=True):
    """`text` for words and ids, `number` for minor units of the store's currency, for pieces or
    for days."""

    field: str
    operator: str
    text: str = ""
    number: int | None = None

    def to_document(self) -> dict[str, Any]:
        return {
            "field": self.field,
            "operator": self.operator,
            "text": self.text,
            "number": self.number,
        }


class Facts(Struct, frozen=True):
    """What rules ask of a product."""

    title: str
    tags: tuple[str, ...]
    vendor: str
    product_type: str
    price: int  # the lowest of its variants, in minor units
    compare_at: int | None  # of the variant with the lowest price
    available: int | None  # None when nothing is counted
    is_sold_out: bool
    created_at: datetime
    category_ids: frozenset[str]  # its category and those above it


def rule_of(document: dict[str, Any]) -> Rule:
    return Rule(
        document["field"],
        document["operator"],
        document.get("text", ""),
        document.get("number"),
    )


def matches(facts: Facts, rules: Sequence[Rule], *, needs_all: bool, now: datetime) -> bool:
    """Whether the product fulfils all rules, or any of them. Without rules nothing matches: an
    empty form must not put a whole shop on sale."""
    if not rules:
        return False
    outcomes = (_fulfils(facts, rule, now) for rule in rules)
    return all(outcomes) if needs_all else any(outcomes)


def depends_on_age(rules: Sequence[Rule]) -> bool:
    """Whether the outcome changes with the day, though no product does."""
    return any(rule.operator in BY_AGE for rule in rules)


def _fulfils(facts: Facts, rule: Rule, now: datetime) -> bool:
    match rule.field:
        case "title":
            return _text(facts.title, rule)
        case "vendor":
            return _text(facts.vendor, rule)
        case "type":
            return _text(facts.product_type, rule)
        case "tag":
            return _one_of({tag.casefold() for tag in facts.tags}, rule.text.casefold(), rule)
        case "category":
            return _one_of(facts.category_ids, rule.text, rule)
        case "price":
            return _amount(facts.price, rule)
        case "compare_at":
            return _compare_at(facts.compare_at, rule)
        case "stock":
            return _stock(facts, rule)
    age = now - facts.created_at
    is_young = age <= timedelta(days=rule.number or 0)
    return is_young if rule.operator == "within_days" else not is_young


def _text(value: str, rule: Rule) -> bool:
    """Without regard to capitals."""
    has, wanted = value.casefold(), rule.text.casefold()
    match rule.operator:
        case "contains":
            return wanted in has
        case "excludes":
            return wanted not in has
        case "is":
            return has == wanted
        case "is_not":
            return has != wanted
        case "starts_with":
            return has.startswith(wanted)
    return has.endswith(wanted)


def _one_of(values: set[str] | frozenset[str], wanted: str, rule: Rule) -> bool:
    return (wanted in values) == (rule.operator == "is")


def _amount(value: int, rule: Rule) -> bool:
    limit = rule.number or 0
    return value > limit if rule.operator == "above" else value < limit


def _compare_at(value: int | None, rule: Rule) -> bool:
    if rule.operator == "is_empty":
        return value is None
    if value is None:
        return False
    return rule.operator == "is_set" or _amount(value, rule)


def _stock(facts: Facts, rule: Rule) -> bool:
    """What is not counted is always there, and more than any number."""
    match rule.operator:
        case "in_stock":
            return not facts.is_sold_out
        case "sold_out":
            return facts.is_sold_out
    if facts.available is None:
        return rule.operator == "above"
    return _amount(facts.available, rule)
