"""The public shape of suppliers. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from windlass.kit.errors import Invalid
from windlass.suppliers.models import Kind, Supplier, SupplierStatus
from windlass.web.schemas import Strict

Name = Annotated[str, Field(min_length=1, max_length=80)]
Email = Annotated[str, Field(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$")]
Url = Annotated[str, Field(max_length=500, pattern=r"^$|^https?://\S+$")]
Id = Annotated[str, Field(pattern=r"^[0-9A-HJKMNP-TV-Z]{26}$")]


class ConnectSupplier(Strict):
    """CJ with its API key, or a person (`manual`) who takes orders in some other way."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {
                    "kind": "manual",
                    "name": "Berlin Workshop",
                    "contact_name": "Order desk",
                    "email": "orders@example.com",
                    "order_page_url": "https://example.com/orders",
                },
                {
                    "kind": "cj",
                    "name": "CJ Dropshipping",
                    "api_key": "CJ1234567@api@0123456789abcdef0123456789abcdef",
                },
            ]
        },
    )

    kind: Literal["cj", "manual"]
    name: Name
    api_key: str = Field(default="", max_length=200, description="Of CJ: under Authorization, API")
    contact_name: str = Field(default="", max_length=80)
    email: Email = ""
    order_page_url: Url = ""
    notes: str = Field(default="", max_length=1000)

    def require_key(self) -> str:
        """Raises Invalid (422) without one."""
        if not self.api_key:
            raise Invalid.field("api_key", "required", "Paste the API key from CJ.")
        return self.api_key


class UpdateSupplier(Strict):
    """Only what is sent is changed."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={"examples": [{"name": "Main supplier"}]},
    )

    name: Name | None = None
    is_disabled: StrictBool | None = None
    contact_name: str | None = Field(default=None, max_length=80)
    email: Email | None = None
    order_page_url: Url | None = None
    notes: str | None = Field(default=None, max_length=1000)


class ReconnectSupplier(Strict):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"api_key": "CJ1234567@api@" + "0" * 32}]},
    )

    api_key: str | None = Field(
        default=None, min_length=1, max_length=200, description="Left out: the one it has"
    )


class AuthorizeAliExpress(Strict):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"name": "AliExpress"}]}
    )

    name: Name = "AliExpress"
    supplier_id: Id | None = Field(default=None, description="Of the one to reconnect")


class AuthorizeOut(BaseModel):
    url: str = Field(description="Open it in this window; it comes back to /connect/aliexpress")


class AliExpressCallback(Strict):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"code": "3_500102_x", "state": "s.x.y.z"}]}
    )

    code: str = Field(min_length=1, max_length=500)
    state: str = Field(min_length=1, max_length=2000)


class SupplierOut(BaseModel):
    id: str
    kind: Kind
    name: str
    status: SupplierStatus
    problem: str = Field(description="What is wrong with the connection, in words; empty if fine")
    account_name: str
    products: int = Field(description="Products with an offer of this supplier")
    contact_name: str
    email: str
    order_page_url: str
    notes: str
    tested_at: datetime | None
    created_at: datetime
    version: int

    @classmethod
    def of(cls, supplier: Supplier) -> SupplierOut:
        return cls(
            id=supplier.supplier_id,
            kind=Kind(supplier.kind),
            name=supplier.name,
            status=SupplierStatus(supplier.status),
            problem=supplier.problem,
            account_name=supplier.account_name,
            products=supplier.uses,
            contact_name=supplier.contact_name,
            email=supplier.email,
            order_page_url=supplier.order_page_url,
            notes=supplier.notes,
            tested_at=supplier.tested_at,
            created_at=supplier.created_at,
            version=supplier.version,
        )


class SupplierList(BaseModel):
    items: list[SupplierOut]
    next_cursor: str | None

    @classmethod
    def of(cls, suppliers: list[Supplier]) -> SupplierList:
        return cls(items=[SupplierOut.of(each) for each in suppliers], next_cursor=None)


class ConnectionOut(BaseModel):
    account_id: str
    account_name: str
    requests_per_second: int | None
