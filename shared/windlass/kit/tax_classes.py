"""What a product is to the tax office."""

from enum import StrEnum


class TaxClass(StrEnum):
    """Each country has its own rate for some of them, and its standard rate for the rest."""

    STANDARD = "standard"
    REDUCED = "reduced"
    SECOND_REDUCED = "second_reduced"
    BOOKS = "books"
    FOOD = "food"
    CLOTHING = "clothing"
    DIGITAL = "digital"
    ZERO = "zero"  # taxable at 0 %
    EXEMPT = "exempt"  # no tax at all
