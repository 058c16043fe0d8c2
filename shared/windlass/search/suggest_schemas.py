"""The public shape of what is offered while someone types. Changing a field here is an API
change."""

from __future__ import annotations

from pydantic import BaseModel, Field

from windlass.currencies.exchange import Exchange
from windlass.search.places import Place
from windlass.search.schemas import HitOut
from windlass.search.searching import Suggestions
from windlass.translations.spoken import NONE, Words
from windlass.wording.said import said


class SuggestedPlace(BaseModel):
    kind: str = Field(description="category, collection or page")
    title: str
    path: str


class SuggestOut(BaseModel):
    products: list[HitOut]
    places: list[SuggestedPlace] = Field(description="Collections, categories and pages")
    queries: list[str] = Field(description="What others searched for")
    total: int = Field(description="Products that match")
    correction: str = Field(description="What was searched for instead; empty as typed")

    @classmethod
    def of(
        cls, found: Suggestions | None, exchange: Exchange | None = None, words: Words = NONE
    ) -> SuggestOut:
        if found is None:
            return cls(products=[], places=[], queries=[], total=0, correction="")
        return cls(
            products=[HitOut.of(hit, exchange, words.locale) for hit in found.hits],
            places=[
                SuggestedPlace(kind=place.kind, title=_title(place, words), path=place.path)
                for place in found.places
            ],
            queries=found.queries,
            total=found.total,
            correction=found.correction,
        )


def _title(place: Place, words: Words) -> str:
    """Entries of the journal are pages to whoever searches."""
    if not words.locale or place.path.startswith("/policies/"):
        return said(place.title, words.locale or "en")
    kinds = ("page", "post") if place.kind == "page" else (place.kind,)
    found = (words.say(kind, place.id, "title", "") for kind in kinds)
    return next(filter(None, found), place.title)
