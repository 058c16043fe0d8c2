"""Pure facts about orders: what the parts make of the whole, and what it earned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import replace
from enum import StrEnum
from typing import Any

from msgspec import Struct, field, to_builtins

from windlass.kit.money import Money, total


class Status(StrEnum):
    """Derived from the parts, never set."""

    WAITING = "waiting"  # paid; nothing is ordered from a supplier yet
    NEEDS_ACTION = "needs_action"  # a person has to decide something
    ORDERED = "ordered"  # every open part is ordered from its supplier
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"  # all of the money went back without a cancellation


class PartState(StrEnum):
    """One supplier order of an order."""

    PLANNED = "planned"
    NEEDS_ACTION = "needs_action"
    ORDERED = "ordered"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


GONE_OUT = (PartState.SHIPPED, PartState.DELIVERED)


class PaymentStatus(StrEnum):
    PAID = "paid"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"


class OrderLine(Struct, frozen=True):
    line_id: str
    product_id: str
    variant_id: str
    title: str
    variant_title: str
    sku: str
    image: str | None
    quantity: int
    unit_price: Money
    unit_cost: Money | None  # what the merchant expected to pay, frozen at the sale
    requires_shipping: bool = True
    kind: str = "physical"  # the product's: "gift_card" is money to come, not goods
    properties: Mapping[str, str] = field(default_factory=dict)  # what the shopper wrote on it
    source_title: str = ""  # the merchant's own words, where the shopper read a translation
    source_variant_title: str = ""

    @property
    def as_merchant(self) -> OrderLine:
        """The line in the words of the merchant, whatever language it was bought in."""
        if not self.source_title:
            return self
        return replace(self, title=self.source_title, variant_title=self.source_variant_title)


class CreditPart(Struct, frozen=True):
    """What one gift card or the shopper's store credit paid, and what of it was given back."""

    credit_id: str
    label: str
    spent: Money
    returned: Money

    @property
    def left(self) -> Money:
        return self.spent - self.returned


class Payment(Struct, frozen=True):
    """How the order was paid: by card as the payment provider has it (`captured`, `refunded`), and
    by gift cards and store credit. `fee` is the provider's and ours together in the store's
    currency, known once the provider has settled the charge. Nothing was charged with the providers
    "credit" (all was paid by gift cards or credit) and "none" (nothing was to pay); their ids are
    empty."""

    provider: str
    account_id: str
    session_id: str
    intent_id: str
    charge_id: str | None
    captured: Money
    refunded: Money
    fee: Money | None
    risk_level: str | None
    risk_score: int | None
    credits: tuple[CreditPart, ...] = ()
    took_fee: bool = True  # of ours, which goes back with every refund

    @property
    def paid(self) -> Money:
        return self.captured + total([part.spent for part in self.credits], self.captured.currency)

    @property
    def given_back(self) -> Money:
        """By card and to gift cards and credit together."""
        returned = [part.returned for part in self.credits]
        return self.refunded + total(returned, self.captured.currency)

    @property
    def refundable(self) -> Money:
        return self.paid - self.given_back

    @property
    def status(self) -> PaymentStatus:
        given_back = self.given_back.amount
        if given_back == 0:
            return PaymentStatus.PAID
        whole = given_back >= self.paid.amount
        return PaymentStatus.REFUNDED if whole else PaymentStatus.PARTLY_REFUNDED


class Part(Struct, frozen=True):
    """What one supplier delivers of the order. Costs are what the supplier charged, in the store's
    currency at the rate of that moment; None until it is ordered."""

    part_id: str
    supplier_id: str | None
    supplier_name: str
    state: PartState
    line_ids: tuple[str, ...]
    item_cost: Money | None
    shipping_cost: Money | None


def status_of(
    parts: Iterable[Part],
    payment: Payment,
    *,
    open_actions: int,
    is_cancelled: bool,
    needs_delivery: bool = True,
) -> Status:
    """The one word for an order. A part that was cancelled counts for nothing; an order of gift
    cards alone `needs_delivery` of nothing and is delivered when it is placed."""
    if is_cancelled:
        return Status.CANCELLED
    states = [part.state for part in parts if part.state is not PartState.CANCELLED]
    if open_actions > 0 or PartState.NEEDS_ACTION in states:
        return Status.NEEDS_ACTION
    if states and all(state is PartState.DELIVERED for state in states):
        return Status.DELIVERED
    under_way = (PartState.SHIPPED, PartState.DELIVERED)
    if states and all(state in under_way for state in states):
        return Status.SHIPPED
    if any(state in under_way for state in states):
        return Status.PARTLY_SHIPPED
    if payment.status is PaymentStatus.REFUNDED:
        return Status.REFUNDED
    if not needs_delivery:
        return Status.DELIVERED
    if states and all(state is PartState.ORDERED for state in states):
        return Status.ORDERED
    return Status.WAITING


def to_document(value: OrderLine | Payment | Part | CreditPart) -> dict[str, Any]:
    """JSON-able, for the table."""
    document: dict[str, Any] = to_builtins(value)
    return document


def shipping_as_merchant(document: dict[str, Any]) -> dict[str, Any]:
    """The delivery in the words of the merchant, whatever language it was bought in."""
    name = document.get("source_name") or document.get("name")
    own = {key: value for key, value in document.items() if key != "source_name"}
    return own | {"name": name} if name else own


def line_from(document: dict[str, Any]) -> OrderLine:
    return OrderLine(
        **{
            **document,
            "unit_price": _money(document["unit_price"]),
            "unit_cost": _maybe_money(document.get("unit_cost")),
        }
    )


def payment_from(document: dict[str, Any]) -> Payment:
    return Payment(
        **{
            **document,
            "captured": _money(document["captured"]),
            "refunded": _money(document["refunded"]),
            "fee": _maybe_money(document.get("fee")),
            "credits": tuple(credit_from(part) for part in document.get("credits", ())),
        }
    )


def credit_from(document: dict[str, Any]) -> CreditPart:
    return CreditPart(
        **{
            **document,
            "spent": _money(document["spent"]),
            "returned": _money(document["returned"]),
        }
    )


def part_from(document: dict[str, Any]) -> Part:
    return Part(
        **{
            **document,
            "state": PartState(document["state"]),
            "line_ids": tuple(document["line_ids"]),
            "item_cost": _maybe_money(document.get("item_cost")),
            "shipping_cost": _maybe_money(document.get("shipping_cost")),
        }
    )


def _money(document: dict[str, Any]) -> Money:
    return Money(document["amount"], document["currency"])


def _maybe_money(document: dict[str, Any] | None) -> Money | None:
    return None if document is None else _money(document)
