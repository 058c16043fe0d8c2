"""A breakdown as a plain JSON object, to freeze it on checkouts and orders, and back.

Amounts are integers of the breakdown's currency. `format` numbers the layout: a reader of a later
one still reads the earlier ones.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from windlass.kit.money import Money
from windlass.pricing.models import Breakdown, PricedLine, PricedShipping, Step

FORMAT = 1


def to_document(breakdown: Breakdown) -> dict[str, Any]:
    """Strings, integers, None, lists and objects only."""
    return {"format": FORMAT, **_plain(breakdown)}


def from_document(document: dict[str, Any]) -> Breakdown:
    """The breakdown exactly as it was. Raises ValueError for a format this code does not know."""
    if document.get("format") != FORMAT:
        raise ValueError(f"unknown breakdown format {document.get('format')!r}")
    currency = document["currency"]
    delivery = document["delivery"]
    return _value(
        Breakdown,
        document,
        currency,
        lines=tuple(_value(PricedLine, line, currency) for line in document["lines"]),
        delivery=delivery and _value(PricedShipping, delivery, currency),
        steps=tuple(_value(Step, step, currency) for step in document["steps"]),
    )


def _plain(value: Any) -> Any:
    match value:
        case Money():
            return value.amount
        case tuple():
            return [_plain(part) for part in value]
        case Breakdown() | PricedLine() | PricedShipping() | Step():
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _value[Kind: (Breakdown, PricedLine, PricedShipping, Step)](
    kind: type[Kind], document: dict[str, Any], currency: str, **given: Any
) -> Kind:
    parts = {
        field.name: _part(str(field.type), document[field.name], currency)
        for field in fields(kind)
        if field.name not in given
    }
    return kind(**parts, **given)


def _part(declared: str, content: Any, currency: str) -> Any:
    if declared.startswith("Money") and content is not None:
        return Money(content, currency)
    return content
