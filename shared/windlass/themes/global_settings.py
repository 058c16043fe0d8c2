"""What holds for the whole shop: colours, letters, shapes, behaviour."""

from windlass.themes.kinds import Kind, Setting, colour, link, number, select, toggle

COLOURS = (
    colour("primary", "Primary", "#1f4fd8", help="Buttons and links."),
    colour("secondary", "Secondary", "#f4f5f4", help="The ground of quiet sections and boxes."),
    colour("accent", "Accent", "#a86400", help="Stars, badges and other small marks."),
    colour("background", "Background", "#ffffff"),
    colour("text", "Text", "#15181a"),
    select(
        "colour_scheme",
        "Light or dark",
        ("light", "Light"),
        ("dark", "Dark"),
        ("auto", "As the visitor's device has it"),
        help="With the last one these are the light colours; the dark ones are made of them.",
    ),
)
LETTERS = (
    Setting("heading_font", Kind.FONT, "Headings", "inter"),
    Setting("body_font", Kind.FONT, "Text", "inter"),
    number("text_scale", "Size of text", 100, least=90, most=120, step=5, unit="%"),
    number("heading_scale", "Size of headings", 100, least=80, most=150, step=5, unit="%"),
)
SHAPES = (
    number("corner_radius", "Corners", 8, least=0, most=32, unit="px"),
    select("button_style", "Buttons", ("solid", "Filled"), ("outline", "Outlined")),
    select("card_style", "Cards", ("plain", "Plain"), ("framed", "Framed"), ("raised", "Raised")),
    select(
        "card_ratio",
        "Pictures on cards",
        ("portrait", "Portrait"),
        ("square", "Square"),
        ("landscape", "Landscape"),
    ),
    number("page_width", "Width of the page", 1360, least=1000, most=1600, step=20, unit="px"),
    number("section_spacing", "Between sections", 48, least=16, most=120, step=4, unit="px"),
)
BEHAVIOUR = (
    toggle("shows_second_image", "Second picture under the pointer", default=True),
    toggle("quick_add", "Add to the cart from lists", default=True),
    select(
        "cart_type",
        "After adding to the cart",
        ("drawer", "Open the cart at the side"),
        ("note", "Say so in a note"),
        ("page", "Go to the cart"),
    ),
    toggle(
        "motion",
        "Gentle motion",
        default=True,
        help="Never for visitors who asked their device for less.",
    ),
)
NETWORKS = {
    "instagram": ("Instagram", ("instagram.com",)),
    "facebook": ("Facebook", ("facebook.com", "fb.com")),
    "tiktok": ("TikTok", ("tiktok.com",)),
    "x": ("X", ("x.com", "twitter.com")),
    "youtube": ("YouTube", ("youtube.com", "youtu.be")),
    "pinterest": ("Pinterest", ("pinterest.com", "pin.it")),
}  # and the hosts that their addresses have
SOCIAL = tuple(link(network, name) for network, (name, _hosts) in NETWORKS.items())

SETTINGS = (*COLOURS, *LETTERS, *SHAPES, *BEHAVIOUR)
GROUPED = (
    ("colours", "Colours", COLOURS),
    ("letters", "Letters", LETTERS),
    ("shapes", "Shapes", SHAPES),
    ("behaviour", "Behaviour", BEHAVIOUR),
    ("social", "Social links", SOCIAL),
)
