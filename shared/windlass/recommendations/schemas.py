"""The shape of recommendations. Changing a field here is an API change."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from windlass.catalog.models import Card
from windlass.catalog.out_schemas import CardOut
from windlass.catalog.schemas import Id
from windlass.recommendations.models import Pairs
from windlass.tenancy.context import StoreContext
from windlass.web.schemas import Strict

MOST_PAIRS = 12


class SavePairs(Strict):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"product_ids": ["01JD0000000000000000000000"]}]}
    )

    product_ids: list[Id] = Field(
        max_length=MOST_PAIRS, description="Products that go with it, the first shown first"
    )


class PairsOut(BaseModel):
    product_ids: list[str]
    items: list[CardOut] = Field(description="Those of them that are there, in the same order")
    version: int = Field(description="Also the ETag; 0 until it is saved for the first time")

    @classmethod
    def of(cls, pairs: Pairs, cards: list[Card], store: StoreContext) -> PairsOut:
        return cls(
            product_ids=list(pairs.paired_ids),
            items=[CardOut.of(card, store) for card in cards],
            version=pairs.version,
        )
