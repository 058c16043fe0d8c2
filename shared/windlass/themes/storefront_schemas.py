"""The public shape of a live theme. Changing a field here is an API change."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from windlass.themes.storefront import LiveTheme, SectionView


class ShownBlockOut(BaseModel):
    id: str
    type: str
    settings: dict[str, Any]


class ShownSectionOut(BaseModel):
    id: str
    type: str
    settings: dict[str, Any]
    blocks: list[ShownBlockOut]

    @classmethod
    def of(cls, section: SectionView) -> ShownSectionOut:
        blocks = [
            ShownBlockOut(id=one.id, type=one.type, settings=dict(one.settings))
            for one in section.blocks
        ]
        settings = dict(section.settings)
        return cls(id=section.id, type=section.type, settings=settings, blocks=blocks)


class ThemeOut(BaseModel):
    """The look of a shop: what is hidden in the editor is not here."""

    version: int = Field(description="Counts up with every publication; 0 before the first")
    preset: str
    settings: dict[str, Any] = Field(description="Colours, letters, shapes, social links")
    header: list[ShownSectionOut]
    footer: list[ShownSectionOut]
    templates: dict[str, list[ShownSectionOut]]

    @classmethod
    def of(cls, theme: LiveTheme) -> ThemeOut:
        return cls(
            version=theme.version,
            preset=theme.preset,
            settings=dict(theme.settings),
            header=[ShownSectionOut.of(one) for one in theme.header],
            footer=[ShownSectionOut.of(one) for one in theme.footer],
            templates={
                name: [ShownSectionOut.of(one) for one in sections]
                for name, sections in theme.templates.items()
            },
        )
