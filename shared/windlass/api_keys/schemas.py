"""The public shape of an API key. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from windlass.api_keys.models import ApiKey
from windlass.tenancy.context import Permission
from windlass.web.schemas import Strict


class Scope(StrEnum):
    """What a key may read."""

    STORE_READ = Permission.STORE_READ
    PRODUCTS_READ = Permission.PRODUCTS_READ
    ORDERS_READ = Permission.ORDERS_READ


class CreateApiKey(Strict):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "Accounting", "scopes": ["store:read", "orders:read"]}]
        }
    )

    name: str = Field(min_length=1, max_length=80)
    scopes: list[Scope] = Field(min_length=1, max_length=3)


class ApiKeyOut(BaseModel):
    id: str
    name: str
    start: str = Field(description="The first characters of the key")
    scopes: list[Scope]
    created_at: datetime
    last_used_at: datetime | None

    @classmethod
    def of(cls, key: ApiKey, /, **more: Any) -> Self:
        return cls(
            **more,
            id=key.key_id,
            name=key.name,
            start=key.start,
            scopes=key.scopes["granted"],
            created_at=key.created_at,
            last_used_at=key.last_used_at,
        )


class CreatedApiKey(ApiKeyOut):
    key: str = Field(description="Shown now and never again")


class ApiKeyList(BaseModel):
    items: list[ApiKeyOut]
    next_cursor: None = None
