"""Sections by which much is bought at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages.sections.kinds import Kind

if TYPE_CHECKING:
    from storefront_pages.sections.kinds import Known
    from storefront_pages.sections.reading import Section


class QuickOrder(Struct, frozen=True):
    heading: str


def quick_order(section: Section, _known: Known) -> QuickOrder:
    return QuickOrder(section.text("heading"))


KINDS = {"quick_order": Kind(quick_order, styles=("quick-order.css",))}
