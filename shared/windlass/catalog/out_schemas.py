"""What the product API answers. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field

from windlass.catalog import measures, rules, videos
from windlass.catalog.kinds import Kind
from windlass.catalog.measure_schemas import MeasureOut, UnitPriceOut
from windlass.catalog.models import Card, Policy, Status, Stock
from windlass.catalog.parts import Image, Variant
from windlass.catalog.repository import Found
from windlass.catalog.safety_schemas import SafetyOut
from windlass.catalog.video_schemas import VideoOut
from windlass.kit.paging import Page
from windlass.kit.tax_classes import TaxClass
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.schemas import MoneyOut


class SourceOut(BaseModel):
    type: str = Field(description="MIME type")
    srcset: str


class ImageOut(BaseModel):
    id: str
    alt: str
    status: str = Field(description="processing, ready or failed")
    problem: str = Field(description="Why it failed, for people; empty otherwise")
    width: int = Field(description="Of the original; 0 while processing")
    height: int
    blur: str = Field(description="Tiny placeholder as a data URI")
    src: str = Field(description="JPEG, as a path on the store's host; empty until ready")
    small: str
    sources: list[SourceOut] = Field(description="Best format first")

    @classmethod
    def of(cls, image: Image) -> ImageOut:
        return cls(
            id=image.id,
            alt=image.alt,
            status=image.status,
            problem=image.problem,
            width=image.width,
            height=image.height,
            blur=image.blur,
            src=image.src,
            small=image.small,
            sources=[SourceOut(type=kind, srcset=srcset) for kind, srcset in image.sources],
        )


class OptionOut(BaseModel):
    name: str
    values: list[str]


class StockOut(BaseModel):
    tracked: bool
    on_hand: int
    reserved: int = Field(description="Held by checkouts that are not paid yet")
    available: int = Field(description="on_hand - reserved")
    policy: Policy

    @classmethod
    def of(cls, stock: Stock | None) -> StockOut:
        if stock is None:
            return cls(tracked=True, on_hand=0, reserved=0, available=0, policy=Policy.DENY)
        return cls(
            tracked=stock.tracked,
            on_hand=stock.on_hand,
            reserved=stock.reserved,
            available=stock.available,
            policy=Policy(stock.policy),
        )


class VariantOut(BaseModel):
    id: str
    title: str = Field(description='"Blue / M", empty without options')
    values: list[str]
    sku: str
    barcode: str
    price: MoneyOut
    compare_at: MoneyOut | None
    cost: MoneyOut | None = Field(description="Null for who may not see costs")
    margin: int | None = Field(description="(price - cost) / price in basis points")
    weight_grams: int | None
    requires_shipping: bool
    image_id: str | None
    measure: MeasureOut | None
    unit_price: UnitPriceOut | None
    stock: StockOut

    @classmethod
    def of(cls, variant: Variant, stock: Stock | None, *, with_cost: bool) -> VariantOut:
        cost = variant.cost if with_cost else None
        return cls(
            id=variant.id,
            title=variant.title,
            values=list(variant.values),
            sku=variant.sku,
            barcode=variant.barcode,
            price=MoneyOut.of(variant.price),
            compare_at=MoneyOut.maybe(variant.compare_at),
            cost=MoneyOut.maybe(cost),
            margin=rules.margin(variant.price, cost),
            weight_grams=variant.weight_grams,
            requires_shipping=variant.requires_shipping,
            image_id=variant.image_id,
            measure=MeasureOut.maybe(variant.measure),
            unit_price=UnitPriceOut.maybe(measures.price_of(variant.measure, variant.price)),
            stock=StockOut.of(stock),
        )


class SeoOut(BaseModel):
    title: str
    description: str


class ProductOut(BaseModel):
    id: str
    title: str
    handle: str
    description_html: str
    status: Status
    kind: Kind
    vendor: str
    product_type: str
    tags: list[str]
    category_id: str = Field(description="Empty without one")
    collection_ids: list[str]
    currency: str
    options: list[OptionOut]
    variants: list[VariantOut]
    images: list[ImageOut]
    seo: SeoOut
    hs_code: str
    country_of_origin: str
    tax_class: TaxClass
    safety: SafetyOut
    video: VideoOut | None
    published_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int = Field(description="Also the ETag")

    @classmethod
    def of(cls, found: Found, store: StoreContext) -> ProductOut:
        product = found.product
        with_cost = may_see_costs(store)
        return cls(
            id=product.product_id,
            title=product.title,
            handle=product.handle,
            description_html=product.description_html,
            status=Status(product.status),
            kind=Kind(product.kind),
            vendor=product.vendor,
            product_type=product.product_type,
            tags=list(product.tags),
            category_id=next(reversed(product.category_ids), ""),
            collection_ids=list(product.collection_ids),
            currency=product.currency,
            options=[OptionOut(name=o.name, values=list(o.values)) for o in product.options],
            variants=[
                VariantOut.of(variant, found.stocks.get(variant.id), with_cost=with_cost)
                for variant in product.variants
            ],
            images=[ImageOut.of(image) for image in product.pictures],
            seo=SeoOut(title=product.seo.title, description=product.seo.description),
            hs_code=product.hs_code,
            country_of_origin=product.country_of_origin,
            tax_class=TaxClass(product.tax_class),
            safety=SafetyOut.of(product.safety),
            video=VideoOut.maybe(videos.video_of(product.video)),
            published_at=product.published_at,
            created_at=product.created_at,
            updated_at=product.updated_at,
            version=product.version,
        )


def may_see_costs(store: StoreContext) -> bool:
    return store.may(Permission.PROFIT_READ) or store.may(Permission.PRODUCTS_WRITE)


class CardOut(BaseModel):
    """A product in a list. Stock follows within moments."""

    id: str
    title: str
    handle: str
    status: Status
    kind: Kind
    vendor: str
    product_type: str
    tags: list[str]
    price: MoneyOut = Field(description="The lowest of its variants")
    highest_price: MoneyOut
    compare_at: MoneyOut | None
    variant_count: int
    lowest_margin: int | None = Field(description="In basis points; null unless all costs show")
    image: ImageOut | None
    available: int | None = Field(description="Of all tracked variants; null when none is tracked")
    is_sold_out: bool
    updated_at: datetime

    @classmethod
    def of(cls, card: Card, store: StoreContext) -> CardOut:
        return cls(
            id=card.product_id,
            title=card.title,
            handle=card.handle,
            status=Status(card.status),
            kind=Kind(card.kind),
            vendor=card.vendor,
            product_type=card.product_type,
            tags=list(card.tags),
            price=MoneyOut.of(card.price),
            highest_price=MoneyOut.of(card.highest_price),
            compare_at=MoneyOut.maybe(card.compare_at),
            variant_count=card.variant_count,
            lowest_margin=card.lowest_margin if may_see_costs(store) else None,
            image=ImageOut.of(card.image) if card.image else None,
            available=card.available,
            is_sold_out=card.is_sold_out,
            updated_at=card.updated_at,
        )


class ProductPage(BaseModel):
    items: list[CardOut]
    next_cursor: str | None = Field(
        description="A page of search results may be short, even empty, and still have a next one"
    )

    @classmethod
    def of(cls, page: Page[Card], store: StoreContext) -> ProductPage:
        items = [CardOut.of(card, store) for card in page.items]
        return cls(items=items, next_cursor=page.next_cursor)


class BulkStatusOut(BaseModel):
    updated: list[str]
    missing: list[str] = Field(description="Ids of which there is no product")
