"""Sections that speak with pictures."""

from windlass.themes.kinds import (
    BlockType,
    Kind,
    SectionType,
    area,
    chosen,
    image,
    link,
    number,
    rich,
    select,
    text,
    toggle,
)
from windlass.themes.section_types.shared import (
    ALIGNMENT,
    COLOURS,
    HEIGHT,
    OVERLAY,
    RATIO,
    TEMPLATES,
)

WORDS_OVER = select(
    "words", "Words", ("over", "On the picture"), ("panel", "In a panel on the picture")
)

HERO = SectionType(
    "hero",
    "Hero",
    "The first thing that visitors see: what you sell, in a sentence and a picture.",
    (
        text("title", "Heading", most=120, placeholder="The store's name"),
        area("text", "Text", most=500, placeholder="The store's tagline"),
        text("button", "Button", most=40, placeholder="Shop all products"),
        link(default="/products"),
        text("second_button", "Second button", most=40),
        link("second_link", "Second link"),
        image(),
        chosen(
            "product",
            Kind.PRODUCT,
            "Product",
            help="Its picture, title, price and button stand beside the words, in place of the "
            "picture.",
        ),
        select(
            "words",
            "Words",
            ("beside", "Beside the picture"),
            ("over", "On the picture"),
            ("panel", "In a panel on the picture"),
        ),
        OVERLAY,
        HEIGHT,
        ALIGNMENT,
        COLOURS,
    ),
    templates=TEMPLATES,
)
SLIDESHOW = SectionType(
    "slideshow",
    "Slideshow",
    "Up to six pictures with words, one after the other.",
    (
        toggle(
            "autoplay",
            "Move on by itself",
            default=False,
            help="Stops while somebody reads, and never starts under reduced motion.",
        ),
        number("seconds", "Each is shown for", 6, least=5, most=15, unit="s"),
        WORDS_OVER,
        OVERLAY,
        HEIGHT,
        ALIGNMENT,
    ),
    (
        BlockType(
            "slide",
            "Slide",
            (
                image(),
                text("heading", "Heading", most=120),
                area("text", "Text", most=300),
                text("button", "Button", most=40),
                link(),
            ),
        ),
    ),
    most_blocks=6,
    templates=TEMPLATES,
    starts_with=("slide", "slide"),
)
IMAGE_BANNER = SectionType(
    "image_banner",
    "Picture banner",
    "One wide picture with a few words and a way on.",
    (
        image(),
        text("heading", "Heading", most=120),
        area("text", "Text", most=300),
        text("button", "Button", most=40),
        link(),
        WORDS_OVER,
        OVERLAY,
        HEIGHT,
        ALIGNMENT,
    ),
    templates=TEMPLATES,
)
IMAGE_WITH_TEXT = SectionType(
    "image_with_text",
    "Picture with text",
    "A picture on one side, what it means on the other.",
    (
        image(),
        text("heading", "Heading", most=120),
        rich("body", "Text"),
        text("button", "Button", most=40),
        link(),
        select("picture_side", "Picture", ("start", "At the start"), ("end", "At the end")),
        select("picture_share", "Its share", ("50", "Half"), ("40", "Less"), ("60", "More")),
        RATIO,
        COLOURS,
    ),
    templates=TEMPLATES,
)
VIDEO = SectionType(
    "video",
    "Video",
    "A film from YouTube or Vimeo. Nothing is loaded from there until a visitor presses play.",
    (
        text("heading", "Heading", most=120),
        chosen("video", Kind.VIDEO, "Video"),
        text("caption", "Caption", most=200, help="Also read to those who cannot see it."),
        select("shape", "Shape", ("wide", "16:9"), ("square", "1:1"), ("tall", "9:16")),
        COLOURS,
    ),
    templates=TEMPLATES,
)
LOGO_LIST = SectionType(
    "logo_list",
    "Logos",
    "Brands you carry, or who wrote about you.",
    (text("heading", "Heading", most=120), COLOURS),
    (
        BlockType(
            "logo",
            "Logo",
            (
                image(),
                text(
                    "name", "Name", most=60, help="Read aloud, and shown if the picture is missing."
                ),
                link(),
            ),
        ),
    ),
    most_blocks=12,
    templates=TEMPLATES,
    starts_with=("logo", "logo", "logo"),
)

TYPES = (HERO, SLIDESHOW, IMAGE_BANNER, IMAGE_WITH_TEXT, VIDEO, LOGO_LIST)
