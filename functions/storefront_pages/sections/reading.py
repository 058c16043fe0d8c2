"""A section of a theme as drawing it needs it: whatever its document says, reading never fails."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec import Struct, field

from storefront_pages.images import branding_of
from windlass.translations.fields import Kind, alt_field
from windlass.translations.spoken import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from storefront_pages.views.image import ImageView
    from windlass.themes.storefront import SectionView
    from windlass.translations.spoken import Words

SAFE_LINKS = ("/", "#", "https://", "http://", "mailto:", "tel:")


class Values(Struct, frozen=True):
    """Settings by their ids, with a usual value for what is missing or of another kind."""

    settings: Mapping[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.settings.get(name)
        return value.strip() if isinstance(value, str) else ""

    def html(self, name: str) -> Markup:
        """Of a rich text, which was sanitised when it was saved."""
        return Markup(self.text(name))

    def flag(self, name: str, *, usual: bool = False) -> bool:
        value = self.settings.get(name)
        return value if isinstance(value, bool) else usual

    def number(self, name: str, usual: int, *, least: int = 0, most: int = 1_000) -> int:
        value = self.settings.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            return usual
        return min(most, max(least, value))

    def choice(self, name: str, *options: str) -> str:
        """One of the options; the first for everything else."""
        value = self.settings.get(name)
        return value if isinstance(value, str) and value in options else options[0]

    def link(self, name: str = "link") -> str:
        value = self.text(name)
        return value if value.startswith(SAFE_LINKS) and not value.startswith("//") else ""

    def ids(self, name: str, most: int = 24) -> tuple[str, ...]:
        value = self.settings.get(name)
        found = value if isinstance(value, list | tuple) else ()
        return tuple(one for one in found if isinstance(one, str) and one)[:most]

    def image(self, name: str = "image") -> ImageView | None:
        value = self.settings.get(name)
        if not isinstance(value, dict) or not isinstance(value.get("picture"), dict):
            return None
        return branding_of(value["picture"], alt=str(value.get("alt") or ""))

    def moment(self, name: str) -> datetime | None:
        try:
            found = datetime.fromisoformat(self.text(name))
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)


class Block(Values, frozen=True):
    id: str = ""
    type: str = ""


class Section(Values, frozen=True):
    id: str = ""
    type: str = ""
    blocks: tuple[Block, ...] = ()

    @property
    def ground(self) -> str:
        """The class of its colours."""
        return {"quiet": "on-quiet", "strong": "on-strong"}.get(self.text("colours"), "")


def sections_of(found: Iterable[SectionView], words: Words = NONE) -> tuple[Section, ...]:
    """With the texts that are translated in place of those of the document."""
    return tuple(_section(one, words.of(Kind.THEME, one.id)) for one in found)


def _section(found: SectionView, said: Mapping[str, str]) -> Section:
    blocks = found.blocks
    if not said:
        own = tuple(Block(block.settings, block.id, block.type) for block in blocks)
        return Section(found.settings, found.id, found.type, own)
    spoken = tuple(
        Block(_over(block.settings, said, f"{block.id}."), block.id, block.type) for block in blocks
    )
    return Section(_over(found.settings, said, ""), found.id, found.type, spoken)


def _over(settings: Mapping[str, Any], said: Mapping[str, str], prefix: str) -> dict[str, Any]:
    """Only texts that are there: an empty one was taken out of the shop."""
    return {name: _said(said, f"{prefix}{name}", value) for name, value in settings.items()}


def _said(said: Mapping[str, str], name: str, value: Any) -> Any:
    if isinstance(value, dict) and value.get("alt"):
        return value | {"alt": said.get(alt_field(name), value["alt"])}
    return said.get(name, value) if isinstance(value, str) and value else value
