"""What stands above and below every page."""

from windlass.themes.kinds import (
    BlockType,
    Kind,
    Pair,
    SectionType,
    Setting,
    area,
    colour,
    link,
    number,
    rich,
    select,
    text,
    toggle,
)
from windlass.themes.section_types.shared import FOOTER, HEADER

HEADING = text("heading", "Heading", most=60)

ANNOUNCEMENT_BAR = SectionType(
    "announcement_bar",
    "Announcement bar",
    "One line above everything. Several announcements take turns.",
    (
        number("seconds", "Each is shown for", 6, least=5, most=20, unit="s"),
        colour("ground", "Background", help="Empty: the primary colour."),
        colour("ink", "Text", help="Empty: whatever reads best."),
        toggle("can_close", "Visitors can close it", default=False),
    ),
    (
        BlockType(
            "announcement",
            "Announcement",
            (text("text", "Text", most=140), link()),
        ),
    ),
    most_blocks=5,
    templates=(HEADER,),
    most=1,
    starts_with=("announcement",),
    pairs=(Pair("ink", "ground"),),
)
MAIN_HEADER = SectionType(
    "header",
    "Header",
    "Logo, menu, search, account and cart.",
    (
        select("logo_position", "Logo", ("start", "At the start"), ("center", "In the middle")),
        number("logo_width", "Logo's width at most", 160, least=60, most=320, step=10, unit="px"),
        Setting("menu", Kind.MENU, "Menu", "main"),
        toggle("shows_search", "Search", default=True),
        toggle("shows_account", "Account", default=True),
        toggle("is_sticky", "Stays in sight while scrolling", default=True),
    ),
    templates=(HEADER,),
    is_main=True,
)
MAIN_FOOTER = SectionType(
    "footer",
    "Footer",
    "Columns of links and words at the end of every page.",
    (
        toggle("shows_install", "Offer to put the shop on the home screen", default=True),
        select(
            "colours",
            "Colours",
            ("quiet", "Secondary"),
            ("plain", "Background"),
            ("strong", "Primary"),
        ),
    ),
    (
        BlockType("contact", "Name and contact", (), most=1),
        BlockType("menu", "Menu", (HEADING, Setting("menu", Kind.MENU, "Menu", "footer"))),
        BlockType("text", "Text", (HEADING, rich("body", "Text", most=1_500))),
        BlockType(
            "newsletter",
            "Newsletter",
            (
                text("heading", "Heading", most=60, placeholder="News from us"),
                area("text", "Text", most=200),
                text("button", "Button", most=40, placeholder="Subscribe"),
            ),
            most=1,
        ),
        BlockType("socials", "Social links", (HEADING,), most=1),
        BlockType("policies", "Policies", (HEADING,), most=1),
        BlockType("payment_marks", "Payment marks", (), most=1),
    ),
    most_blocks=12,
    templates=(FOOTER,),
    is_main=True,
    starts_with=("contact", "menu", "policies"),
)

TYPES = (ANNOUNCEMENT_BAR, MAIN_HEADER, MAIN_FOOTER)
