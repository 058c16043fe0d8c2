"""What a product can be."""

from enum import StrEnum


class Kind(StrEnum):
    """A gift card is worth its variant's price, and neither sent, counted nor ordered anywhere."""

    PHYSICAL = "physical"
    GIFT_CARD = "gift_card"


class MovementState(StrEnum):
    """Where some of a stock went."""

    HELD = "held"  # reserved for a checkout
    RELEASED = "released"  # the checkout went away
    SOLD = "sold"
    RETURNED = "returned"  # sold, then put back
