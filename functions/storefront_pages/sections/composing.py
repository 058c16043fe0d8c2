"""The sections of a page, made ready to be drawn. One that fails is logged and left out."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from storefront_pages.sections.gathering import gathered
from storefront_pages.sections.kinds import Kind, Known
from storefront_pages.sections.reading import Section, sections_of
from storefront_pages.sections.registry import MAIN, kind_of

if TYPE_CHECKING:
    from storefront_pages.shops import Shop

logger = logging.getLogger("storefront_pages")


class Built(Struct, frozen=True):
    section: Section
    kind: Kind
    view: object | None  # None: nothing to show, which only a preview says


class Composition(Struct, frozen=True):
    """What is above the page's own content, its settings, and what is below."""

    main: Section = field(default_factory=Section)
    above: tuple[Built, ...] = ()
    below: tuple[Built, ...] = ()

    @property
    def all(self) -> tuple[Built, ...]:
        return self.above + self.below

    @property
    def frames(self) -> tuple[str, ...]:
        """Other origins whose pages it shows inside."""
        found = (one.kind.frames(one.view) for one in self.all if one.view is not None)
        return tuple(dict.fromkeys(origin for some in found for origin in some))

    @property
    def data(self) -> tuple[dict[str, Any], ...]:
        """JSON-LD."""
        found = (one.kind.data(one.view) for one in self.all if one.view is not None)
        return tuple(data for some in found for data in some)


def compose(shop: Shop, template: str) -> Composition:
    """The sections of this template with all they show: at most two round trips, those apart that
    containers are spared for seconds."""
    sections = sections_of(shop.theme.sections(template), shop.words)
    at = next((n for n, one in enumerate(sections) if one.type.startswith(MAIN)), len(sections))
    main = sections[at] if at < len(sections) else Section()
    known = gathered(shop, sections)
    return Composition(main, build(sections[:at], known), build(sections[at + 1 :], known))


def build(sections: Iterable[Section], known: Known) -> tuple[Built, ...]:
    """In their order, without those of a type that is not drawn and those with nothing to show."""
    found = []
    for section in sections:
        kind = kind_of(section.type)
        if kind is None:
            continue
        try:
            view = kind.view(section, known)
        except Exception:  # one section of a merchant must not cost the shopper the page
            failed(section)
            continue
        if view is not None or known.shop.theme.is_preview:
            found.append(Built(section, kind, view))
    return tuple(found)


def failed(section: Section) -> None:
    logger.exception("section failed", extra={"section": section.id, "type": section.type})
