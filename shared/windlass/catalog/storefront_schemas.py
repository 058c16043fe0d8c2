"""What shops show of a product. Changing a field here is an API change."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, Field

from windlass.catalog import measures, videos
from windlass.catalog.kinds import Kind
from windlass.catalog.market_prices import of_card
from windlass.catalog.measure_schemas import MeasureOut, UnitPriceOut
from windlass.catalog.models import Card
from windlass.catalog.out_schemas import OptionOut, SeoOut, SourceOut
from windlass.catalog.parts import Image
from windlass.catalog.storefront import Offered, StorefrontProduct
from windlass.catalog.video_schemas import VideoOut
from windlass.currencies.exchange import Exchange
from windlass.kit.paging import Page
from windlass.web.schemas import MoneyOut


class Availability(StrEnum):
    IN_STOCK = "in_stock"
    LOW = "low"
    OUT_OF_STOCK = "out_of_stock"


class PictureOut(BaseModel):
    id: str
    alt: str
    width: int
    height: int
    blur: str
    src: str = Field(description="JPEG, as a path on the store's host")
    sources: list[SourceOut]

    @classmethod
    def of(cls, image: Image) -> PictureOut:
        return cls(
            id=image.id,
            alt=image.alt,
            width=image.width,
            height=image.height,
            blur=image.blur,
            src=image.src,
            sources=[SourceOut(type=kind, srcset=srcset) for kind, srcset in image.sources],
        )

    @classmethod
    def maybe(cls, image: Image | None) -> PictureOut | None:
        return None if image is None else cls.of(image)


class OfferedVariantOut(BaseModel):
    id: str
    title: str
    values: list[str]
    sku: str
    price: MoneyOut
    compare_at: MoneyOut | None
    image_id: str | None
    measure: MeasureOut | None
    unit_price: UnitPriceOut | None = Field(description="None where it says the same as the price")
    availability: Availability
    left: int | None = Field(description="Said only when it is low")

    @classmethod
    def of(cls, offered: Offered) -> OfferedVariantOut:
        variant = offered.variant
        return cls(
            id=variant.id,
            title=variant.title,
            values=list(variant.values),
            sku=variant.sku,
            price=MoneyOut.of(variant.price),
            compare_at=MoneyOut.maybe(variant.compare_at),
            image_id=variant.image_id,
            measure=MeasureOut.maybe(variant.measure),
            unit_price=UnitPriceOut.maybe(measures.price_of(variant.measure, variant.price)),
            availability=_availability(offered),
            left=offered.left if offered.is_low else None,
        )


class StorefrontProductOut(BaseModel):
    id: str
    handle: str
    title: str
    description_html: str
    vendor: str
    product_type: str
    kind: Kind
    tags: list[str]
    options: list[OptionOut]
    variants: list[OfferedVariantOut]
    images: list[PictureOut]
    video: VideoOut | None
    seo: SeoOut
    country_of_origin: str = Field(description="ISO 3166-1 alpha-2; empty if not known")

    @classmethod
    def of(cls, found: StorefrontProduct) -> StorefrontProductOut:
        product = found.product
        return cls(
            id=product.product_id,
            handle=product.handle,
            title=product.title,
            description_html=product.description_html,
            vendor=product.vendor,
            product_type=product.product_type,
            kind=Kind(product.kind),
            tags=list(product.tags),
            options=[OptionOut(name=o.name, values=list(o.values)) for o in product.options],
            variants=[OfferedVariantOut.of(offered) for offered in found.offers],
            images=[PictureOut.of(image) for image in product.ready_pictures],
            video=VideoOut.maybe(videos.video_of(product.video)),
            seo=SeoOut(title=product.seo.title, description=product.seo.description),
            country_of_origin=product.country_of_origin,
        )


class StorefrontCardOut(BaseModel):
    id: str
    handle: str
    title: str
    price: MoneyOut = Field(description="The lowest of its variants")
    highest_price: MoneyOut
    compare_at: MoneyOut | None
    unit_price: UnitPriceOut | None = Field(description="Of the variant with the lowest price")
    image: PictureOut | None
    second_image: PictureOut | None
    is_sold_out: bool

    @classmethod
    def of(
        cls, card: Card, exchange: Exchange | None = None, locale: str = ""
    ) -> StorefrontCardOut:
        """In the currency of the exchange and, where there is a title in it, the language."""
        shown = of_card(card, exchange)
        return cls(
            id=card.product_id,
            handle=card.handle,
            title=card.titles.get(locale) or card.title,
            price=MoneyOut.of(shown.lowest),
            highest_price=MoneyOut.of(shown.highest),
            compare_at=MoneyOut.maybe(shown.compare_at),
            unit_price=UnitPriceOut.maybe(shown.unit_price),
            image=PictureOut.maybe(card.image),
            second_image=PictureOut.maybe(card.second_image),
            is_sold_out=card.is_sold_out,
        )


class StorefrontCardPage(BaseModel):
    items: list[StorefrontCardOut]
    next_cursor: str | None

    @classmethod
    def of(
        cls, page: Page[Card], exchange: Exchange | None = None, locale: str = ""
    ) -> StorefrontCardPage:
        return cls(
            items=[StorefrontCardOut.of(card, exchange, locale) for card in page.items],
            next_cursor=page.next_cursor,
        )


def _availability(offered: Offered) -> Availability:
    if not offered.is_available:
        return Availability.OUT_OF_STOCK
    return Availability.LOW if offered.is_low else Availability.IN_STOCK
