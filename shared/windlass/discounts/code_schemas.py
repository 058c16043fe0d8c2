"""What the merchant API answers about unique codes. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field

from windlass.discounts.models import Code


class CodeOut(BaseModel):
    code: str
    is_used: bool
    is_held: bool = Field(description="By a checkout that is open")
    made_at: datetime

    @classmethod
    def of(cls, code: Code) -> CodeOut:
        is_used = code.redeemed > 0
        return cls(
            code=code.code,
            is_used=is_used,
            is_held=code.taken > 0 and not is_used,
            made_at=code.made_at,
        )


class CodePage(BaseModel):
    items: list[CodeOut]
    next_cursor: str | None


class CodesMade(BaseModel):
    code_count: int = Field(description="Unique codes of the discount, with the new ones")


class CodesExport(BaseModel):
    csv: str = Field(description="With a line of headings: code, used, made_at")
