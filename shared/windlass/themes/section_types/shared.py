"""Settings and places that many sections have."""

from windlass.themes.kinds import Setting, number, select

HOME, PRODUCT, COLLECTION, COLLECTIONS = "home", "product", "collection", "collections"
SEARCH, CART, PAGE, NOT_FOUND = "search", "cart", "page", "not_found"
TEMPLATES = (HOME, PRODUCT, COLLECTION, COLLECTIONS, SEARCH, CART, PAGE, NOT_FOUND)
HEADER, FOOTER = "header", "footer"
GROUPS = (HEADER, FOOTER)

COLOURS = select(
    "colours",
    "Colours",
    ("plain", "Background"),
    ("quiet", "Secondary"),
    ("strong", "Primary"),
    help="Text is always readable: its colour follows the ground.",
)
ALIGNMENT = select("alignment", "Alignment", ("start", "At the start"), ("center", "Centred"))
HEIGHT = select("height", "Height", ("medium", "Medium"), ("small", "Small"), ("large", "Large"))
OVERLAY = number(
    "overlay",
    "Darken the picture",
    60,
    least=55,
    most=85,
    step=5,
    unit="%",
    help="White words need at least 55 % on the lightest picture.",
)
RATIO = select(
    "ratio",
    "Picture's shape",
    ("natural", "As it is"),
    ("square", "Square"),
    ("portrait", "Portrait"),
    ("landscape", "Landscape"),
)
COLUMNS_WIDE: Setting = number("columns", "Columns on wide screens", 4, least=2, most=5)
COLUMNS_PHONE: Setting = number("columns_phone", "Columns on phones", 2, least=1, most=2)
