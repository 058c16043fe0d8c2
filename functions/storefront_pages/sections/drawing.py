"""The parts of a page around its own content, drawn when its template asks for them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from storefront_pages.sections.composing import Built, Composition, failed
from storefront_pages.sections.reading import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from storefront_pages.sections.reading import Section
    from storefront_pages.views.store import StoreView

PREVIEW_SCRIPT = "theme-preview.js"
_FILES = re.compile(r'(?:href|src)="(/assets/[^"]+\.(?:css|js))"')


class Parts:
    """`above`, `below`, `header` and `footer` are HTML; `main` are the settings of the page's own
    content, which stands between `main_start` and `main_end`."""

    def __init__(
        self,
        templates: Environment,
        store: StoreView,
        composition: Composition,
        view: Mapping[str, Any],
    ) -> None:
        self._templates = templates
        self._store = store
        self._composition = composition
        self._view = view

    @property
    def main(self) -> Section:
        return self._composition.main

    def blocks(self, *usual: str) -> tuple[Block, ...]:
        """Of the page's own content, in the merchant's order."""
        return self.main.blocks or tuple(Block(type=one) for one in usual)

    def mark(self, block_id: str) -> Markup:
        """The attribute by which a preview knows what a block drew; nothing for shoppers."""
        if not self._store.is_preview or not block_id:
            return Markup()
        return Markup(' data-block="{}"').format(block_id)

    @property
    def main_start(self) -> Markup:
        return self._start(self.main) if self._is_marked else Markup()

    @property
    def main_end(self) -> Markup:
        return self._end(self.main) if self._is_marked else Markup()

    @property
    def above(self) -> Markup:
        return self._drawn(self._composition.above, is_first=True)

    @property
    def below(self) -> Markup:
        has_top = bool(self._composition.above or self.main.type)
        return self._drawn(self._composition.below, is_first=not has_top)

    @property
    def has_title(self) -> bool:
        """Whether the first section is the heading of the page."""
        shown = [one for one in self._composition.all if one.view is not None]
        return bool(shown) and shown[0].section.type == "hero"

    @property
    def header(self) -> Markup:
        return self._drawn(self._store.header)

    @property
    def footer(self) -> Markup:
        return self._drawn(self._store.footer)

    @cached_property
    def styles(self) -> tuple[str, ...]:
        return self._brought("styles")

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        own = (PREVIEW_SCRIPT,) if self._store.is_preview else ()
        return (*self._brought("scripts"), *own)

    @property
    def data(self) -> tuple[dict[str, Any], ...]:
        return self._composition.data

    @property
    def _is_marked(self) -> bool:
        return self._store.is_preview and bool(self.main.id)

    def _brought(self, name: str) -> tuple[str, ...]:
        everything = (*self._store.header, *self._composition.all, *self._store.footer)
        shown = (one for one in everything if one.view is not None)
        return tuple(dict.fromkeys(file for one in shown for file in getattr(one.kind, name)))

    def _drawn(self, built: Iterable[Built], *, is_first: bool = False) -> Markup:
        found = []
        for number, one in enumerate(built):
            try:
                found.append(self._section(one, is_first=is_first and number == 0))
            except Exception:  # as in `build`: the rest of the page is worth more
                failed(one.section)
        return Markup().join(found)

    def _section(self, one: Built, *, is_first: bool) -> Markup:
        name = one.section.type if one.view is not None else "nothing"
        html = self._templates.get_template(f"blocks/{name}.html").render(
            {
                **self._view,
                "store": self._store,
                "id": one.section.id,
                "type": one.section.type,
                "section": one.view,
                "mark": self.mark,
                "is_first": is_first,
                "is_title": is_first and not self.main.type,
            }
        )
        return self._start(one.section) + Markup(html) + self._end(one.section)

    def _start(self, section: Section) -> Markup:
        classes = f"part {section.ground}".strip()
        if not self._store.is_preview:
            return Markup('<div class="{}" id="part-{}">').format(classes, section.id)
        return Markup(
            '<!--part:{0}--><div class="{1}" id="part-{0}" data-section="{0}" data-type="{2}">'
        ).format(section.id, classes, section.type)

    def _end(self, section: Section) -> Markup:
        end = Markup("<!--/part:{}-->").format(section.id) if self._store.is_preview else Markup()
        return Markup("</div>") + end


def files_of(page: str) -> list[str]:
    """The styles and scripts that it loads."""
    return list(dict.fromkeys(_FILES.findall(page)))


def cut(page: str, section_id: str) -> str | None:
    """The section of this id out of a page in preview; None where it has none."""
    _before, mark, rest = page.partition(f"<!--part:{section_id}-->")
    found, end, _after = rest.partition(f"<!--/part:{section_id}-->")
    return found if mark and end else None
