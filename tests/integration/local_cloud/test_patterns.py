"""Filters of event sources, as AWS reads them."""

from typing import Any

import pytest

from infra.local.patterns import matches

OUTBOX = {"eventName": ["INSERT"], "dynamodb": {"NewImage": {"entity": {"S": ["OutboxEvent"]}}}}


def record(event_name: str, entity: str) -> dict[str, Any]:
    return {"eventName": event_name, "dynamodb": {"NewImage": {"entity": {"S": entity}}}}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (record("INSERT", "OutboxEvent"), True),
        (record("MODIFY", "OutboxEvent"), False),
        (record("INSERT", "Voucher"), False),
        ({"eventName": "INSERT", "dynamodb": {}}, False),
    ],
)
def test_every_part_of_a_pattern_must_match(found: dict[str, Any], expected: bool) -> None:
    assert matches(OUTBOX, found) is expected


@pytest.mark.parametrize(
    ("rule", "value", "expected"),
    [
        ({"prefix": "ORD"}, "ORDER", True),
        ({"prefix": "ORD"}, "CART", False),
        ({"exists": True}, "anything", True),
        ({"exists": False}, None, True),
        ({"exists": True}, None, False),
        ({"anything-but": ["a", "b"]}, "c", True),
        ({"anything-but": ["a", "b"]}, "a", False),
    ],
)
def test_a_rule_matches(rule: dict[str, Any], value: Any, expected: bool) -> None:
    assert matches({"key": [rule]}, {"key": value}) is expected


def test_one_of_several_is_enough() -> None:
    assert matches({"key": ["a", {"prefix": "b"}]}, {"key": "bee"})


def test_an_unknown_rule_is_an_error_rather_than_a_silent_no() -> None:
    with pytest.raises(ValueError, match="'numeric' is not known"):
        matches({"key": [{"numeric": [">", 1]}]}, {"key": 2})
