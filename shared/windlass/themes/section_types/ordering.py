"""Sections by which much is bought at once."""

from windlass.themes.kinds import SectionType, text
from windlass.themes.section_types.shared import COLOURS, PRODUCT

QUICK_ORDER = SectionType(
    "quick_order",
    "Quick order list",
    "All versions of the product with their prices and stock, added to the cart at once.",
    (text("heading", "Heading", most=120, placeholder="Order several at once"), COLOURS),
    templates=(PRODUCT,),
    most=1,
)

TYPES = (QUICK_ORDER,)
