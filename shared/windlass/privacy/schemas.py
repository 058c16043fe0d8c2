"""The public shapes of requests about data. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from windlass.privacy.models import DataExport, Erasure, State
from windlass.web.schemas import Strict


class EraseCustomer(Strict):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"email": "ada@example.com"}]}
    )

    email: str = Field(
        min_length=3, max_length=254, description="The customer's address, as a confirmation"
    )


class DataExportOut(BaseModel):
    id: str
    state: State
    asked_at: datetime
    done_at: datetime | None
    parts: int = Field(description="Files of JSON; 0 until it is done")
    expires_at: datetime

    @classmethod
    def of(cls, export: DataExport) -> DataExportOut:
        return cls(
            id=export.export_id,
            state=State(export.state),
            asked_at=export.asked_at,
            done_at=export.done_at,
            parts=export.parts,
            expires_at=export.ttl,
        )


class DataExports(BaseModel):
    items: list[DataExportOut]


class ExportFile(BaseModel):
    content: dict[str, Any]


class ErasureOut(BaseModel):
    id: str
    state: State
    asked_at: datetime

    @classmethod
    def of(cls, erasure: Erasure) -> ErasureOut:
        return cls(id=erasure.erasure_id, state=State(erasure.state), asked_at=erasure.asked_at)
