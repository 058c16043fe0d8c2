from __future__ import annotations

from pydantic import BaseModel, Field

from windlass.exports.service import Part


class ExportPart(BaseModel):
    content: str = Field(
        description="Lines of CSV; of the first part with the heads of the columns. Money is major "
        "units beside its currency, moments are ISO 8601, what would be a formula has an apostrophe"
    )
    rows: int
    next_cursor: str | None = Field(description="Of the next part; null after the last")

    @classmethod
    def of(cls, part: Part) -> ExportPart:
        return cls(content=part.content, rows=part.rows, next_cursor=part.next_cursor)
