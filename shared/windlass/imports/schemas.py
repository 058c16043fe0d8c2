"""The public shape of imports. Changing a field here is an API change."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from windlass.imports.service import Imported, Preview
from windlass.imports.shapes import Remark
from windlass.suppliers.rules import Ending, margin_basis_points
from windlass.web.schemas import Minor, MoneyOut, Strict


class MarkupIn(Strict):
    multiplier_basis_points: int = Field(strict=True, ge=10_000, le=1_000_000)
    fixed: Minor = 0
    ending: Ending = Ending.NINETY_NINE


class ImportRequest(Strict):
    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {"url_or_id": "https://www.aliexpress.com/item/1005098613393221.html"},
                {
                    "url_or_id": "1772769215489977510",
                    "markup": {"multiplier_basis_points": 30000, "fixed": 100, "ending": "95"},
                },
            ]
        },
    )

    url_or_id: str = Field(
        min_length=1, max_length=1000, description="An address, number or SKU at CJ or AliExpress"
    )
    supplier_id: str | None = Field(
        default=None, max_length=26, description="Left out: the first that sells it"
    )
    locale: str | None = Field(
        default=None, pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="Left out: the store's"
    )
    markup: MarkupIn | None = Field(default=None, description="Left out: the store's rule")


class RemarkOut(BaseModel):
    code: str
    message: str

    @classmethod
    def of(cls, remark: Remark) -> RemarkOut:
        return cls(code=remark.code, message=remark.message)


class PreviewVariant(BaseModel):
    external_id: str
    values: list[str]
    supplier_cost: MoneyOut = Field(description="As the supplier says it")
    cost: MoneyOut = Field(description="In the store's currency")
    price: MoneyOut
    margin_basis_points: int
    stock: int | None
    image_url: str | None


class PreviewOption(BaseModel):
    name: str
    values: list[str]


class PreviewOut(BaseModel):
    platform: str
    external_id: str
    url: str
    supplier_id: str
    product_id: str | None = Field(description="Of the product it was imported as before")
    title: str
    description_html: str
    options: list[PreviewOption]
    variants: list[PreviewVariant]
    image_urls: list[str] = Field(description="At the supplier: for the preview only")
    is_own_rate: bool = Field(description="False: prices are made with our starting rate")
    warnings: list[RemarkOut]

    @classmethod
    def of(cls, preview: Preview) -> PreviewOut:
        shaped, pricing = preview.shaped, preview.pricing
        pairs = zip(shaped.options, shaped.values, strict=True)
        variants = []
        for variant in shaped.variants:
            source = variant.source
            cost, price = pricing.cost(source.cost), pricing.price(source.cost)
            variants.append(
                PreviewVariant(
                    external_id=source.external_id,
                    values=list(variant.values),
                    supplier_cost=MoneyOut.of(source.cost),
                    cost=MoneyOut.of(cost),
                    price=MoneyOut.of(price),
                    margin_basis_points=margin_basis_points(price, cost),
                    stock=source.stock,
                    image_url=source.image_url,
                )
            )
        return cls(
            platform=preview.source.platform,
            external_id=preview.source.external_id,
            url=preview.source.url,
            supplier_id=preview.supplier_id,
            product_id=preview.product_id,
            title=shaped.title,
            description_html=shaped.description,
            options=[PreviewOption(name=name, values=list(values)) for name, values in pairs],
            variants=variants,
            image_urls=list(shaped.images),
            is_own_rate=pricing.is_own_rate,
            warnings=[RemarkOut.of(warning) for warning in shaped.warnings],
        )


class ImportedOut(BaseModel):
    product_id: str
    title: str
    handle: str
    status: str
    variants: int
    images: int
    is_new: bool = Field(description="False: it had been imported before")
    warnings: list[RemarkOut]

    @classmethod
    def of(cls, imported: Imported) -> ImportedOut:
        product = imported.product
        return cls(
            product_id=product.product_id,
            title=product.title,
            handle=product.handle,
            status=product.status,
            variants=len(product.variants),
            images=len(product.images),
            is_new=imported.is_new,
            warnings=[RemarkOut.of(warning) for warning in imported.warnings],
        )
