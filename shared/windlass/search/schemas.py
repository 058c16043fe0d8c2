"""The public shape of searching. Changing a field here is an API change."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from windlass.catalog.market_prices import of_card
from windlass.catalog.storefront_schemas import PictureOut
from windlass.currencies.exchange import Exchange
from windlass.kit import clock
from windlass.search import words
from windlass.search.analytics import QueryFigures, Report
from windlass.search.models import SearchIndex, SearchRules
from windlass.search.reading import Hit
from windlass.search.searching import Found
from windlass.web.schemas import MoneyOut, Strict

Term = Annotated[str, Field(min_length=1, max_length=60)]
QueryText = Annotated[str, Field(min_length=1, max_length=60)]
ProductId = Annotated[str, Field(pattern=r"^[0-9A-Z]{26}$")]
RowId = Annotated[str, Field(min_length=1, max_length=40)]

EXAMPLE: dict[str, Any] = {
    "synonyms": [{"id": "couch", "terms": ["sofa", "couch", "settee"]}],
    "rules": [
        {"id": "lamp", "query": "lamp", "pinned": ["01JAG7R0T5K9V2X4Z6B8D0F2H4"], "hidden": []}
    ],
    "sold_out_last": True,
}


class SynonymGroup(Strict):
    id: RowId
    terms: list[Term] = Field(min_length=2, max_length=20, description="All mean the same")

    @model_validator(mode="after")
    def _differ(self) -> SynonymGroup:
        keys = [words.key(term) for term in self.terms]
        if "" in keys or len(set(keys)) != len(keys):
            raise ValueError("Each term needs letters or digits of its own.")
        return self


class QueryRule(Strict):
    id: RowId
    query: QueryText = Field(description="Case, accents and punctuation do not count")
    pinned: list[ProductId] = Field(default=[], max_length=20, description="First, in this order")
    hidden: list[ProductId] = Field(default=[], max_length=100)

    @model_validator(mode="after")
    def _make_sense(self) -> QueryRule:
        if not words.key(self.query):
            raise ValueError("The query needs letters or digits.")
        if set(self.pinned) & set(self.hidden):
            raise ValueError("A product cannot be both pinned and hidden.")
        return self


class SaveRules(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    synonyms: list[SynonymGroup] = Field(default=[], max_length=200)
    rules: list[QueryRule] = Field(default=[], max_length=100)
    sold_out_last: StrictBool = True

    @model_validator(mode="after")
    def _one_rule_a_query(self) -> SaveRules:
        keys = [words.key(rule.query) for rule in self.rules]
        if len(set(keys)) != len(keys):
            raise ValueError("There are two rules for one query.")
        return self


class RulesOut(BaseModel):
    synonyms: list[SynonymGroup]
    rules: list[QueryRule]
    sold_out_last: bool
    version: int = Field(description="Send it quoted as If-Match to change them")

    @classmethod
    def of(cls, rules: SearchRules) -> RulesOut:
        return cls(
            synonyms=[SynonymGroup.model_validate(group) for group in rules.synonyms],
            rules=[QueryRule.model_validate(rule) for rule in rules.rules],
            sold_out_last=rules.sold_out_last,
            version=rules.version,
        )


class PreviewIn(Strict):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"query": "lamp", "pinned": []}]}
    )

    query: QueryText
    pinned: list[ProductId] = Field(default=[], max_length=20)
    hidden: list[ProductId] = Field(default=[], max_length=100)


class IndexOut(BaseModel):
    version: int = Field(description="Counts up with every build; 0 before the first")
    products: int
    bytes: int = Field(description="Of the file, compressed")
    built_at: datetime | None
    build_ms: int
    is_waiting: bool = Field(description="Changes wait for the next version")
    waiting_seconds: int = Field(description="How long the oldest of them has waited")
    is_rebuilding: bool = Field(description="All of it is wanted anew")
    done: int = Field(description="Products of the full build that is running")
    total: int
    problem: str = Field(description="Why the last build failed; empty when it did not")

    @classmethod
    def of(cls, index: SearchIndex) -> IndexOut:
        since = index.waiting_since
        return cls(
            version=index.version,
            products=index.products,
            bytes=index.bytes,
            built_at=index.built_at,
            build_ms=index.build_ms,
            is_waiting=index.waiting is not None,
            waiting_seconds=round((clock.now() - since).total_seconds()) if since else 0,
            is_rebuilding=index.rebuild is not None,
            done=index.done,
            total=index.total,
            problem=index.problem,
        )


class HitOut(BaseModel):
    id: str
    handle: str
    title: str
    status: str
    price: MoneyOut
    compare_at: MoneyOut | None
    has_price_range: bool
    is_sold_out: bool
    image: PictureOut | None

    @classmethod
    def of(cls, hit: Hit, exchange: Exchange | None = None, locale: str = "") -> HitOut:
        """In the currency of the exchange and, where there is a title in it, the language."""
        shown = of_card(hit, exchange)
        return cls(
            id=hit.product_id,
            handle=hit.handle,
            title=hit.titles.get(locale) or hit.title,
            status=hit.status,
            price=MoneyOut.of(shown.lowest),
            compare_at=MoneyOut.maybe(shown.compare_at),
            has_price_range=shown.lowest != shown.highest,
            is_sold_out=hit.is_sold_out,
            image=PictureOut.maybe(hit.image),
        )


class SearchPreviewOut(BaseModel):
    items: list[HitOut]
    total: int
    correction: str = Field(description="What was searched for instead; empty as typed")

    @classmethod
    def of(cls, found: Found | None) -> SearchPreviewOut:
        if found is None:
            return cls(items=[], total=0, correction="")
        return cls(
            items=[HitOut.of(hit) for hit in found.hits],
            total=found.total,
            correction=found.correction,
        )


class QueryOut(BaseModel):
    query: str = Field(description="As it was typed first")
    searches: int
    clicks: int
    without_results: int

    @classmethod
    def of(cls, figures: QueryFigures) -> QueryOut:
        return cls(
            query=figures.text,
            searches=figures.searches,
            clicks=figures.clicks,
            without_results=figures.empty,
        )


class SearchDayOut(BaseModel):
    date: date
    searches: int
    clicks: int
    without_results: int


class AnalyticsOut(BaseModel):
    days: list[SearchDayOut] = Field(description="Oldest first, of the store's calendar")
    top: list[QueryOut] = Field(description="Most searched first")
    without_results: list[QueryOut] = Field(description="What was looked for and not found")

    @classmethod
    def of(cls, report: Report) -> AnalyticsOut:
        return cls(
            days=[
                SearchDayOut(
                    date=day.day,
                    searches=day.searches,
                    clicks=day.clicks,
                    without_results=day.empty,
                )
                for day in report.days
            ],
            top=[QueryOut.of(one) for one in report.top],
            without_results=[QueryOut.of(one) for one in report.without_results],
        )
