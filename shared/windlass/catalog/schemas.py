"""What the product API takes. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, JsonValue, StrictBool

from windlass.catalog.kinds import Kind
from windlass.catalog.measure_schemas import MeasureIn
from windlass.catalog.models import Policy, Status
from windlass.catalog.rules import MOST_OPTIONS, MOST_VARIANTS
from windlass.catalog.safety_schemas import SafetyIn
from windlass.catalog.video_schemas import VideoIn
from windlass.kit.tax_classes import TaxClass
from windlass.web.schemas import CountryCode, MoneyIn, PriceIn, Strict

MOST_STOCK = 10_000_000
EXAMPLE_VARIANT: dict[str, JsonValue] = {
    "values": ["Black"],
    "price": {"amount": 4900, "currency": "EUR"},
    "compare_at": {"amount": 5900, "currency": "EUR"},
    "cost": {"amount": 1850, "currency": "EUR"},
    "sku": "LAMP-BLK",
    "weight_grams": 900,
    "stock": {"tracked": True, "on_hand": 12, "policy": "deny"},
}
EXAMPLE: dict[str, JsonValue] = {
    "title": "Arc desk lamp",
    "description_html": "<p>Warm light, one knob.</p>",
    "status": "draft",
    "vendor": "Lumen",
    "product_type": "Lamps",
    "tags": ["desk", "light"],
    "options": [{"name": "Colour", "values": ["Black"]}],
    "variants": [EXAMPLE_VARIANT],
}


Text = Annotated[str, Field(max_length=100)]
Tag = Annotated[str, Field(min_length=1, max_length=40)]
OptionName = Annotated[str, Field(min_length=1, max_length=40)]
OptionValue = Annotated[str, Field(min_length=1, max_length=60)]
Id = Annotated[str, Field(pattern=r"^[0-9A-HJKMNP-TV-Z]{26}$")]
HandleText = Annotated[
    str,
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100, description="The address"),
]


class OptionIn(Strict):
    name: OptionName
    values: list[OptionValue] = Field(min_length=1, max_length=MOST_VARIANTS)


class StockIn(Strict):
    tracked: StrictBool = Field(default=True, description="False: always to be had")
    on_hand: int = Field(default=0, strict=True, ge=0, le=MOST_STOCK)
    policy: Policy = Field(default=Policy.DENY, description="continue sells without stock")


class SaveVariant(Strict):
    id: Id | None = Field(default=None, description="Of a variant that is there already")
    values: list[OptionValue] = Field(default=[], max_length=MOST_OPTIONS)
    price: PriceIn
    compare_at: MoneyIn | None = Field(default=None, description="The price before, crossed out")
    cost: MoneyIn | None = None
    sku: str = Field(default="", max_length=64)
    barcode: str = Field(default="", max_length=40)
    weight_grams: int | None = Field(default=None, strict=True, ge=0, le=1_000_000)
    requires_shipping: StrictBool = True
    image_id: Id | None = None
    measure: MeasureIn | None = Field(default=None, description="For the price per unit")
    stock: StockIn | None = Field(default=None, description="What a new variant starts with")


class SeoIn(Strict):
    title: str = Field(default="", max_length=120)
    description: str = Field(default="", max_length=320)


class SaveProduct(Strict):
    """The whole product: what is left out is emptied, a variant that is left out goes away."""

    model_config = ConfigDict(
        extra="forbid", str_strip_whitespace=True, json_schema_extra={"examples": [EXAMPLE]}
    )

    title: str = Field(min_length=1, max_length=200)
    handle: HandleText | None = Field(default=None, description="Kept or made of the title")
    description_html: str = Field(default="", max_length=20_000)
    status: Status = Status.DRAFT
    kind: Kind | None = Field(
        default=None, description="Said when it is new: physical if not. It stays what it is"
    )
    vendor: Text = ""
    product_type: Text = ""
    tags: list[Tag] = Field(default=[], max_length=20)
    options: list[OptionIn] = Field(default=[], max_length=MOST_OPTIONS)
    variants: list[SaveVariant] = Field(min_length=1, max_length=MOST_VARIANTS)
    seo: SeoIn = SeoIn()
    hs_code: str = Field(default="", pattern=r"^(\d{6,13})?$", description="Digits only")
    country_of_origin: CountryCode | Literal[""] = ""
    tax_class: TaxClass = Field(default=TaxClass.STANDARD, description="Countries tax some less")
    safety: SafetyIn = SafetyIn()
    video: VideoIn | None = None


class VariantStockIn(StockIn):
    variant_id: Id
    was: int | None = Field(
        default=None,
        strict=True,
        ge=-MOST_STOCK,
        le=MOST_STOCK,
        description="The on_hand you saw: 412 when it changed since",
    )


class SetStock(Strict):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"variants": [{"variant_id": "01JD0000000000000000000000", "on_hand": 20}]}
            ]
        }
    )

    variants: list[VariantStockIn] = Field(min_length=1, max_length=MOST_VARIANTS)
    reason: str = Field(default="", max_length=200)


class AdjustStock(Strict):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "variant_id": "01JD0000000000000000000000",
                    "delta": -2,
                    "reason": "Broken in the warehouse",
                }
            ]
        }
    )

    variant_id: Id
    delta: int = Field(strict=True, ge=-MOST_STOCK, le=MOST_STOCK)
    reason: str = Field(default="", max_length=200)


class BulkStatus(Strict):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"product_ids": ["01JD0000000000000000000000"], "status": "active"}]
        }
    )

    product_ids: list[Id] = Field(min_length=1, max_length=50)
    status: Status


class AttachImage(Strict):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"upload_id": "01JD0000000000000000000000", "alt": "The lamp on a desk"}]
        }
    )

    upload_id: Id
    alt: str = Field(default="", max_length=200)


class ChangeImage(Strict):
    """Only what is sent is changed."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"alt": "The lamp from above", "position": 0}]}
    )

    alt: str | None = Field(default=None, max_length=200)
    position: int | None = Field(
        default=None, strict=True, ge=0, le=10_000, description="0 is the first"
    )
