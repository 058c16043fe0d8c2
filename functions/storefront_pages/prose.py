"""The text of a merchant's page, with players in the place of the videos it names."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup
from msgspec import Struct

from windlass.kit import rich_text

PLAYERS: Final = {
    "youtube": ("https://www.youtube-nocookie.com", "/embed/{id}?autoplay=1&rel=0"),
    "vimeo": ("https://player.vimeo.com", "/video/{id}?autoplay=1&dnt=1"),
}
_FIGURE: Final = re.compile(
    r'<figure data-video="(youtube|vimeo):([A-Za-z0-9_-]+)"><a href="([^"]*)"[^>]*>([^<]*)</a>'
    r"(?:<figcaption>.*?</figcaption>)?</figure>"
)
_PLAY: Final = Markup(
    '<span class="video-play"><svg viewBox="0 0 24 24" width="28" height="28" fill="currentColor"'
    ' aria-hidden="true"><path d="M8 5v14l11-7z"/></svg></span>'
)


class Prose(Struct, frozen=True):
    html: Markup
    frames: tuple[str, ...]  # origins of the players

    @property
    def has_video(self) -> bool:
        return bool(self.frames)


def prose_of(html: str) -> Prose:
    """`html` was sanitised where it was saved. A video is a link until somebody presses play, so
    nothing is asked of its host before."""
    frames: dict[str, None] = {}

    def player(found: re.Match[str]) -> str:
        provider, film, page, words = found.groups()
        origin, path = PLAYERS[provider]
        frames[origin] = None
        return Markup(
            '<figure><video-player class="video" data-player="{}" data-title="{}">'
            '<a class="video-start" href="{}" rel="noopener">{}'
            '<span class="hidden">{}</span></a></video-player><figcaption>{}</figcaption></figure>'
        ).format(
            origin + path.format(id=film),
            Markup(words),
            Markup(page),
            _PLAY,
            Markup(words),
            Markup(words),
        )

    shown = _FIGURE.sub(player, html)
    return Prose(Markup(shown), tuple(frames))


def markdown(html: str) -> str:
    """The same for machines; the words alone where it is nested deeper than Python reaches."""
    from markdownify import markdownify

    try:
        return str(markdownify(html, heading_style="ATX")).strip()
    except RecursionError:
        return rich_text.plain(html)


def line(text: str) -> str:
    """On one line, so that nobody's title begins a heading of ours."""
    return " ".join(text.split())
