"""What a template is for: its own content, which is always there."""

from windlass.themes.kinds import (
    BlockType,
    SectionType,
    area,
    number,
    rich,
    select,
    text,
    toggle,
)
from windlass.themes.section_types.shared import (
    CART,
    COLLECTION,
    COLLECTIONS,
    COLUMNS_PHONE,
    COLUMNS_WIDE,
    NOT_FOUND,
    PAGE,
    PRODUCT,
    SEARCH,
)

LIST_SETTINGS = (
    COLUMNS_WIDE,
    COLUMNS_PHONE,
    select("filters", "Filters", ("side", "Beside the products"), ("above", "Above them")),
)

MAIN_PRODUCT = SectionType(
    "main_product",
    "Product",
    "Pictures, and beside them everything about the product, in your order.",
    (
        select("picture_side", "Pictures", ("start", "At the start"), ("end", "At the end")),
        select("picture_share", "Their share", ("60", "More"), ("50", "Half")),
        toggle("follows", "The words stay in sight beside long pictures", default=True),
        toggle("buy_bar", "A bar with the button while scrolling", default=True),
    ),
    (
        BlockType("title", "Title", most=1, is_fixed=True),
        BlockType("rating", "Rating", most=1),
        BlockType(
            "buy",
            "Price, options and button",
            (
                select(
                    "picker",
                    "Options",
                    ("swatches", "Colours where they are known, else words"),
                    ("pills", "Words"),
                    ("dropdown", "Lists that open"),
                ),
            ),
            most=1,
            is_fixed=True,
        ),
        BlockType("delivery", "Delivery promise", most=1),
        BlockType("description", "Description", most=1),
        BlockType("trust", "What shoppers can rely on", most=1),
        BlockType("text", "Text", (rich("body", "Text", most=2_000),)),
        BlockType(
            "collapsible",
            "Row that opens",
            (
                text("heading", "Heading", most=80),
                rich("body", "Text", most=3_000),
                toggle("is_open", "Open from the start", default=False),
            ),
        ),
        BlockType("safety", "Product safety", most=1),
        BlockType("share", "Share", most=1),
    ),
    most_blocks=20,
    templates=(PRODUCT,),
    is_main=True,
    starts_with=("title", "rating", "buy", "delivery", "trust", "description", "safety"),
)
MAIN_COLLECTION = SectionType(
    "main_collection",
    "Products of the collection",
    "The collection's words and picture, filters, and its products.",
    (
        toggle("shows_picture", "The collection's picture", default=True),
        toggle("shows_description", "The collection's description", default=True),
        *LIST_SETTINGS,
    ),
    templates=(COLLECTION,),
    is_main=True,
)
MAIN_COLLECTIONS = SectionType(
    "main_collections",
    "All categories and collections",
    "Every way into the shop.",
    (number("columns", "Columns on wide screens", 4, least=2, most=5),),
    templates=(COLLECTIONS,),
    is_main=True,
)
MAIN_SEARCH = SectionType(
    "main_search",
    "Search results",
    "The search field, filters and what was found.",
    LIST_SETTINGS,
    templates=(SEARCH,),
    is_main=True,
)
MAIN_CART = SectionType(
    "main_cart",
    "Cart",
    "What is in the cart and what it comes to.",
    (toggle("shows_note", "Shoppers can leave a note", default=True),),
    templates=(CART,),
    is_main=True,
)
MAIN_PAGE = SectionType(
    "main_page",
    "Page",
    "The words of one of your pages or policies.",
    (select("width", "Width", ("narrow", "Good to read"), ("page", "As wide as the page")),),
    templates=(PAGE,),
    is_main=True,
)
MAIN_NOT_FOUND = SectionType(
    "main_not_found",
    "Not found",
    "Said where there is no page, with a search field.",
    (
        text("heading", "Heading", most=120, placeholder="This page is not here"),
        area("text", "Text", most=300, placeholder="It may have moved."),
        toggle("shows_search", "Search", default=True),
    ),
    templates=(NOT_FOUND,),
    is_main=True,
)

TYPES = (
    MAIN_PRODUCT,
    MAIN_COLLECTION,
    MAIN_COLLECTIONS,
    MAIN_SEARCH,
    MAIN_CART,
    MAIN_PAGE,
    MAIN_NOT_FOUND,
)
