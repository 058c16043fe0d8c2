"""Event patterns, the part of EventBridge's language that filters of event sources use."""

from __future__ import annotations

from typing import Any


def matches(pattern: dict[str, Any], value: object) -> bool:
    """Every key of the pattern must match; a list of literals and rules matches if one does."""
    for key, expected in pattern.items():
        found = value.get(key) if isinstance(value, dict) else None
        if isinstance(expected, dict):
            if not matches(expected, found):
                return False
        elif not any(_rule(rule, found) for rule in expected):
            return False
    return True


def _rule(rule: object, found: object) -> bool:
    if not isinstance(rule, dict):
        return found == rule
    [(name, argument)] = rule.items()
    if name == "exists":
        return (found is not None) is argument
    if name == "prefix":
        return isinstance(found, str) and found.startswith(argument)
    if name == "anything-but":
        return found not in (argument if isinstance(argument, list) else [argument])
    raise ValueError(f"The filter rule {name!r} is not known to the local stream pump.")
