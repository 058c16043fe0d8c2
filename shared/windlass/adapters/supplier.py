"""What any supplier can do for us. Amounts are in the supplier's currency (US dollars)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from windlass.kit.addresses import Address, province_name
from windlass.kit.money import Money


class SupplierOrderStatus(StrEnum):
    UNPAID = "unpaid"
    PROCESSING = "processing"  # paid, not shipped
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class Connection(Struct, frozen=True):
    """`name` is what the merchant knows the account by; the rest is what the account may do."""

    account_id: str
    name: str
    requests_per_second: int | None = None


class SupplierVariant(Struct, frozen=True):
    """`choices` are its values of the product's options, in their order."""

    external_id: str
    sku: str
    choices: tuple[str, ...]
    cost: Money
    stock: int | None  # None when the supplier does not say
    weight_grams: int | None
    image_url: str | None


class SupplierProduct(Struct, frozen=True):
    """`description` is HTML as the supplier wrote it: never show it unsanitised."""

    platform: str
    external_id: str
    url: str
    title: str
    description: str
    options: tuple[str, ...]
    variants: tuple[SupplierVariant, ...]
    image_urls: tuple[str, ...]


class Item(Struct, frozen=True):
    """A line to be bought. `reference` is our own id of the line."""

    product_id: str
    variant_id: str
    quantity: int
    reference: str = ""


class ShipTo(Struct, frozen=True):
    """A parcel's destination. `country` is ISO 3166-1 alpha-2; `phone` in any spelling."""

    name: str
    line1: str
    city: str
    country: str
    line2: str = ""
    province: str = ""
    postal_code: str = ""
    phone: str = ""
    email: str = ""
    tax_id: str = ""

    @classmethod
    def of(cls, address: Address, *, email: str = "") -> ShipTo:
        """A checked address, its province by name as suppliers take it."""
        line2 = ", ".join(filter(None, (address.line2, address.company)))
        return cls(
            name=address.name,
            line1=address.line1,
            line2=line2,
            city=address.city,
            country=address.country,
            province=province_name(address.country, address.province),
            postal_code=address.postal_code,
            phone=address.phone,
            email=email,
            tax_id=address.tax_id,
        )


class ShippingQuote(Struct, frozen=True):
    """`code` is what `place` wants."""

    code: str
    name: str
    cost: Money
    min_days: int | None
    max_days: int | None


class QuotedItem(Struct, frozen=True):
    variant_id: str
    quantity: int
    unit_cost: Money
    stock: int | None

    @property
    def is_available(self) -> bool:
        return self.stock is None or self.stock >= self.quantity


class Quote(Struct, frozen=True):
    """What these items cost now; `shipping` is cheapest first, empty where nothing is sent."""

    items: tuple[QuotedItem, ...]
    shipping: tuple[ShippingQuote, ...]

    @property
    def is_available(self) -> bool:
        return all(item.is_available for item in self.items)


class PlacedOrder(Struct, frozen=True):
    """`external_id` names several orders, joined by commas, where a supplier splits by seller.

    `held` is a sentence when the supplier keeps the order back until a person has looked.
    """

    external_id: str
    order_number: str
    status: SupplierOrderStatus
    total: Money | None  # None while the supplier does not tell yet
    item_cost: Money | None = None
    shipping_cost: Money | None = None
    pay_url: str | None = None
    held: str | None = None

    @property
    def is_paid(self) -> bool:
        return self.status not in (SupplierOrderStatus.UNPAID, SupplierOrderStatus.CANCELLED)


class TrackingEvent(Struct, frozen=True):
    at: datetime
    text: str
    place: str = ""


class TrackedParcel(Struct, frozen=True):
    number: str
    carrier: str
    url: str | None
    is_delivered: bool
    events: tuple[TrackingEvent, ...] = ()  # oldest first


class Tracking(Struct, frozen=True):
    status: SupplierOrderStatus
    parcels: tuple[TrackedParcel, ...]


class SupplierClient(Protocol):
    """One merchant's account at one supplier. Every method raises the SupplierFailed family; a
    read is tried again by itself, a write never is (UnknownOutcome when its answer is lost)."""

    platform: str

    def test_connection(self) -> Connection: ...

    def product(
        self, external_id: str, *, country: str = "US", locale: str = "en"
    ) -> SupplierProduct:
        """Raises SupplierRefused product_not_found."""
        ...

    def quote(self, items: Sequence[Item], ship_to: ShipTo) -> Quote: ...

    def place(
        self, order_number: str, items: Sequence[Item], address: ShipTo, shipping_code: str
    ) -> PlacedOrder:
        """Once per order number: a second call answers the order that the first one made."""
        ...

    def find_order(
        self, order_number: str, *, external_id: str | None = None
    ) -> PlacedOrder | None:
        """Raises SupplierRefused lookup_unsupported where only `external_id` can be looked up."""
        ...

    def pay(self, external_id: str) -> PlacedOrder:
        """From the account's balance; harmless when paid already. Raises BalanceTooLow, and
        SupplierRefused pay_by_hand where only a person can pay."""
        ...

    def cancel(self, external_id: str) -> None:
        """Harmless when cancelled already. Raises SupplierRefused too_late or cancel_by_hand."""
        ...

    def tracking(self, external_id: str) -> Tracking: ...

    def balance(self) -> Money | None:
        """What is left to pay orders with; None where there is no balance."""
        ...
