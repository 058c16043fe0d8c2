"""What shoppers write on carts, and whether a cart may still be written on. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from windlass.carts.errors import CartCompleted
from windlass.carts.models import LONGEST_NOTE, MOST_PROPERTIES, Cart
from windlass.kit.errors import Invalid

LONGEST_NAME = 40
LONGEST_VALUE = 500


def unpaid(cart: Cart) -> Cart:
    """The cart, which takes changes until it was bought. Raises CartCompleted (410)."""
    if cart.order_id is not None:
        raise CartCompleted("This cart has been paid.", order_id=cart.order_id)
    return cart


def properties_of(typed: Mapping[str, str] | None) -> dict[str, str]:
    """What was written on a line, without empty values. Raises Invalid (422)."""
    kept = {name.strip(): value.strip() for name, value in (typed or {}).items() if value.strip()}
    if len(kept) > MOST_PROPERTIES:
        raise Invalid.field("properties", "too_many", f"Write at most {MOST_PROPERTIES} things.")
    for name, value in kept.items():
        if not 1 <= len(name) <= LONGEST_NAME or len(value) > LONGEST_VALUE:
            text = f"Use at most {LONGEST_VALUE} characters."
            raise Invalid.field(f"properties.{name[:LONGEST_NAME]}", "too_long", text)
    return dict(sorted(kept.items()))


def note_of(typed: str) -> str | None:
    """Raises Invalid (422)."""
    note = typed.strip()
    if len(note) > LONGEST_NOTE:
        raise Invalid.field("note", "too_long", f"Use at most {LONGEST_NOTE} characters.")
    return note or None
