"""What a product can be."""

from enum import StrEnum


class Kind(StrEnum):
    """A gift card is worth its variant's price, and neither sent, counted nor ordered anywhere."""

    PHYSICAL = "physical"
    GIFT_CARD = "gift_card"
