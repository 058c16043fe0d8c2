"""The public shape of saved views. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from windlass.views import service
from windlass.views.models import View
from windlass.web.schemas import Strict

Word = Annotated[str, Field(min_length=1, max_length=40)]

EXAMPLE: dict[str, Any] = {
    "name": "Lamps on hold",
    "search": "lamp",
    "filters": [{"name": "status", "value": "needs_action"}],
    "columns": ["placed_at", "total"],
}


class ViewFilter(Strict):
    name: Word
    value: str = Field(min_length=1, max_length=200)


class SaveView(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    name: str = Field(min_length=1, max_length=40)
    is_shared: StrictBool = Field(
        default=False, description="A tab for everybody in the store; needs store:write"
    )
    search: str = Field(default="", max_length=254)
    sort: str = Field(default="", max_length=40, description="Empty for the list's own")
    filters: list[ViewFilter] = Field(default=[], max_length=20)
    columns: list[Word] | None = Field(
        default=None, max_length=40, description="In their order; null for the list's own"
    )


class ViewFilterOut(BaseModel):
    name: str
    value: str


class ViewOut(BaseModel):
    id: str
    name: str
    is_shared: bool
    search: str
    sort: str
    filters: list[ViewFilterOut]
    columns: list[str] | None
    version: int = Field(description="Send it quoted as If-Match to change the view")

    @classmethod
    def of(cls, view: View) -> ViewOut:
        return cls(
            id=view.view_id,
            name=view.name,
            is_shared=service.is_shared(view),
            search=view.search,
            sort=view.sort,
            filters=[ViewFilterOut.model_validate(one) for one in view.filters],
            columns=None if view.columns is None else list(view.columns),
            version=view.version,
        )


class ViewPage(BaseModel):
    items: list[ViewOut]
    next_cursor: str | None = Field(default=None, description="The views of a list fit on one page")
