"""The public shape of the colours that values of options are shown by. Changing a field here is an
API change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from windlass.kit import colour_names
from windlass.stores import swatches
from windlass.web.schemas import Strict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from windlass.stores.models import Store

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$", description="e.g. #1b2a49")]


class SwatchIn(Strict):
    name: Annotated[str, Field(min_length=1, max_length=60)] = Field(
        description="A value of an option as products have it; case and accents do not count"
    )
    colours: Annotated[list[Colour], Field(max_length=2)] = Field(
        description="Two for what has two; none shows it as a word even if its name is usual"
    )


class ReplaceSwatches(Strict):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"values": [{"name": "Midnight", "colours": ["#101a3c", "#1b2a49"]}]}]
        }
    )

    values: Annotated[list[SwatchIn], Field(max_length=150)]


class SwatchOut(BaseModel):
    name: str
    colours: list[str]


class OptionValueOut(BaseModel):
    option: str = Field(description="What the option is called")
    name: str
    usual: list[str] = Field(description="The colours that its name usually has; often none")


class SwatchesOut(BaseModel):
    values: list[SwatchOut] = Field(description="What the merchant decided")
    in_use: list[OptionValueOut] = Field(description="Values of options that products have")
    version: int

    @classmethod
    def of(cls, store: Store, in_use: Mapping[str, Iterable[str]]) -> Self:
        """`in_use` has the values of each option."""
        own = swatches.of(store)
        return cls(
            values=[SwatchOut(name=one["name"], colours=one["colours"]) for one in own.values],
            in_use=[
                OptionValueOut(option=option, name=name, usual=list(colour_names.colours_of(name)))
                for option, names in in_use.items()
                for name in names
            ],
            version=store.version,
        )
