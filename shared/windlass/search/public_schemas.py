"""The public shape of a search's answer. Changing a field here is an API change."""

from __future__ import annotations

from pydantic import BaseModel, Field

from windlass.currencies.exchange import Exchange
from windlass.kit.money import Money
from windlass.search.documents import CATEGORY, COLLECTION
from windlass.search.facets import IDS, Choice, FacetCounts
from windlass.search.schemas import HitOut
from windlass.search.searching import Found
from windlass.translations.fields import Kind, value_field
from windlass.translations.spoken import Words
from windlass.web.schemas import MoneyOut


class ChoiceOut(BaseModel):
    value: str = Field(description="What to send, behind the name of the facet and a colon")
    label: str = Field(description="In the language that was asked for, where it is translated")
    count: int = Field(description="Products there would be with it")
    is_chosen: bool

    @classmethod
    def of(cls, facet: str, choice: Choice, words: Words) -> ChoiceOut:
        own = choice.label or choice.value
        if facet in (CATEGORY, COLLECTION):
            label = words.say(facet, choice.value, "title", own)
        else:
            label = words.say(Kind.FILTER, facet, value_field(choice.value), own)
        return cls(
            value=choice.value if facet in IDS else own,
            label=label,
            count=choice.count,
            is_chosen=choice.is_chosen,
        )


class FacetOut(BaseModel):
    name: str = Field(description="category, collection, type, vendor, rating, stock or an option")
    label: str = Field(description="Of an option, as the merchant wrote or translated it")
    choices: list[ChoiceOut]

    @classmethod
    def of(cls, facet: FacetCounts, words: Words) -> FacetOut:
        return cls(
            name=facet.name,
            label=words.say(Kind.FILTER, facet.name, "name", facet.label or facet.name),
            choices=[ChoiceOut.of(facet.name, choice, words) for choice in facet.choices],
        )


class SearchOut(BaseModel):
    is_ready: bool = Field(description="False for moments after a store was made: nothing is known")
    items: list[HitOut]
    total: int = Field(description="On all pages")
    next_cursor: str | None
    facets: list[FacetOut] = Field(description="Counts leave the facet's own choice out")
    lowest: MoneyOut | None = Field(description="Price of what the other choices leave")
    highest: MoneyOut | None
    correction: str = Field(description="What was searched for instead; empty as typed")
    has_all_words: bool = Field(description="False when only some of the words were found")

    @classmethod
    def of(cls, found: Found | None, exchange: Exchange, words: Words) -> SearchOut:
        if found is None:
            return cls(
                is_ready=False,
                items=[],
                total=0,
                next_cursor=None,
                facets=[],
                lowest=None,
                highest=None,
                correction="",
                has_all_words=True,
            )
        lowest, highest = (
            None if amount is None else exchange.price(Money(amount, exchange.base))
            for amount in (found.prices.lowest, found.prices.highest)
        )
        return cls(
            is_ready=True,
            items=[HitOut.of(hit, exchange, words.locale) for hit in found.hits],
            total=found.total,
            next_cursor=found.next_cursor,
            facets=[FacetOut.of(facet, words) for facet in found.facets],
            lowest=MoneyOut.maybe(lowest),
            highest=MoneyOut.maybe(highest),
            correction=found.correction,
            has_all_words=found.has_all_words,
        )
