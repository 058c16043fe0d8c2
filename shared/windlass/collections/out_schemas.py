"""What the API of categories and collections answers. Changing a field here is an API change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel, Field

from windlass.catalog.models import Card
from windlass.catalog.out_schemas import CardOut, ImageOut, SeoOut
from windlass.collections.models import Category, Collection, Kind, Match, MembershipJob, Sort
from windlass.collections.tree import Node
from windlass.kit.paging import Page
from windlass.tenancy.context import StoreContext


class RuleOut(BaseModel):
    field: str
    operator: str
    text: str
    number: int | None


class CollectionOut(BaseModel):
    id: str
    kind: Kind
    title: str
    handle: str
    description_html: str
    seo: SeoOut
    picture: ImageOut | None
    sort: Sort
    match: Match
    rules: list[RuleOut]
    created_at: datetime
    updated_at: datetime
    version: int = Field(description="Also the ETag")

    @classmethod
    def of(cls, collection: Collection) -> CollectionOut:
        return cls(
            id=collection.collection_id,
            kind=Kind(collection.kind),
            title=collection.title,
            handle=collection.handle,
            description_html=collection.description_html,
            seo=SeoOut(title=collection.seo.title, description=collection.seo.description),
            picture=ImageOut.of(collection.image) if collection.image else None,
            sort=Sort(collection.sort),
            match=Match(collection.match),
            rules=[RuleOut.model_validate(rule) for rule in collection.rules],
            created_at=collection.created_at,
            updated_at=collection.updated_at,
            version=collection.version,
        )


class CollectionRow(BaseModel):
    id: str
    kind: Kind
    title: str
    handle: str
    picture: ImageOut | None
    rule_count: int
    product_count: int = Field(description="1000 stands for that many or more")
    updated_at: datetime

    @classmethod
    def of(cls, collection: Collection, product_count: int) -> CollectionRow:
        return cls(
            id=collection.collection_id,
            kind=Kind(collection.kind),
            title=collection.title,
            handle=collection.handle,
            picture=ImageOut.of(collection.image) if collection.image else None,
            rule_count=len(collection.rules),
            product_count=product_count,
            updated_at=collection.updated_at,
        )


class CollectionPage(BaseModel):
    items: list[CollectionRow]
    next_cursor: str | None


class JobOut(BaseModel):
    """How far a change of rules or categories has reached the products."""

    is_running: bool
    looked_at: int
    total: int | None = Field(description="As many as last time; null when nobody counted yet")

    @classmethod
    def of(cls, job: MembershipJob | None) -> JobOut:
        if job is None:
            return cls(is_running=False, looked_at=0, total=None)
        return cls(is_running=not job.is_done, looked_at=job.looked_at, total=job.total)


class MemberPage(BaseModel):
    items: list[CardOut]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[Card], store: StoreContext) -> MemberPage:
        items = [CardOut.of(card, store) for card in page.items]
        return cls(items=items, next_cursor=page.next_cursor)


class RulesPreviewOut(BaseModel):
    matched: int = Field(description="Of the products that this answer looked at")
    looked_at: int
    items: list[CardOut] = Field(description="The newest that match, at most a dozen")
    next_cursor: str | None = Field(description="Go on here to count the rest")


class CategoryNodeOut(BaseModel):
    id: str
    parent_id: str | None
    title: str
    handle: str
    depth: int = Field(description="0 at the top")


class RemovedOut(BaseModel):
    id: str
    title: str


class CategoryTreeOut(BaseModel):
    items: list[CategoryNodeOut] = Field(description="Parents before their children, in order")
    next_cursor: str | None = Field(default=None, description="A store's tree fits on one page")
    removed: list[RemovedOut] = Field(description="Can be brought back, the latest last")
    version: int

    @classmethod
    def of(
        cls, walk: Iterable[tuple[Node, int]], removed: Iterable[Node], version: int
    ) -> CategoryTreeOut:
        return cls(
            items=[
                CategoryNodeOut(
                    id=node.id,
                    parent_id=node.parent_id or None,
                    title=node.title,
                    handle=node.handle,
                    depth=depth,
                )
                for node, depth in walk
            ],
            removed=[RemovedOut(id=node.id, title=node.title) for node in removed],
            version=version,
        )


class CategoryOut(BaseModel):
    id: str
    parent_id: str | None
    title: str
    handle: str
    description_html: str
    seo: SeoOut
    picture: ImageOut | None
    sort: Sort
    product_count: int = Field(description="Also of those below; 1000 stands for that or more")
    version: int = Field(description="Also the ETag")

    @classmethod
    def of(cls, node: Node, text: Category, product_count: int) -> CategoryOut:
        return cls(
            id=node.id,
            parent_id=node.parent_id or None,
            title=node.title,
            handle=node.handle,
            description_html=text.description_html,
            seo=SeoOut(title=text.seo.title, description=text.seo.description),
            picture=ImageOut.of(text.image) if text.image else None,
            sort=Sort(text.sort),
            product_count=product_count,
            version=text.version,
        )


class PlacementOut(BaseModel):
    category_id: str | None
    collection_ids: list[str] = Field(description="All of them, also those by rules")


class MissingOut(BaseModel):
    missing: list[str] = Field(description="Ids of which there is no product")
