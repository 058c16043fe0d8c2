"""What a product is, and where it lives.

Item        PK                            SK                   Indexes
Product     STORE#<store>#PRODUCT#<id>    PRODUCT              (options, variants, pictures inside)
Stock       STORE#<store>#PRODUCT#<id>    STOCK#<variant>      what is left of a variant
Card        STORE#<store>#PRODUCT#<id>    CARD                 what lists show, see below
Handle      STORE#<store>#HANDLE#<text>   HANDLE               -> product; old ones redirect
Word        STORE#<store>#WORDS           <word>#<product>     search: prefixes of words
Movement    STORE#<store>#STOCKMOVES#<id> <reference>#<line>   how far one order line has come
StockNote   STORE#<store>#STOCKMOVES#<id> NOTE#<ulid>          changes by people, with their reason

Card: GSI1 STORE#<store>#PRODUCTS / <id> (newest), GSI2 STORE#<store>#PRODUCTS#<STATUS> / <id>,
GSI3 STORE#<store>#PRODUCTS#UPDATED / <time>#<id>.
A product's partition is read by one query. Words with `~` are facets: `~t<tag>`, `~v<vendor>`.
"""

from __future__ import annotations

from enum import StrEnum

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.catalog.attributes import (
    ImageAttribute,
    ImagesAttribute,
    OptionsAttribute,
    SafetyAttribute,
    SeoAttribute,
    VariantsAttribute,
)
from windlass.catalog.kinds import Kind
from windlass.catalog.parts import Image, Seo, Variant
from windlass.catalog.safety import Safety
from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, IntegerAttribute, MoneyAttribute, TableItem

PRODUCT_SK, CARD_SK, HANDLE_SK = "PRODUCT", "CARD", "HANDLE"
STOCK_PREFIX, NOTE_PREFIX = "STOCK#", "NOTE#"
AFTER_EVERY_ID = "~"


class Status(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    ARCHIVED = "archived"


class Policy(StrEnum):
    """What happens when nothing is left."""

    DENY = "deny"
    CONTINUE = "continue"


def product_pk(store_id: StoreId, product_id: str) -> str:
    return store_key(store_id, "PRODUCT", product_id)


def stock_sk(variant_id: str) -> str:
    return f"{STOCK_PREFIX}{variant_id}"


def handle_pk(store_id: StoreId, handle: str) -> str:
    return store_key(store_id, "HANDLE", handle)


def words_pk(store_id: StoreId) -> str:
    return store_key(store_id, "WORDS")


def word_sk(word: str, product_id: str) -> str:
    return f"{word}#{product_id}"


def moves_pk(store_id: StoreId, product_id: str) -> str:
    return store_key(store_id, "STOCKMOVES", product_id)


def move_sk(reference: str, line_id: str) -> str:
    return f"{reference}#{line_id}"


def cards_pk(store_id: StoreId, status: Status | None = None) -> str:
    """Of the newest-first lists: all products, or those of one status."""
    return store_key(store_id, "PRODUCTS", *([status.upper()] if status else []))


def cards_by_update_pk(store_id: StoreId) -> str:
    return store_key(store_id, "PRODUCTS", "UPDATED")


class ProductPart(TableItem):
    """Whatever lies in a product's partition; one query of it reads them all."""


class Product(ProductPart, discriminator="Product"):
    product_id = UnicodeAttribute()
    title = UnicodeAttribute()
    handle = UnicodeAttribute()
    former_handles: ListAttribute[str] = ListAttribute(default=list)
    description_html = UnicodeAttribute(default="")  # sanitised
    status = UnicodeAttribute()  # Status
    kind = UnicodeAttribute(default=Kind.PHYSICAL.value)  # for good
    vendor = UnicodeAttribute(default="")
    product_type = UnicodeAttribute(default="")
    tags: ListAttribute[str] = ListAttribute(default=list)
    category_id = UnicodeAttribute(default="")  # as the merchant chose it
    category_ids: ListAttribute[str] = ListAttribute(default=list)  # the way to it from the root
    collection_ids: ListAttribute[str] = ListAttribute(default=list)
    currency = UnicodeAttribute()
    priced_in: ListAttribute[str] = ListAttribute(default=list)  # markets: see market_prices
    translated_into: ListAttribute[str] = ListAttribute(default=list)  # see translated
    options = OptionsAttribute(default=list)
    variants = VariantsAttribute()
    images = ImagesAttribute(default=dict)
    removed_images = ImagesAttribute(default=dict)  # the last ones, to be brought back
    words: ListAttribute[str] = ListAttribute(default=list)  # in the index
    seo = SeoAttribute(default=Seo)
    hs_code = UnicodeAttribute(default="")
    country_of_origin = UnicodeAttribute(default="")
    tax_class = UnicodeAttribute(default="standard")  # kit.tax_classes
    safety = SafetyAttribute(default=Safety)
    video = DocumentAttribute(default=dict)  # see videos
    published_at = UTCDateTimeAttribute(null=True)  # the first time
    created_at = UTCDateTimeAttribute()
    updated_at = UTCDateTimeAttribute()
    version = IntegerAttribute(default=1)  # counts what people edit: the ETag
    revision = IntegerAttribute(default=1)  # counts every write, also of the picture pipeline

    @property
    def is_active(self) -> bool:
        return self.status == Status.ACTIVE

    @property
    def is_gift_card(self) -> bool:
        return self.kind == Kind.GIFT_CARD

    @property
    def pictures(self) -> list[Image]:
        """All of them in order, also those not ready."""
        return sorted(self.images.values(), key=lambda image: (image.position, image.id))

    @property
    def ready_pictures(self) -> list[Image]:
        return [image for image in self.pictures if image.is_ready]

    def variant(self, variant_id: str) -> Variant | None:
        return next((variant for variant in self.variants if variant.id == variant_id), None)

    def picture_of(self, variant: Variant) -> Image | None:
        """The variant's picture, else the product's first; only one that is ready."""
        own = self.images.get(variant.image_id or "")
        if own is not None and own.is_ready:
            return own
        return next(iter(self.ready_pictures), None)


class Stock(ProductPart, discriminator="Stock"):
    """`available` is `on_hand - reserved`, kept because a condition cannot subtract."""

    product_id = UnicodeAttribute()
    variant_id = UnicodeAttribute()
    tracked = BooleanAttribute(default=False)
    policy = UnicodeAttribute(default=Policy.DENY.value)
    on_hand = IntegerAttribute(default=0)
    reserved = IntegerAttribute(default=0)
    available = IntegerAttribute(default=0)
    created_at = UTCDateTimeAttribute()

    @property
    def left(self) -> int | None:
        """How many can still be sold; None when there is no limit."""
        if not self.tracked or self.policy == Policy.CONTINUE:
            return None
        return max(self.available, 0)


class Card(ProductPart, discriminator="Card"):
    """`available`, `is_sold_out`, `few_left` and `stock_read_at` follow the stock by moments."""

    product_id = UnicodeAttribute()
    title = UnicodeAttribute()
    handle = UnicodeAttribute()
    status = UnicodeAttribute()
    kind = UnicodeAttribute(default=Kind.PHYSICAL.value)
    vendor = UnicodeAttribute(default="")
    product_type = UnicodeAttribute(default="")
    tags: ListAttribute[str] = ListAttribute(default=list)
    category_ids: ListAttribute[str] = ListAttribute(default=list)
    collection_ids: ListAttribute[str] = ListAttribute(default=list)
    price = MoneyAttribute()  # the lowest
    highest_price = MoneyAttribute()
    compare_at = MoneyAttribute(null=True)  # of the variant with the lowest price
    lowest_before = MoneyAttribute(null=True)  # likewise, see prices
    measure = UnicodeAttribute(null=True)  # likewise, see measures
    variant_count = IntegerAttribute()
    only_variant_id = UnicodeAttribute(null=True)  # where there is nothing to choose or to fill in
    lowest_margin = IntegerAttribute(null=True)  # of a variant; none unless every cost is known
    image = ImageAttribute(null=True)
    second_image = ImageAttribute(null=True)
    available = IntegerAttribute(null=True)  # of all tracked variants; none when none is tracked
    is_sold_out = BooleanAttribute(default=False)
    few_left = IntegerAttribute(null=True)  # the true number, once it is worth saying
    has_safety = BooleanAttribute(default=False)  # enough for the European Union
    rating_count = IntegerAttribute(default=0)
    rating_hundredths = IntegerAttribute(null=True)  # of a star, on average
    market_prices = DocumentAttribute(default=dict)  # see market_prices.summary
    titles = DocumentAttribute(default=dict)  # by language; `translations`: see translated.summary
    translations = DocumentAttribute(default=dict)
    published_at = UTCDateTimeAttribute(null=True)
    revision = IntegerAttribute()  # of the product it was made from
    stock_read_at = IntegerAttribute(default=0)  # Unix microseconds
    updated_at = UTCDateTimeAttribute()


class Handle(TableItem, discriminator="Handle"):
    product_id = UnicodeAttribute()
    is_current = BooleanAttribute()


class Word(TableItem, discriminator="Word"):
    product_id = UnicodeAttribute()
    words: ListAttribute[str] = ListAttribute(default=list)  # all it has


class Movement(TableItem, discriminator="Movement"):
    reference = UnicodeAttribute()  # the checkout, whose id is also the order's
    line_id = UnicodeAttribute()
    variant_id = UnicodeAttribute()
    quantity = IntegerAttribute()
    state = UnicodeAttribute()  # kinds.MovementState
    moved_at = UTCDateTimeAttribute()


class StockNote(TableItem, discriminator="StockNote"):
    variant_id = UnicodeAttribute()
    actor_id = UnicodeAttribute()
    reason = UnicodeAttribute(default="")
    delta = IntegerAttribute(null=True)  # of an adjustment
    on_hand = IntegerAttribute(null=True)  # of a count
    noted_at = UTCDateTimeAttribute()
