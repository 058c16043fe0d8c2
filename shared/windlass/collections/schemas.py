"""What the API of categories and collections takes. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from windlass.catalog.schemas import HandleText, Id, SeoIn
from windlass.collections.models import Kind, Match, Sort
from windlass.collections.rules import MOST_RULES, Rule
from windlass.web.schemas import MOST, Strict

SOME_ID = "01JD0000000000000000000000"
MOST_TEXT = 5_000
RULE: dict[str, Any] = {"field": "tag", "operator": "is", "text": "desk"}

Title = Annotated[str, Field(min_length=1, max_length=120)]
Text = Annotated[str, Field(max_length=MOST_TEXT, description="HTML; only formatting is kept")]
CategorySort = Literal["best_selling", "newest", "price", "price_desc", "title"]
RuleField = Literal[
    "title", "tag", "vendor", "type", "price", "compare_at", "stock", "created", "category"
]
Operator = Literal[
    "contains",
    "excludes",
    "is",
    "is_not",
    "starts_with",
    "ends_with",
    "above",
    "below",
    "is_set",
    "is_empty",
    "in_stock",
    "sold_out",
    "within_days",
    "before_days",
]


class PictureIn(Strict):
    upload_id: Id = Field(description="Of a finished upload, or of the picture that is there")
    alt: str = Field(default="", max_length=200)


class RuleIn(Strict):
    """Which operators a field takes is in the answer to a wrong one."""

    field: RuleField
    operator: Operator
    text: str = Field(default="", max_length=120, description="Words, or the id of a category")
    number: int | None = Field(
        default=None, strict=True, ge=0, le=MOST, description="Minor units, pieces or days"
    )

    def rule(self) -> Rule:
        return Rule(self.field, self.operator, self.text, self.number)


class SaveCollection(Strict):
    """The whole collection: what is left out is emptied. The kind is chosen once."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {
                    "title": "For the desk",
                    "kind": "rules",
                    "match": "all",
                    "rules": [RULE],
                    "sort": "newest",
                    "seo": {"title": "Everything for the desk", "description": "Lamps and more."},
                    "picture": {"upload_id": SOME_ID, "alt": "A desk"},
                }
            ]
        },
    )

    title: Title
    kind: Kind
    handle: HandleText | None = Field(default=None, description="Kept or made of the title")
    description_html: Text = ""
    seo: SeoIn = SeoIn()
    picture: PictureIn | None = None
    sort: Sort = Sort.NEWEST
    match: Match = Match.ALL
    rules: list[RuleIn] = Field(default=[], max_length=MOST_RULES)


class PreviewRules(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"match": "any", "rules": [RULE]}]})

    match: Match = Match.ALL
    rules: list[RuleIn] = Field(min_length=1, max_length=MOST_RULES)


class ChangeMembers(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"add": [SOME_ID], "remove": []}]})

    add: list[Id] = Field(default=[], max_length=50)
    remove: list[Id] = Field(default=[], max_length=50)


class MoveMember(Strict):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"product_id": SOME_ID, "after_id": SOME_ID}]}
    )

    product_id: Id
    after_id: Id | None = Field(default=None, description="None: to the front")


class SaveCategory(Strict):
    """The whole category but its place."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {
                    "title": "Lamps",
                    "description_html": "<p>Light for every room.</p>",
                    "seo": {"title": "Lamps", "description": "Light for every room."},
                    "picture": {"upload_id": SOME_ID, "alt": "A lamp"},
                }
            ]
        },
    )

    title: Title
    handle: HandleText | None = Field(default=None, description="Kept or made of the title")
    description_html: Text = ""
    seo: SeoIn = SeoIn()
    picture: PictureIn | None = None
    sort: CategorySort = "newest"


class CreateCategory(SaveCategory):
    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={"examples": [{"title": "Desk lamps", "handle": "desk-lamps"}]},
    )

    parent_id: Id | None = Field(default=None, description="None: at the top")


class MoveCategory(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"parent_id": None, "place": 0}]})

    parent_id: Id | None = Field(default=None, description="None: to the top")
    place: int | None = Field(
        default=None,
        strict=True,
        ge=0,
        le=1_000,
        description="Among its siblings, from 0, without itself; none: the end",
    )


class PlaceProduct(Strict):
    """Where a product stands, as its form says it. Rule-based collections are not named."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"category_id": None, "collection_ids": []}]}
    )

    category_id: Id | None = None
    collection_ids: list[Id] = Field(default=[], max_length=100)
