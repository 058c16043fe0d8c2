"""How large an item is, as DynamoDB counts."""

from __future__ import annotations

from typing import Any

from windlass.catalog.errors import ProductInvalid
from windlass.catalog.models import Product
from windlass.catalog.rules import MOST_BYTES
from windlass.kit.errors import FieldProblem


def require_small(product: Product) -> None:
    """Raises ProductInvalid (422): an item that large makes every page of it slow."""
    used = item_bytes(product.serialize())
    if used > MOST_BYTES:
        message = (
            f"This product is too large: {used:,} of {MOST_BYTES:,} bytes. Shorten the "
            "description, the values or the SKUs, or take away pictures."
        )
        raise ProductInvalid(message, fields=(FieldProblem("variants", "too_large", message),))


def item_bytes(item: dict[str, dict[str, Any]]) -> int:
    """Names and values of a serialised item in bytes, indexes left out."""
    return sum(len(name.encode()) + _bytes(value) for name, value in item.items())


def _bytes(value: dict[str, Any]) -> int:
    [(kind, content)] = value.items()
    match kind:
        case "S":
            return len(content.encode())
        case "N":
            return len(content) // 2 + 2
        case "L":
            return 3 + sum(1 + _bytes(part) for part in content)
        case "M":
            return 3 + len(content) + item_bytes(content)
    return 1
