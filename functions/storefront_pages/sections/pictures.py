"""Sections that speak with pictures."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from storefront_pages.sections.kinds import Kind, Wants

if TYPE_CHECKING:
    from storefront_pages.sections.kinds import Known
    from storefront_pages.sections.reading import Section, Values
    from storefront_pages.views.image import ImageView
    from storefront_pages.views.product import CardView

SHADES = range(55, 90, 5)  # the classes that darken a picture
FRAMES = {
    "youtube": "https://www.youtube-nocookie.com",
    "vimeo": "https://player.vimeo.com",
}


class Button(Struct, frozen=True):
    label: str
    path: str


class Banner(Struct, frozen=True):
    """Words with a picture behind them, or beside them."""

    heading: str
    text: str
    image: ImageView | None
    buttons: tuple[Button, ...] = ()
    words: str = "beside"  # beside, over or panel
    shade: int = 60
    height: str = "medium"
    alignment: str = "start"
    block: str = ""  # the id of the block that is drawn, as in every class with one


class Hero(Struct, frozen=True):
    banner: Banner
    has_usual_button: bool  # with words of ours
    product: CardView | None = None  # beside the words, in place of the picture


class Slideshow(Struct, frozen=True):
    slides: tuple[Banner, ...]
    seconds: int  # 0: it does not move by itself


class ImageWithText(Struct, frozen=True):
    heading: str
    body: Markup
    image: ImageView | None
    button: Button | None
    side: str
    share: str
    ratio: str


class Video(Struct, frozen=True):
    heading: str
    caption: str
    poster: ImageView | None
    shape: str
    player: str  # the address that is loaded when somebody presses play
    page: str  # where it can be seen without script
    origin: str


class Logo(Struct, frozen=True):
    name: str
    image: ImageView | None
    path: str
    block: str


class Logos(Struct, frozen=True):
    heading: str
    logos: tuple[Logo, ...]


def hero(section: Section, known: Known) -> Hero:
    store = known.shop.view
    first = section.text("button")
    link = section.link() or "/products"
    buttons = (Button(first, link), Button(section.text("second_button"), _second(section)))
    banner = _banner(
        section,
        heading=section.text("title") or store.name,
        text=section.text("text") or store.description,
        buttons=(buttons[0], *(one for one in buttons[1:] if one.label and one.path)),
        words=section.choice("words", "beside", "over", "panel"),
    )
    product = next(iter(known.cards_of(_shown_off(section))), None)
    if product is not None:
        banner = replace(banner, image=None, words="beside")
    return Hero(banner, not first, product)


def hero_wanted(section: Section) -> Wants:
    return Wants(products=_shown_off(section))


def slideshow(section: Section, _known: Known) -> Slideshow | None:
    slides = tuple(
        replace(
            _banner(block, section, words=section.choice("words", "over", "panel")),
            block=block.id,
        )
        for block in section.blocks
    )
    shown = tuple(one for one in slides if one.image or one.heading or one.text)
    if not shown:
        return None
    moves = section.flag("autoplay") and len(shown) > 1
    return Slideshow(shown, section.number("seconds", 6, least=5, most=15) if moves else 0)


def image_banner(section: Section, _known: Known) -> Banner | None:
    banner = _banner(section, words=section.choice("words", "over", "panel"))
    return banner if banner.image or banner.heading or banner.text else None


def image_with_text(section: Section, _known: Known) -> ImageWithText | None:
    image, heading, body = section.image(), section.text("heading"), section.html("body")
    if not (image or heading or body):
        return None
    return ImageWithText(
        heading=heading,
        body=body,
        image=image,
        button=_button(section),
        side=section.choice("picture_side", "start", "end"),
        share=section.choice("picture_share", "50", "40", "60"),
        ratio=section.choice("ratio", "natural", "square", "portrait", "landscape"),
    )


def video(section: Section, _known: Known) -> Video | None:
    found = section.settings.get("video")
    if not isinstance(found, dict):
        return None
    provider, film = str(found.get("provider")), str(found.get("id") or "")
    if provider not in FRAMES or not film.replace("-", "").replace("_", "").isalnum():
        return None
    if provider == "youtube":
        player = f"{FRAMES[provider]}/embed/{film}?autoplay=1&rel=0"
        page = f"https://www.youtube.com/watch?v={film}"
    else:
        player = f"{FRAMES[provider]}/video/{film}?autoplay=1&dnt=1"
        page = f"https://vimeo.com/{film}"
    return Video(
        heading=section.text("heading"),
        caption=section.text("caption"),
        poster=type(section)(settings=found).image("poster"),
        shape=section.choice("shape", "wide", "square", "tall"),
        player=player,
        page=page,
        origin=FRAMES[provider],
    )


def logo_list(section: Section, _known: Known) -> Logos | None:
    logos = tuple(
        Logo(block.text("name"), block.image(), block.link(), block.id)
        for block in section.blocks
        if block.image() or block.text("name")
    )
    return Logos(section.text("heading"), logos) if logos else None


def _banner(
    values: Values,
    shape: Values | None = None,
    *,
    heading: str | None = None,
    text: str | None = None,
    buttons: tuple[Button, ...] | None = None,
    words: str,
) -> Banner:
    """`shape` has the settings that its slides share."""
    shared = shape or values
    button = _button(values)
    shade = shared.number("overlay", 60, least=SHADES[0], most=SHADES[-1])
    return Banner(
        heading=values.text("heading") if heading is None else heading,
        text=values.text("text") if text is None else text,
        image=values.image(),
        buttons=((button,) if button else ()) if buttons is None else buttons,
        words=words,
        shade=shade - shade % 5,
        height=shared.choice("height", "medium", "small", "large"),
        alignment=shared.choice("alignment", "start", "center"),
    )


def _button(values: Values) -> Button | None:
    label, path = values.text("button"), values.link()
    return Button(label, path) if label and path else None


def _shown_off(section: Section) -> tuple[str, ...]:
    product_id = section.text("product")
    return (product_id,) if product_id else ()


def _second(section: Section) -> str:
    return section.link("second_link")


KINDS = {
    "hero": Kind(hero, hero_wanted, styles=("banners.css",)),
    "slideshow": Kind(slideshow, styles=("banners.css",), scripts=("slide-show.js",)),
    "image_banner": Kind(image_banner, styles=("banners.css",)),
    "image_with_text": Kind(image_with_text, styles=("banners.css",)),
    "video": Kind(
        video,
        styles=("banners.css",),
        scripts=("video-player.js",),
        frames=lambda view: (view.origin,),
    ),
    "logo_list": Kind(logo_list, styles=("words.css",)),
}
