"""The public shape of the checklist. Changing a field here is an API change."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, Field

from windlass.home.checklist import Checklist


class ChecklistStep(BaseModel):
    key: str = Field(description="verify_email, supplier, product, shipping, payments, policies")
    title: str
    is_done: bool
    is_required: bool = Field(description="The store cannot launch without it")


class ChecklistOut(BaseModel):
    items: list[ChecklistStep]
    can_launch: bool
    is_open: bool

    @classmethod
    def of(cls, checklist: Checklist) -> Self:
        steps = [
            ChecklistStep(
                key=step.key,
                title=step.title,
                is_done=step.is_done,
                is_required=step.is_required,
            )
            for step in checklist.steps
        ]
        return cls(items=steps, can_launch=not checklist.missing, is_open=checklist.is_open)
