"""What is answered about versions, schedules and the registry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import to_builtins
from pydantic import BaseModel, Field

from windlass.themes import documents, fonts, global_settings, presets, schema
from windlass.themes.kinds import BlockType, Kind, SectionType, Setting
from windlass.themes.models import Source, ThemeSchedule, ThemeVersion
from windlass.themes.publishing import Published
from windlass.themes.schemas import ThemeDocument, ThemeSection


class PersonOut(BaseModel):
    id: str
    name: str = Field(description="Empty for somebody who has left")


class ThemeVersionOut(BaseModel):
    number: int
    name: str
    source: Source
    preset: str
    restored_number: int | None = Field(description="The version that came back with it")
    published_at: datetime
    published_by: PersonOut
    is_live: bool

    @classmethod
    def of(
        cls, version: ThemeVersion, *, live_number: int, names: Mapping[str, str]
    ) -> ThemeVersionOut:
        return cls(
            number=version.number,
            name=version.name,
            source=Source(version.source),
            preset=version.preset,
            restored_number=version.restored_number,
            published_at=version.published_at,
            published_by=_person(version.published_by, names),
            is_live=version.number == live_number,
        )


class ThemeVersionPage(BaseModel):
    items: list[ThemeVersionOut]
    next_cursor: str | None = Field(default=None, description="Fifty are kept: one page")


class ThemeVersionDetail(ThemeVersionOut):
    document: ThemeDocument

    @classmethod
    def with_document(
        cls, found: Published, *, live_number: int, names: Mapping[str, str]
    ) -> ThemeVersionDetail:
        out = ThemeVersionOut.of(found.version, live_number=live_number, names=names)
        return cls(**out.model_dump(), document=ThemeDocument.model_validate(found.document))


class ThemeScheduleOut(BaseModel):
    id: str
    name: str
    publish_at: datetime
    created_at: datetime
    created_by: PersonOut

    @classmethod
    def of(cls, schedule: ThemeSchedule, *, names: Mapping[str, str]) -> ThemeScheduleOut:
        return cls(
            id=schedule.schedule_id,
            name=schedule.name,
            publish_at=schedule.publish_at,
            created_at=schedule.created_at,
            created_by=_person(schedule.created_by, names),
        )


class ThemeSchedulePage(BaseModel):
    items: list[ThemeScheduleOut]
    next_cursor: str | None = Field(default=None, description="Ten can wait: one page")


class ThemeOptionOut(BaseModel):
    value: str
    label: str


class SettingOut(BaseModel):
    id: str
    kind: Kind
    label: str
    default: Any
    help: str
    placeholder: str = Field(description="What pages say while it is empty")
    options: list[ThemeOptionOut]
    least: int | None = Field(description="Of a number; 7 for a colour that must be given")
    most: int | None = Field(description="Of a number, of a text's characters or a list's entries")
    step: int
    unit: str

    @classmethod
    def of(cls, setting: Setting) -> SettingOut:
        return cls.model_validate(to_builtins(setting))


class SettingGroupOut(BaseModel):
    id: str
    name: str
    settings: list[SettingOut]


class BlockTypeOut(BaseModel):
    type: str
    name: str
    settings: list[SettingOut]
    most: int | None
    is_fixed: bool = Field(description="Always there and shown; it can only move")

    @classmethod
    def of(cls, block: BlockType) -> BlockTypeOut:
        settings = [SettingOut.of(one) for one in block.settings]
        return cls(
            type=block.type,
            name=block.name,
            settings=settings,
            most=block.most,
            is_fixed=block.is_fixed,
        )


class SectionTypeOut(BaseModel):
    type: str
    name: str
    description: str
    settings: list[SettingOut]
    blocks: list[BlockTypeOut]
    most_blocks: int
    templates: list[str] = Field(description="Where it may stand; header and footer are groups")
    most: int | None = Field(description="Of this type in one template")
    is_main: bool = Field(description="Always there and shown, once; it can only move")
    starts_with: list[str] = Field(description="The types of a new one's blocks")

    @classmethod
    def of(cls, section: SectionType) -> SectionTypeOut:
        return cls(
            type=section.type,
            name=section.name,
            description=section.description,
            settings=[SettingOut.of(one) for one in section.settings],
            blocks=[BlockTypeOut.of(one) for one in section.blocks],
            most_blocks=section.most_blocks,
            templates=list(section.templates),
            most=1 if section.is_main else section.most,
            is_main=section.is_main,
            starts_with=list(section.starts_with),
        )


class FontOut(BaseModel):
    id: str
    name: str
    kind: str
    fallback: str


class ThemePresetOut(BaseModel):
    id: str
    name: str
    description: str
    settings: dict[str, Any] = Field(description="Everything that applying it sets")
    home: list[ThemeSection]


class ThemeSchemaOut(BaseModel):
    """What themes are made of: every form of an editor can be drawn from it."""

    format: int
    settings: list[SettingGroupOut] = Field(description="Those of social go under `social`")
    sections: list[SectionTypeOut]
    groups: list[str]
    templates: list[str]
    presets: list[ThemePresetOut]
    fonts: list[FontOut]
    most_sections: int = Field(description="Of a template or group")
    most_bytes: int = Field(description="Of the whole document as JSON")

    @classmethod
    def current(cls) -> ThemeSchemaOut:
        usual = documents.usual()
        return cls(
            format=schema.FORMAT,
            settings=[
                SettingGroupOut(id=id_, name=name, settings=[SettingOut.of(one) for one in some])
                for id_, name, some in global_settings.GROUPED
            ],
            sections=[SectionTypeOut.of(one) for one in schema.SECTIONS.values()],
            groups=list(schema.GROUPS),
            templates=list(schema.TEMPLATES),
            presets=[
                ThemePresetOut(
                    id=one.id,
                    name=one.name,
                    description=one.description,
                    settings=presets.settings_of(one),
                    home=[
                        ThemeSection.model_validate(section)
                        for section in presets.home_of(one, usual)
                    ],
                )
                for one in presets.PRESETS
            ],
            fonts=[
                FontOut(id=one.id, name=one.name, kind=one.kind, fallback=one.fallback)
                for one in fonts.FONTS
            ],
            most_sections=schema.MOST_SECTIONS,
            most_bytes=schema.MOST_BYTES,
        )


def _person(actor_id: str, names: Mapping[str, str]) -> PersonOut:
    return PersonOut(id=actor_id, name=names.get(actor_id, ""))
