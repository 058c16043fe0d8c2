"""The public shape of a store's languages. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from windlass.kit import config, languages
from windlass.stores import languages as published
from windlass.stores.models import Store
from windlass.web.schemas import Strict

Code = Annotated[str, Field(pattern=r"^[a-z]{2}$", description="ISO 639-1, e.g. de")]


class PublishLanguages(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"published": ["de", "fr"]}]})

    published: Annotated[list[Code], Field(max_length=20)] = Field(
        description="Beside the store's own, in the order shoppers see them"
    )


class LanguageOut(BaseModel):
    code: str
    name: str = Field(description="As its speakers write it")
    english_name: str
    direction: Literal["ltr", "rtl"]
    is_default: bool = Field(description="The store's own: its addresses have no prefix")
    is_published: bool
    url: str = Field(description="Where the shop is, or would be, in this language")
    translated_percent: int = Field(description="Of the texts of the shop and its mails")


class LanguagesOut(BaseModel):
    languages: list[LanguageOut]
    version: int

    @classmethod
    def of(cls, store: Store, shares: dict[str, int]) -> Self:
        """`shares` by code, in percent."""
        own, chosen = languages.named(store.locale), published.of(store).published
        url = config.storefront_url(store.slug)
        others = [languages.KNOWN[code] for code in chosen if code != own.code]
        rest = [one for one in languages.KNOWN.values() if one != own and one not in others]
        return cls(
            version=store.version,
            languages=[
                LanguageOut(
                    code=one.code,
                    name=one.name,
                    english_name=one.english,
                    direction="rtl" if one.direction == "rtl" else "ltr",
                    is_default=one == own,
                    is_published=one == own or one in others,
                    url=url if one == own else f"{url}/{one.code}",
                    translated_percent=shares.get(one.code, 0),
                )
                for one in (own, *others, *rest)
            ],
        )
