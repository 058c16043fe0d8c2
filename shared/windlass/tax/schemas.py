"""The public shape of tax settings. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from windlass.tax import tables
from windlass.tax.models import Settings, TaxSettings, VatCheck
from windlass.web.schemas import CountryCode, Minor, MoneyIn, Strict

Scheme = Literal["national", "oss", "ioss"]
TaxClassName = Literal[
    "standard",
    "reduced",
    "second_reduced",
    "books",
    "food",
    "clothing",
    "digital",
    "zero",
    "exempt",
]
Rate = Annotated[
    int, Field(strict=True, ge=0, le=1_000_000, description="Parts per million: 19 % is 190000")
]

EXAMPLE: dict[str, Any] = {
    "registrations": [{"country": "DE", "number": "DE123456789"}],
    "overrides": [],
    "prices": "by_market",
    "shipping": "by_law",
}


class RegistrationIn(Strict):
    country: CountryCode
    province: str = Field(default="", max_length=64, description="Of the US and Canada")
    number: str = Field(default="", max_length=40, description="Printed on invoices")
    scheme: Scheme = "national"
    limit: Minor | None = Field(
        default=None,
        description="Goods dearer than this are not covered; minor units of the store's currency",
    )


class OverrideIn(Strict):
    country: CountryCode
    province: str = Field(default="", max_length=64)
    postal_prefix: str = Field(default="", max_length=10, pattern=r"^[A-Za-z0-9 -]*$")
    tax_class: str = Field(
        default="", max_length=20, description="None for all goods; shipping for delivery"
    )
    name: str = Field(default="Tax", min_length=1, max_length=40)
    parts_per_million: Rate


class TaxSettingsIn(Strict):
    model_config = ConfigDict(
        extra="forbid", str_strip_whitespace=True, json_schema_extra={"examples": [EXAMPLE]}
    )

    registrations: list[RegistrationIn] = Field(default=[], max_length=100)
    overrides: list[OverrideIn] = Field(default=[], max_length=200)
    prices: Literal["by_market", "inclusive", "exclusive"] = Field(
        default="by_market", description="Whether prices hold their tax; by custom of the country"
    )
    shipping: Literal["by_law", "taxed", "free"] = "by_law"
    home_rates_in_eu: StrictBool = Field(
        default=True, description="Below the EU's threshold: VAT of the store's own country"
    )
    accept_unchecked_vat_numbers: StrictBool = Field(
        default=False, description="A well-formed number counts while VIES does not answer"
    )
    untaxed_note: str = Field(
        default="", max_length=200, description="On invoices without tax for want of registration"
    )


class RegistrationOut(BaseModel):
    country: str
    province: str
    number: str
    scheme: Scheme
    limit: int | None


class OverrideOut(BaseModel):
    country: str
    province: str
    postal_prefix: str
    tax_class: str
    name: str
    parts_per_million: int


class TaxProviderOut(BaseModel):
    kind: Literal["taxjar", "stripe"]
    hint: str = Field(description="The end of the key or account")


class TaxSettingsOut(BaseModel):
    registrations: list[RegistrationOut]
    overrides: list[OverrideOut]
    prices: Literal["by_market", "inclusive", "exclusive"]
    shipping: Literal["by_law", "taxed", "free"]
    home_rates_in_eu: bool
    accept_unchecked_vat_numbers: bool
    untaxed_note: str
    provider: TaxProviderOut | None
    version: int = Field(description="Send it quoted as If-Match to change the settings")

    @classmethod
    def of(cls, settings: Settings, item: TaxSettings | None) -> TaxSettingsOut:
        document = settings.to_document()
        connected = item is not None and item.provider is not None
        return cls.model_validate(
            document
            | {
                "accept_unchecked_vat_numbers": settings.accept_unchecked,
                "provider": {"kind": item.provider, "hint": item.provider_hint}
                if item and connected
                else None,
            }
        )


class ConnectTaxProvider(Strict):
    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={"examples": [{"kind": "taxjar", "token": "0123456789abcdef"}]},
    )

    kind: Literal["taxjar", "stripe"]
    token: str = Field(
        default="", max_length=200, pattern=r"^[\x21-\x7e]*$", description="TaxJar's API token"
    )


class VatNumberIn(Strict):
    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={"examples": [{"number": "FR40303265045"}]},
    )

    number: str = Field(min_length=1, max_length=40)
    country: CountryCode | None = Field(default=None, description="For a number without prefix")


class VatNumberOut(BaseModel):
    number: str
    country: str
    is_valid: bool
    is_checked: bool = Field(description="By the EU's register, not only by its form")
    consultation: str = Field(description="The register's proof of having asked")
    name: str
    message: str

    @classmethod
    def of(cls, check: VatCheck) -> VatNumberOut:
        return cls.model_validate(check, from_attributes=True)


class CalculatorLineIn(Strict):
    price: MoneyIn = Field(description="Of all units, after discounts")
    tax_class: TaxClassName = "standard"


class CalculatorIn(Strict):
    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {
                    "country": "FR",
                    "lines": [{"price": {"amount": 10000, "currency": "EUR"}}],
                    "shipping": {"amount": 490, "currency": "EUR"},
                }
            ]
        },
    )

    country: CountryCode
    province: str = Field(default="", max_length=64)
    postal_code: str = Field(default="", max_length=16)
    city: str = Field(default="", max_length=80)
    vat_number: str = Field(default="", max_length=40)
    is_exempt: StrictBool = False
    lines: list[CalculatorLineIn] = Field(min_length=1, max_length=20)
    shipping: MoneyIn | None = None


class TaxTableSource(BaseModel):
    name: str
    source: str
    read_on: str
    notes: list[str]


class NexusOut(BaseModel):
    state: str
    sales: int = Field(description="US dollars in a year")
    orders: int | None
    needs_both: bool


class TaxReferenceOut(BaseModel):
    """What the built-in tables hold."""

    countries: list[str]
    provinces: dict[str, list[str]]
    sources: list[TaxTableSource]
    thresholds: list[NexusOut]
    thresholds_source: str

    @classmethod
    def current(cls) -> TaxReferenceOut:
        return cls(
            countries=sorted(tables.covered()),
            provinces={code: sorted(tables.provinces(code)) for code in ("US", "CA")},
            sources=[TaxTableSource.model_validate(one) for one in tables.sources()],
            thresholds=[
                NexusOut(
                    state=state,
                    sales=one["sales"],
                    orders=one["orders"],
                    needs_both=one.get("both", False),
                )
                for state, one in sorted(tables.thresholds().items())
            ],
            thresholds_source=tables.thresholds_source(),
        )
