"""The public shape of translations. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from windlass.translating.service import Row, Work
from windlass.translations import fields as rules
from windlass.translations.fields import Form, Kind, Status
from windlass.web.schemas import Strict

Name = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(max_length=100_000)]


class SaveTranslation(Strict):
    """All words of a thing: what is left out or empty is shown as it is at home."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"fields": {"title": "Bogenlampe"}}]}
    )

    fields: dict[Name, Words] = Field(max_length=2_000, description="By name, as they are read")


class TranslationRow(BaseModel):
    kind: Kind
    id: str
    title: str = Field(description="In the store's own language")
    status: Status
    saved_at: datetime | None

    @classmethod
    def of(cls, row: Row) -> TranslationRow:
        return cls(
            kind=row.kind, id=row.id, title=row.title, status=row.status, saved_at=row.saved_at
        )


class TranslationPage(BaseModel):
    items: list[TranslationRow]
    next_cursor: str | None


class KindProgress(BaseModel):
    kind: Kind
    translated: int
    outdated: int
    missing: int


class TranslationProgress(BaseModel):
    kinds: list[KindProgress]

    @classmethod
    def of(cls, counts: dict[Kind, dict[Status, int]]) -> TranslationProgress:
        return cls(
            kinds=[
                KindProgress(
                    kind=kind,
                    translated=found[Status.TRANSLATED],
                    outdated=found[Status.OUTDATED],
                    missing=found[Status.MISSING],
                )
                for kind, found in counts.items()
            ]
        )


class TranslationField(BaseModel):
    name: str
    label: str
    form: Form
    source: str
    text: str = Field(description="The translation; empty: the source is shown")
    made_from: str | None = Field(description="The source as it was, if it has changed since")
    status: Status | None = Field(description="Null for what may stay as it is")
    longest: int = Field(description="Characters")


class TranslationOut(BaseModel):
    kind: Kind
    id: str
    title: str
    status: Status
    fields: list[TranslationField]
    saved_at: datetime | None
    saved_by: str = Field(description="The id of who saved it last, or empty")
    version: int = Field(description="0 as long as nothing is translated")

    @classmethod
    def of(cls, work: Work) -> TranslationOut:
        found = []
        for field in work.fields:
            status = rules.state(field, work.hashes)
            is_outdated = status is Status.OUTDATED
            found.append(
                TranslationField(
                    name=field.name,
                    label=field.label,
                    form=field.form,
                    source=field.text,
                    text=work.words.get(field.name, ""),
                    made_from=work.source.get(field.name, "") if is_outdated else None,
                    status=status,
                    longest=field.longest,
                )
            )
        return cls(
            kind=work.kind,
            id=work.id,
            title=work.title,
            status=work.status,
            fields=found,
            saved_at=work.saved_at,
            saved_by=work.saved_by,
            version=work.version,
        )
