"""The shape of themes. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from windlass.themes import documents
from windlass.themes.documents import Document
from windlass.themes.previews import Wanted
from windlass.themes.schema import FORMAT, MOST_BLOCKS, MOST_SECTIONS
from windlass.themes.service import Draft, Preview
from windlass.web.schemas import Moment, Strict

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$", description="Unique in the theme")]
Type = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Settings = Annotated[dict[Key, Any], Field(max_length=60, description="By the id of a setting")]
Hidden = Annotated[bool, Field(strict=True)]


def _example(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [example]})


class ThemeBlock(Strict):
    id: Id
    type: Type
    is_hidden: Hidden = False
    settings: Settings = Field(default_factory=dict)


class ThemeSection(Strict):
    id: Id
    type: Type
    is_hidden: Hidden = False
    settings: Settings = Field(default_factory=dict)
    blocks: list[ThemeBlock] = Field(default=[], max_length=MOST_BLOCKS)


Sections = Annotated[list[ThemeSection], Field(max_length=MOST_SECTIONS)]


class ThemeGroups(Strict):
    header: Sections
    footer: Sections


class ThemeTemplates(Strict):
    home: Sections
    product: Sections
    collection: Sections
    collections: Sections
    search: Sections
    cart: Sections
    page: Sections
    not_found: Sections


class ThemeDocument(Strict):
    """A whole theme. What a setting may hold, `GET …/themes/schema` says."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={"examples": [documents.usual()]},
    )

    format: Annotated[int, Field(strict=True, ge=FORMAT, le=FORMAT)] = FORMAT
    preset: Annotated[str, Field(max_length=40)] = "harbour"
    settings: Settings
    groups: ThemeGroups
    templates: ThemeTemplates

    def document(self) -> Document:
        return self.model_dump(mode="python")


class DraftOut(BaseModel):
    document: ThemeDocument
    version: int = Field(description="Also the ETag; 1 until it is saved for the first time")
    updated_at: datetime | None
    updated_by: str = Field(description="Who saved it last; empty for nobody, or who has left")
    has_changes: bool = Field(description="Publishing it would change what shoppers see")
    live_version: int = Field(description="0: never published; Branding is the look")

    @classmethod
    def of(cls, draft: Draft, *, updated_by: str) -> DraftOut:
        return cls(
            document=ThemeDocument.model_validate(draft.document),
            version=draft.version,
            updated_at=draft.updated_at,
            updated_by=updated_by,
            has_changes=draft.has_changes,
            live_version=draft.live_version,
        )


class ApplyPreset(Strict):
    model_config = _example({"preset": "coastal", "with_home": True})

    preset: Annotated[str, Field(max_length=40)]
    with_home: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="Its home page in place of the draft's, too"
    )


Name = Annotated[str, Field(max_length=80, description="For the merchant's eyes")]


class PublishTheme(Strict):
    model_config = _example({"name": "Black Friday"})

    name: Name = ""


class ScheduleTheme(Strict):
    model_config = _example({"name": "Black Friday", "publish_at": "2026-11-27T00:00:00Z"})

    name: Name = ""
    publish_at: Moment = Field(description="With a zone, at most a year away")


class RestoreTo(StrEnum):
    LIVE = "live"
    DRAFT = "draft"


class RestoreVersion(Strict):
    model_config = _example({"to": "live"})

    to: RestoreTo = Field(description="Show it to shoppers again, or work on from it")


class PreviewTheme(Strict):
    model_config = _example({})

    version: Annotated[int, Field(strict=True, ge=0, le=99_999_999)] | None = Field(
        default=None, description="0: what shoppers see; without: the draft"
    )
    preset: Annotated[str, Field(max_length=40)] = Field(
        default="", description="Shown in this preset, which changes nothing"
    )
    with_home: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="With the preset's home page, too"
    )

    def wanted(self) -> Wanted:
        return Wanted(self.version, self.preset, self.with_home)


class ThemePreviewOut(BaseModel):
    token: str
    url: str = Field(description="The shop's home page in preview; any page takes the token")
    expires_at: datetime

    @classmethod
    def of(cls, preview: Preview) -> ThemePreviewOut:
        return cls(token=preview.token, url=preview.url, expires_at=preview.expires_at)
