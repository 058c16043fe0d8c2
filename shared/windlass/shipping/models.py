"""Where a store ships to and for how much.

Item     PK                         SK           all of a partition is one Query
Zones    STORE#<store>#SHIPPING     ZONES        counts the changes: no two race past each other
Zone     STORE#<store>#SHIPPING     ZONE#<id>    its places and its rates

A place is a country, or some of its provinces. Each place is in at most one zone; the provinces of
a country that no zone names are with the zone of the whole country, if there is one. Countries
that no zone names are with the zone that `is_rest_of_world`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentsAttribute, IntegerAttribute, TableItem

if TYPE_CHECKING:
    from windlass.kit.money import Money

ZONES_SK = "ZONES"


def shipping_pk(store_id: StoreId) -> str:
    return store_key(store_id, "SHIPPING")


def zone_sk(zone_id: str) -> str:
    return f"ZONE#{zone_id}"


class Zones(TableItem, discriminator="Zones"):
    version = IntegerAttribute()


class Zone(TableItem, discriminator="Zone"):
    zone_id = UnicodeAttribute()
    name = UnicodeAttribute()
    is_rest_of_world = BooleanAttribute(default=False)
    places = DocumentsAttribute(default=list)  # {country, provinces: [codes], empty for all}
    rates = DocumentsAttribute(default=list)  # Rate.to_document
    version = IntegerAttribute(default=1)


class Rate(Struct, frozen=True):
    """One way to have a parcel sent. `minimum` and `maximum` both belong to the range: grams for
    "weight", minor units of the price's currency for "subtotal", nothing for "none"."""

    rate_id: str
    name: str
    price: Money
    condition: str  # none, weight, subtotal
    minimum: int
    maximum: int | None  # None for no upper end
    free_above: int | None  # minor units: free from this subtotal on
    min_days: int
    max_days: int

    def to_document(self) -> dict[str, Any]:
        return {
            "rate_id": self.rate_id,
            "name": self.name,
            "price": {"amount": self.price.amount, "currency": self.price.currency},
            "condition": self.condition,
            "minimum": self.minimum,
            "maximum": self.maximum,
            "free_above": self.free_above,
            "min_days": self.min_days,
            "max_days": self.max_days,
        }


class ShippingOption(Struct, frozen=True):
    """A rate, quoted for one parcel to one place."""

    zone_id: str
    rate_id: str
    name: str
    country: str
    weight_grams: int
    price: Money  # what it costs here
    regular_price: Money  # without free shipping
    free_above: Money | None
    min_days: int
    max_days: int
    source_name: str = ""  # as the merchant wrote it, where the name is translated


class DeliveryEstimate(Struct, frozen=True):
    """What a product page may promise for a country, before anybody knows the whole cart."""

    country: str
    min_days: int
    max_days: int
    cheapest: Money  # the lowest price of any rate there
    free_above: Money | None  # the lowest subtotal that makes one of them free
