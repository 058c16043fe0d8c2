"""The shape of pages. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from windlass.catalog.out_schemas import SeoOut
from windlass.catalog.schemas import HandleText, SeoIn
from windlass.kit import clock
from windlass.pages.models import Kind, Page, PageCard, Status
from windlass.pages.templates import Template
from windlass.web.schemas import Moment, Strict

Title = Annotated[str, Field(min_length=1, max_length=120)]


class SavePage(Strict):
    """The whole page: what is left out is emptied. The kind is chosen once."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {
                    "kind": "page",
                    "title": "About us",
                    "body_html": "<p>We sell lamps that last.</p>",
                    "seo": {"title": "About Volt", "description": "Who we are."},
                    "status": "published",
                    "publish_at": None,
                }
            ]
        },
    )

    kind: Kind = Kind.PAGE
    title: Title
    handle: HandleText | None = Field(default=None, description="Kept or made of the title")
    body_html: str = Field(
        default="",
        max_length=80_000,
        description="HTML; formatting, tables, the store's own pictures and videos by number",
    )
    seo: SeoIn = SeoIn()
    author: str = Field(default="", max_length=80, description="Shown with a post")
    status: Literal["draft", "published"] = "draft"
    publish_at: Moment | None = Field(
        default=None, description="Of a published one: not shown before; also the date of a post"
    )


class PageRow(BaseModel):
    id: str
    kind: Kind
    title: str
    handle: str
    path: str = Field(description="In the shop")
    status: Status
    author: str
    publish_at: datetime | None
    published_at: datetime | None
    blanks: int = Field(description="Places of a template that are still to be filled in")
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, page: Page | PageCard) -> PageRow:
        return cls(
            id=page.page_id,
            kind=Kind(page.kind),
            title=page.title,
            handle=page.handle,
            path=page.path,
            status=page.status(clock.now()),
            author=page.author,
            publish_at=page.publish_at,
            published_at=page.published_at,
            blanks=page.blanks,
            updated_at=page.updated_at,
            version=page.version,
        )


class PageOut(PageRow):
    body_html: str
    excerpt: str = Field(description="The first words; stand in for a missing description")
    seo: SeoOut
    created_at: datetime

    @classmethod
    def of(cls, page: Page | PageCard) -> PageOut:
        assert isinstance(page, Page)
        return cls(
            **PageRow.of(page).model_dump(),
            body_html=page.body_html,
            excerpt=page.excerpt,
            seo=SeoOut(title=page.seo.title, description=page.seo.description),
            created_at=page.created_at,
        )


class PageList(BaseModel):
    items: list[PageRow]
    next_cursor: str | None


class PageTemplateOut(BaseModel):
    key: str
    title: str
    description: str = Field(description="What it is good for")
    body_html: str = Field(description="With the store's facts; blanks are marked")

    @classmethod
    def of(cls, template: Template) -> PageTemplateOut:
        return cls(
            key=template.key,
            title=template.title,
            description=template.description,
            body_html=template.body_html,
        )


class PageTemplateList(BaseModel):
    items: list[PageTemplateOut]
    next_cursor: str | None = Field(default=None, description="They fit on one page")
