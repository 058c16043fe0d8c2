"""The shape of menus and redirects. Changing a field here is an API change."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from windlass.kit.ids import new_id
from windlass.kit.paging import Page
from windlass.navigation.models import Menu, Redirect
from windlass.navigation.redirect_batches import Refused
from windlass.web.schemas import Strict

MOST_LINKS = 60  # at one level
MOST_IN_ALL = 200
WEB = re.compile(r"(https://|http://|mailto:|tel:|/(?!/)|#)")


class LinkKind(StrEnum):
    HOME = "home"
    PRODUCTS = "products"
    COLLECTIONS = "collections"
    COLLECTION = "collection"
    CATEGORY = "category"
    PRODUCT = "product"
    PAGE = "page"
    POLICY = "policy"
    SEARCH = "search"
    URL = "url"
    HEADING = "heading"


ALONE = {
    *(LinkKind.HOME, LinkKind.PRODUCTS, LinkKind.COLLECTIONS),
    *(LinkKind.SEARCH, LinkKind.HEADING),
}
ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
HANDLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Label = Annotated[str, Field(min_length=1, max_length=60, description="Shoppers read it")]
Target = Annotated[
    str,
    Field(
        default="",
        max_length=500,
        description="Id of a collection, category or page, handle of a product or page, kind of "
        "a policy, or an address; nothing for the others",
    ),
]


class _Link(Strict):
    label: Label
    kind: LinkKind
    target: Target

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        target = self.target
        match self.kind:
            case LinkKind.COLLECTION | LinkKind.CATEGORY:
                is_right, wanted = bool(ID.fullmatch(target)), "an id"
            case LinkKind.PAGE:
                is_right = bool(ID.fullmatch(target) or HANDLE.fullmatch(target))
                wanted = "an id or a handle"
            case LinkKind.PRODUCT | LinkKind.POLICY:
                is_right, wanted = bool(HANDLE.fullmatch(target)), "a handle"
            case LinkKind.URL:
                is_right, wanted = bool(WEB.match(target)), "an address: https://… or /…"
            case _:
                is_right, wanted = not target, "nothing"
        if not is_right:
            raise ValueError(f"The target of a link to {self.kind} is {wanted}.")
        return self

    def document(self) -> dict[str, Any]:
        inside: list[_Link] = getattr(self, "links", [])
        return {
            "id": new_id(),
            "label": self.label,
            "kind": self.kind.value,
            "target": self.target,
            "links": [link.document() for link in inside],
        }


class LeafIn(_Link):
    pass


class BranchIn(_Link):
    links: list[LeafIn] = Field(default=[], max_length=MOST_LINKS)


class LinkIn(_Link):
    links: list[BranchIn] = Field(default=[], max_length=MOST_LINKS)


def _bounded(links: list[LinkIn]) -> list[LinkIn]:
    count = len(links) + sum(len(b.links) + sum(len(c.links) for c in b.links) for b in links)
    if count > MOST_IN_ALL:
        raise ValueError(f"A menu has at most {MOST_IN_ALL} links.")
    return links


class SaveMenu(Strict):
    """The whole menu, up to three levels."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {
                    "title": "Main menu",
                    "links": [
                        {
                            "label": "Shop",
                            "kind": "products",
                            "links": [{"label": "About us", "kind": "url", "target": "/about"}],
                        }
                    ],
                }
            ]
        },
    )

    title: str = Field(min_length=1, max_length=60, description="For the merchant's eyes")
    links: Annotated[list[LinkIn], AfterValidator(_bounded)] = Field(max_length=MOST_LINKS)


class LinkOut(BaseModel):
    id: str
    label: str
    kind: LinkKind
    target: str
    links: list[LinkOut]


class MenuOut(BaseModel):
    key: str = Field(description="main, footer, or an id")
    title: str
    links: list[LinkOut]
    version: int = Field(description="Also the ETag; 0 until it is saved for the first time")

    @classmethod
    def of(cls, menu: Menu) -> MenuOut:
        return cls(
            key=menu.key,
            title=menu.title,
            links=[LinkOut.model_validate(link) for link in menu.links],
            version=menu.version,
        )


class MenuPage(BaseModel):
    items: list[MenuOut]
    next_cursor: str | None = Field(default=None, description="A store's menus fit on one page")


class SaveRedirect(Strict):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"path": "/sale", "target": "/collections/sale"}]}
    )

    path: str = Field(min_length=1, max_length=500)
    target: str = Field(min_length=1, max_length=500)


class RemoveRedirect(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"path": "/sale"}]})

    path: str = Field(min_length=1, max_length=500)


class ImportRedirects(Strict):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"csv": "from,to\n/old,/products\n"}]}
    )

    csv: str = Field(min_length=1, max_length=200_000, description="Two columns: from and to")


class RedirectOut(BaseModel):
    path: str
    target: str
    created_at: datetime

    @classmethod
    def of(cls, redirect: Redirect) -> RedirectOut:
        return cls(path=redirect.path, target=redirect.target, created_at=redirect.created_at)


class RedirectPage(BaseModel):
    items: list[RedirectOut]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[Redirect]) -> RedirectPage:
        return cls(
            items=[RedirectOut.of(item) for item in page.items], next_cursor=page.next_cursor
        )


class RefusedOut(BaseModel):
    line: int
    path: str
    message: str

    @classmethod
    def of(cls, refused: Refused) -> RefusedOut:
        return cls(line=refused.line, path=refused.path, message=refused.message)


class RedirectsImportedOut(BaseModel):
    saved: int
    refused: list[RefusedOut]


class RedirectFile(BaseModel):
    count: int
    csv: str
