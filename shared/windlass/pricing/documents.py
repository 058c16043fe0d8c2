"""A breakdown as a plain JSON object, to freeze it on checkouts and orders, and back.

Amounts are integers of the breakdown's currency. `format` numbers the layout: a reader of a later
one still reads the earlier ones. Format 1 knew no taxes, discounts by name, or credits.
"""

from __future__ import annotations

from typing import Any

from msgspec import NODEFAULT, Struct

from windlass.kit.money import Money
from windlass.pricing.models import (
    Breakdown,
    Paid,
    PricedDiscount,
    PricedLine,
    PricedShipping,
    PricedTax,
    Step,
)

FORMAT = 2
READABLE = frozenset({1, 2})

_NOT_KEPT = frozenset({"rejected"})
_KINDS: tuple[type[Any], ...] = (
    Breakdown,
    PricedLine,
    PricedShipping,
    PricedDiscount,
    PricedTax,
    Paid,
    Step,
)
_PARTS: dict[str, type[Any]] = {
    "lines": PricedLine,
    "delivery": PricedShipping,
    "discounts": PricedDiscount,
    "tax_parts": PricedTax,
    "credits": Paid,
    "steps": Step,
}


def to_document(breakdown: Breakdown) -> dict[str, Any]:
    """Strings, integers, None, booleans, lists and objects only."""
    return {"format": FORMAT, **_plain(breakdown)}


def from_document(document: dict[str, Any]) -> Breakdown:
    """The breakdown exactly as it was, but for the codes that were rejected. Raises ValueError for
    a format this code does not know."""
    if document.get("format") not in READABLE:
        raise ValueError(f"unknown breakdown format {document.get('format')!r}")
    breakdown: Breakdown = _value(Breakdown, document, document["currency"])
    return breakdown


def _fields(kind: type[Struct]) -> tuple[tuple[str, bool, Any], ...]:
    """Name, whether it is money, and what it is where an earlier format does not know it."""
    defaults = kind.__struct_defaults__
    required = (NODEFAULT,) * (len(kind.__struct_fields__) - len(defaults))
    return tuple(
        (name, kind.__annotations__[name] in ("Money", "Money | None"), default)
        for name, default in zip(kind.__struct_fields__, (*required, *defaults), strict=True)
        if name not in _NOT_KEPT
    )


_LAYOUTS: dict[type[Struct], tuple[tuple[str, bool, Any], ...]] = {
    kind: _fields(kind) for kind in _KINDS
}


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, _KINDS):
        return {name: _plain(getattr(value, name)) for name, _m, _d in _LAYOUTS[type(value)]}
    return value


def _value(kind: type[Any], document: dict[str, Any], currency: str) -> Any:
    parts: dict[str, Any] = {}
    for name, is_money, default in _LAYOUTS[kind]:
        if name in document:
            parts[name] = _part(name, document[name], currency, is_money=is_money)
        elif default is NODEFAULT:  # money that was nothing then
            parts[name] = Money.zero(currency)
    return kind(**parts)


def _part(name: str, content: Any, currency: str, *, is_money: bool) -> Any:
    if is_money:
        return None if content is None else Money(content, currency)
    if isinstance(content, list):
        return tuple(_value(_PARTS[name], part, currency) for part in content)
    if isinstance(content, dict):
        return _value(_PARTS[name], content, currency)
    return content
