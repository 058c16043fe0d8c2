"""A shopper's cart, kept by us.

Item   PK                       SK      ttl, index
Cart   STORE#<store>#CART#<id>  CART    90 days after the last change
                                        1: STORE#<store>#CARTSOF#<email key>, once it is known

The id is 130 random bits: whoever knows it holds the cart. A line remembers what its variant cost
and was called when the shopper last chose it, to tell what changed since.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from msgspec import Struct, field
from pynamodb.attributes import (
    Attribute,
    BooleanAttribute,
    ListAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.constants import LIST

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentsAttribute, IntegerAttribute, TableItem
from windlass.kit.money import Money

SK: Final = "CART"
KEPT_FOR: Final = timedelta(days=90)
MOST_LINES: Final = 100
MOST_OF_ONE: Final = 999
MOST_CODES: Final = 5
MOST_GIFT_CARDS: Final = 5
LONGEST_NOTE: Final = 500
MOST_PROPERTIES: Final = 10
MOST_WRITTEN: Final = 50_000  # bytes on all lines: cart, checkout and order are one item each

_documents = DocumentsAttribute()


def cart_pk(store_id: StoreId, cart_id: str) -> str:
    return store_key(store_id, "CART", cart_id)


class CartLine(Struct, frozen=True):
    line_id: str
    product_id: str
    variant_id: str
    quantity: int
    unit_price: Money
    handle: str
    title: str
    variant_title: str  # "Blue / M", empty without options
    image: str | None  # address of a small picture
    properties: Mapping[str, str] = field(default_factory=dict)  # what the shopper wrote on it

    @property
    def name(self) -> str:
        return f"{self.title} ({self.variant_title})" if self.variant_title else self.title


class LinesAttribute(Attribute[list[CartLine]]):
    attr_type = LIST

    def serialize(self, value: list[CartLine]) -> list[dict[str, Any]]:
        return _documents.serialize([_document(line) for line in value])

    def deserialize(self, value: list[dict[str, Any]]) -> list[CartLine]:
        return [
            CartLine(**{**document, "unit_price": Money(**document["unit_price"])})
            for document in _documents.deserialize(value)
        ]


class Cart(TableItem, discriminator="Cart"):
    cart_id = UnicodeAttribute()
    currency = UnicodeAttribute()
    market_id = UnicodeAttribute(default="")  # whose prices; empty: the store's own
    lines = LinesAttribute(default=list)
    locale = UnicodeAttribute(null=True)  # its things are named in; empty: the store's own
    email = UnicodeAttribute(null=True)  # hints for the checkout form
    country = UnicodeAttribute(null=True)
    province = UnicodeAttribute(null=True)
    checkout_id = UnicodeAttribute(null=True)  # the latest checkout begun with it
    order_id = UnicodeAttribute(null=True)  # what it was bought as
    customer_id = UnicodeAttribute(null=True)  # who was signed in last
    discount_codes: ListAttribute[str] = ListAttribute(default=list)  # in capitals
    gift_cards = DocumentsAttribute(default=list)  # card_id, masked; no code is kept
    uses_store_credit = BooleanAttribute(default=False)
    note = UnicodeAttribute(null=True)  # to the merchant
    created_at = UTCDateTimeAttribute()
    updated_at = UTCDateTimeAttribute()
    version = IntegerAttribute(default=1)
    ttl = TTLAttribute()

    @property
    def item_count(self) -> int:
        """How many things are in it."""
        return sum(line.quantity for line in self.lines)

    def line(self, line_id: str) -> CartLine | None:
        return next((line for line in self.lines if line.line_id == line_id), None)

    def line_of(
        self, product_id: str, variant_id: str, properties: Mapping[str, str] | None = None
    ) -> CartLine | None:
        """What has other properties is on another line."""
        wanted = (product_id, variant_id, properties or {})
        return next(
            (
                one
                for one in self.lines
                if (one.product_id, one.variant_id, one.properties) == wanted
            ),
            None,
        )

    @property
    def gift_card_ids(self) -> list[str]:
        return [card["card_id"] for card in self.gift_cards]


def _document(line: CartLine) -> dict[str, Any]:
    return {
        "line_id": line.line_id,
        "product_id": line.product_id,
        "variant_id": line.variant_id,
        "quantity": line.quantity,
        "unit_price": line.unit_price,
        "handle": line.handle,
        "title": line.title,
        "variant_title": line.variant_title,
        "image": line.image,
        "properties": dict(line.properties),
    }
