"""Sections that show products and collections."""

from windlass.themes.kinds import (
    BlockType,
    Kind,
    SectionType,
    area,
    chosen,
    image,
    link,
    number,
    products,
    select,
    text,
)
from windlass.themes.section_types.shared import (
    CART,
    COLOURS,
    COLUMNS_PHONE,
    COLUMNS_WIDE,
    NOT_FOUND,
    PRODUCT,
    TEMPLATES,
)

WHICH = (
    select(
        "source",
        "Products",
        ("newest", "The newest"),
        ("best_selling", "The best-selling"),
        ("collection", "Of a collection"),
        ("chosen", "Chosen by hand"),
    ),
    chosen("collection", Kind.COLLECTION, "Collection", help="If they are of a collection."),
    products("products", "Chosen products", help="If they are chosen by hand."),
)
WAY_ON = (
    text("more", "Link's words", most=40, placeholder="See all"),
    link(placeholder="To the collection, or to all products"),
)

FEATURED_PRODUCTS = SectionType(
    "featured_products",
    "Featured products",
    "A grid of products: new, popular, of a collection or picked by hand.",
    (
        text("heading", "Heading", most=120, placeholder="Just in"),
        *WHICH,
        number("count", "How many", 8, least=2, most=24),
        COLUMNS_WIDE,
        COLUMNS_PHONE,
        *WAY_ON,
        COLOURS,
    ),
    templates=TEMPLATES,
)
PRODUCT_CAROUSEL = SectionType(
    "product_carousel",
    "Product carousel",
    "Products in one row that can be swiped and paged with keys.",
    (
        text("heading", "Heading", most=120, placeholder="Just in"),
        *WHICH,
        number("count", "How many", 12, least=4, most=24),
        *WAY_ON,
        COLOURS,
    ),
    templates=TEMPLATES,
)
FEATURED_COLLECTION = SectionType(
    "featured_collection",
    "Featured collection",
    "One collection with its picture, its words and some of its products.",
    (
        chosen("collection", Kind.COLLECTION, "Collection"),
        text("heading", "Heading", most=120, placeholder="The collection's title"),
        area("text", "Text", most=500),
        number("count", "How many products", 4, least=2, most=12),
        select("layout", "Its picture", ("side", "Beside"), ("above", "Above"), ("none", "None")),
        text("button", "Button", most=40, placeholder="See all"),
        COLOURS,
    ),
    templates=TEMPLATES,
)
COLLECTION_LIST = SectionType(
    "collection_list",
    "Collections",
    "Ways into the shop, each with a picture.",
    (
        text("heading", "Heading", most=120, placeholder="Collections"),
        select(
            "source",
            "Which",
            ("chosen", "Chosen below"),
            ("collections", "All collections"),
            ("categories", "All categories"),
        ),
        number("columns", "Columns on wide screens", 3, least=2, most=5),
        COLOURS,
    ),
    (
        BlockType(
            "collection",
            "Collection",
            (
                chosen("collection", Kind.COLLECTION, "Collection"),
                text("title", "Title", most=80, placeholder="The collection's title"),
                image(help="Instead of the collection's own."),
            ),
        ),
    ),
    most_blocks=12,
    templates=TEMPLATES,
    starts_with=("collection", "collection", "collection"),
)
RECENTLY_VIEWED = SectionType(
    "recently_viewed",
    "Recently viewed",
    "What this visitor looked at before; kept in their browser, nowhere else.",
    (
        text("heading", "Heading", most=120, placeholder="Recently viewed"),
        number("count", "How many", 6, least=2, most=12),
    ),
    templates=TEMPLATES,
    most=1,
)
RECOMMENDED = SectionType(
    "recommended",
    "Recommended",
    "Products that go with this one or with the cart.",
    (
        text("heading", "Heading", most=120, placeholder="You may also like"),
        number("count", "How many", 8, least=2, most=12),
    ),
    templates=(PRODUCT, CART, NOT_FOUND),
    most=1,
)

TYPES = (
    FEATURED_PRODUCTS,
    PRODUCT_CAROUSEL,
    FEATURED_COLLECTION,
    COLLECTION_LIST,
    RECENTLY_VIEWED,
    RECOMMENDED,
)
