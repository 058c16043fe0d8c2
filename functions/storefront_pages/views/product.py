"""A product as its page shows it, and as a card in a list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from storefront_pages.videos import VideoView
from storefront_pages.views.image import ImageView
from storefront_pages.views.safety import SafetyView
from windlass.catalog import measures
from windlass.catalog.measures import Measure, UnitPrice
from windlass.kit.money import Money


class Stock(StrEnum):
    IN = "in_stock"
    LOW = "low"
    OUT = "out_of_stock"


def percent_off(price: Money, before: Money | None) -> int:
    if before is None or before.amount <= price.amount:
        return 0
    return (before.amount - price.amount) * 100 // before.amount


class CardView(Struct, frozen=True):
    handle: str
    title: str
    price: Money
    compare_at: Money | None
    has_price_range: bool  # "From 12.00"
    image: ImageView | None
    second_image: ImageView | None
    is_sold_out: bool
    rating_count: int = 0
    rating_hundredths: int | None = None
    lowest_before: Money | None = None  # of the 30 days before a reduction
    product_id: str = ""
    only_variant_id: str | None = None  # what its button puts into the cart; else one chooses first
    few_left: int | None = None  # said only when it is few and true
    is_new: bool = False
    is_gift_card: bool = False
    unit_price: UnitPrice | None = None  # of the variant with this price

    @property
    def percent_off(self) -> int:
        """Of the price before, rounded down: never more than is true."""
        return percent_off(self.price, self.compare_at)


class VariantView(Struct, frozen=True):
    id: str
    values: tuple[str, ...]  # one per option, in the options' order
    sku: str
    price: Money
    compare_at: Money | None
    stock: Stock
    left: int | None  # said only when it is low and true
    image_id: str | None
    lowest_before: Money | None = None  # said where the law asks for it
    barcode: str = ""
    measure: Measure | None = None

    @property
    def is_available(self) -> bool:
        return self.stock is not Stock.OUT

    @property
    def is_on_sale(self) -> bool:
        return self.compare_at is not None and self.is_available

    @property
    def percent_off(self) -> int:
        return percent_off(self.price, self.compare_at)

    @property
    def unit_price(self) -> UnitPrice | None:
        return measures.price_of(self.measure, self.price)


class ChoiceView(Struct, frozen=True):
    """One value of one option, as a link to the variant it leads to."""

    value: str
    variant_id: str | None  # None: no such combination
    is_chosen: bool
    is_available: bool
    colours: tuple[str, ...] = ()  # what it is shown by; none: its word


class OptionView(Struct, frozen=True):
    name: str
    choices: tuple[ChoiceView, ...]

    @property
    def chosen(self) -> str:
        return next((choice.value for choice in self.choices if choice.is_chosen), "")


class DeliveryView(Struct, frozen=True):
    country: str
    country_name: str
    min_days: int
    max_days: int
    earliest: date
    latest: date
    cheapest: Money
    free_above: Money | None
    passes_customs: bool = False  # duties and import taxes may be asked for at the door

    @property
    def is_free(self) -> bool:
        return self.cheapest.amount == 0


class GiftView(Struct, frozen=True):
    """The days on which a gift card may be sent."""

    first_day: date
    last_day: date


class ProductView(Struct, frozen=True):
    id: str
    handle: str
    title: str
    description: str  # sanitised HTML
    summary: str  # plain text, for search engines and sharing
    brand: str
    images: tuple[ImageView, ...]
    option_names: tuple[str, ...]
    variants: tuple[VariantView, ...]
    chosen: VariantView
    gift: GiftView | None = None  # of a gift card
    safety: SafetyView | None = None  # None: nothing is known
    origin: str = ""  # "Made in Portugal"
    origin_country: str = ""  # its code
    is_new: bool = False
    video: VideoView | None = None
    swatches: tuple[Mapping[str, tuple[str, ...]], ...] = ()  # of each option, by value

    @property
    def starts_with_film(self) -> bool:
        """Unless a variant with another picture was chosen."""
        first = self.images[0] if self.images else None
        return self.video is not None and not self.video.place and self.first_image == first

    @property
    def has_swatches(self) -> bool:
        return any(self.swatches)

    @property
    def is_sold_out(self) -> bool:
        return not any(variant.is_available for variant in self.variants)

    @property
    def options(self) -> tuple[OptionView, ...]:
        return tuple(self._option(index) for index in range(len(self.option_names)))

    @property
    def first_image(self) -> ImageView | None:
        """The chosen variant's picture, else the product's first."""
        wanted = (image for image in self.images if image.id == self.chosen.image_id)
        return next(wanted, self.images[0] if self.images else None)

    def _option(self, index: int) -> OptionView:
        values = dict.fromkeys(variant.values[index] for variant in self.variants)
        return OptionView(
            self.option_names[index], tuple(self._choice(index, value) for value in values)
        )

    def _choice(self, index: int, value: str) -> ChoiceView:
        """The variant with this value and otherwise the chosen ones; failing that, the first
        available one with this value, so that every link leads somewhere."""
        wanted = (*self.chosen.values[:index], value, *self.chosen.values[index + 1 :])
        exact = next((v for v in self.variants if v.values == wanted), None)
        with_value = [v for v in self.variants if v.values[index] == value]
        target = exact or next((v for v in with_value if v.is_available), with_value[0])
        return ChoiceView(
            value=value,
            variant_id=target.id,
            is_chosen=self.chosen.values[index] == value,
            is_available=exact is not None and exact.is_available,
            colours=self.swatches[index].get(value, ()) if self.swatches else (),
        )
