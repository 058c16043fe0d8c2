"""Sections that tell, answer and invite."""

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
    rich,
    select,
    text,
    toggle,
)
from windlass.themes.section_types.shared import (
    ALIGNMENT,
    COLOURS,
    PRODUCT,
    TEMPLATES,
)

RICH_TEXT = SectionType(
    "rich_text",
    "Text",
    "A heading, a few paragraphs, a button.",
    (
        text("heading", "Heading", most=120),
        rich("body", "Text"),
        text("button", "Button", most=40),
        link(),
        ALIGNMENT,
        select("width", "Width", ("narrow", "Good to read"), ("page", "As wide as the page")),
        COLOURS,
    ),
    templates=TEMPLATES,
)
MULTICOLUMN = SectionType(
    "multicolumn",
    "Columns",
    "Two to four columns, each with a picture and words.",
    (
        text("heading", "Heading", most=120),
        number("columns", "Columns on wide screens", 3, least=2, most=4),
        ALIGNMENT,
        COLOURS,
    ),
    (
        BlockType(
            "column",
            "Column",
            (
                image(),
                text("heading", "Heading", most=80),
                rich("body", "Text", most=1_000),
                text("more", "Link's words", most=40),
                link(),
            ),
        ),
    ),
    most_blocks=12,
    templates=TEMPLATES,
    starts_with=("column", "column", "column"),
)
TESTIMONIALS = SectionType(
    "testimonials",
    "Testimonials",
    "What buyers wrote: published reviews only, word for word. Hidden while there are none.",
    (
        text("heading", "Heading", most=120, placeholder="What buyers say"),
        select(
            "source",
            "Which",
            ("best", "The best"),
            ("newest", "The newest"),
            ("products", "Of chosen products"),
        ),
        products(help="If they are of chosen products."),
        number("least_rating", "Stars at least", 4, least=1, most=5),
        number("count", "How many", 3, least=1, most=12),
        COLOURS,
    ),
    templates=TEMPLATES,
)
FAQ = SectionType(
    "faq",
    "Questions and answers",
    "What people ask before they buy. Search engines can show the answers.",
    (text("heading", "Heading", most=120, placeholder="Questions and answers"), COLOURS),
    (
        BlockType(
            "question",
            "Question",
            (
                text("question", "Question", most=200),
                rich("answer", "Answer", most=3_000),
                toggle("is_open", "Open from the start", default=False),
            ),
        ),
    ),
    most_blocks=30,
    templates=TEMPLATES,
    starts_with=("question", "question", "question"),
)
COUNTDOWN = SectionType(
    "countdown",
    "Countdown",
    "Counts to the true end of a discount, or to a moment. It ends once, for everyone.",
    (
        text("heading", "Heading", most=120),
        area("text", "Text", most=300),
        select(
            "source", "Counts to", ("discount", "The end of a discount"), ("moment", "A moment")
        ),
        chosen("discount", Kind.DISCOUNT, "Discount", help="Hidden while it is off or has no end."),
        chosen("ends_at", Kind.DATE_TIME, "Moment"),
        select("after", "Afterwards", ("hide", "Hide the section"), ("text", "Say something else")),
        text("after_text", "What it says then", most=200),
        text("button", "Button", most=40),
        link(),
        COLOURS,
    ),
    templates=TEMPLATES,
)
TRUST_BADGES = SectionType(
    "trust_badges",
    "What shoppers can rely on",
    "True facts of the store only: where it delivers, how long returns are taken, how one pays.",
    (
        text("heading", "Heading", most=120),
        toggle("shows_delivery", "Delivery", default=True),
        toggle("shows_returns", "Returns", default=True),
        toggle("shows_payment", "Payment", default=True),
        select("layout", "Layout", ("row", "One row"), ("grid", "Boxes")),
        COLOURS,
    ),
    templates=TEMPLATES,
)
NEWSLETTER = SectionType(
    "newsletter",
    "Newsletter",
    "Invites to subscribe. Nobody is subscribed before they confirmed by mail.",
    (
        text("heading", "Heading", most=120, placeholder="News from us"),
        area("text", "Text", most=300),
        text("button", "Button", most=40, placeholder="Subscribe"),
        image(),
        ALIGNMENT,
        COLOURS,
    ),
    templates=TEMPLATES,
    most=1,
)
REVIEWS = SectionType(
    "reviews",
    "Reviews",
    "What buyers of this product wrote, with stars and photos.",
    (number("count", "How many at first", 4, least=3, most=12),),
    templates=(PRODUCT,),
    most=1,
)
DIVIDER = SectionType(
    "divider",
    "Divider",
    "Space between sections, with or without a line.",
    (
        toggle("has_line", "Line", default=True),
        number("space", "Height", 32, least=8, most=160, step=8, unit="px"),
    ),
    templates=TEMPLATES,
)

TYPES = (
    RICH_TEXT,
    MULTICOLUMN,
    TESTIMONIALS,
    FAQ,
    COUNTDOWN,
    TRUST_BADGES,
    NEWSLETTER,
    REVIEWS,
    DIVIDER,
)
