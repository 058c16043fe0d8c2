"""Formatted text that merchants write: which HTML of it is kept. Everything else is taken out where
it is saved, so that pages show it as it is."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final

ALIGNED: Final = frozenset({"align-center", "align-end"})
_TAGS: Final = frozenset(
    "p br hr strong b em i u s sub sup small h2 h3 h4 ul ol li blockquote a "
    "table thead tbody tr th td mark".split()
)
_ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
_MEDIA_TAGS: Final = frozenset({"img", "figure", "figcaption"})
_MEDIA_ATTRIBUTES: Final = {
    "img": {"src", "srcset", "alt", "width", "height"},
    "figure": {"data-video"},
}
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_VIDEO: Final = re.compile(r"youtube:[A-Za-z0-9_-]{11}|vimeo:[0-9]{6,12}")
_SIDE: Final = re.compile(r"[1-9][0-9]{0,4}")
_SIZES: Final = "(max-width: 720px) 100vw, 720px"  # a column of text
_IMAGE: Final = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
_TAG: Final = re.compile(r"<[a-z/!][^>]*>", re.IGNORECASE)
_FIGURE: Final = re.compile(r"<figure.*?</figure>", re.DOTALL)
_BREAK: Final = re.compile(r"</(?:p|li|h[2-4]|tr|blockquote|figcaption)>|<br>|<hr>")


def clean(html: str, *, media_of: str = "") -> str:
    """Plain formatting: no script, style or frame; links lead to web, mail and telephone. With a
    store's id in `media_of` also its own pictures, and videos by their number at YouTube or Vimeo,
    which load when a shopper asks for them."""
    import nh3

    is_own = _own_picture(media_of) if media_of else None

    def kept(tag: str, name: str, value: str) -> str | None:
        match tag, name:
            case "img", "src":
                return value if is_own and is_own.fullmatch(value) else None
            case "img", "srcset":
                candidates = [one.strip().partition(" ")[0] for one in value.split(",")]
                return value if is_own and all(map(is_own.fullmatch, candidates)) else None
            case "img", "width" | "height":
                return value if _SIDE.fullmatch(value) else None
            case "figure", "data-video":
                return value if _VIDEO.fullmatch(value) else None
        return value

    cleaned = nh3.clean(
        html,
        tags=set(_TAGS | _MEDIA_TAGS) if media_of else set(_TAGS),
        attributes=_ATTRIBUTES | _MEDIA_ATTRIBUTES if media_of else _ATTRIBUTES,
        attribute_filter=kept,
        allowed_classes={tag: set(ALIGNED) for tag in ("p", "h2", "h3", "h4")},
        url_schemes=set(_SCHEMES),
    )
    own_only = _IMAGE.sub(lambda found: _lazy(found[1]) if " src=" in found[1] else "", cleaned)
    return own_only.replace(' class=""', "").strip()


def of_text(text: str) -> str:
    """Plain text as paragraphs; HTML stays as it is."""
    return text.strip() if is_html(text) else paragraphs(text)


def paragraphs(text: str) -> str:
    """Plain text, whatever it says, as HTML: an empty line parts paragraphs."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return "".join(f"<p>{_lines(part)}</p>" for part in parts if part)


def is_html(text: str) -> bool:
    return _TAG.search(text) is not None


def plain(html: str) -> str:
    """The words of cleaned HTML on one line."""
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", html))).split())


def beginning(html: str, *, at_most: int = 160) -> str:
    """The first words of it, without those of pictures and videos, cut at a word."""
    words = plain(_FIGURE.sub(" ", html))
    if len(words) <= at_most:
        return words
    return words[:at_most].rsplit(" ", 1)[0].rstrip(",.;:–-") + "…"


def blanks(html: str) -> int:
    """How many places of a template are still to be filled in."""
    return html.count("<mark>")


def _lazy(attributes: str) -> str:
    sizes = f' sizes="{_SIZES}"' if " srcset=" in attributes else ""
    return f'<img{attributes}{sizes} loading="lazy" decoding="async">'


def _lines(text: str) -> str:
    return "<br>".join(escape(line.strip(), quote=False) for line in text.split("\n"))


def _own_picture(store_id: str) -> re.Pattern[str]:
    """A rendition that our pipeline made of a picture of this store."""
    return re.compile(rf"/media/{re.escape(store_id)}/[0-9a-f]{{32}}/[0-9]{{1,5}}\.(avif|jpg|webp)")
