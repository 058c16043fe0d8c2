"""What others may react to. Changing a field here is an API change."""

from __future__ import annotations

from msgspec import Struct


class OrderBeingPrepared(Struct, frozen=True):
    """The first supplier took its part of the order. Once."""

    order_id: str


class ParcelShipped(Struct, frozen=True):
    order_id: str
    parcel_id: str
    carrier: str
    tracking_number: str
    tracking_url: str | None
    line_ids: list[str]


class ParcelDelivered(Struct, frozen=True):
    order_id: str
    parcel_id: str


class OrderDelivered(Struct, frozen=True):
    """Everything that is delivered at all has arrived. Once."""

    order_id: str


class ActionNeeded(Struct, frozen=True):
    """A person has to decide; `problem` says what, in words."""

    action_id: str
    order_id: str
    kind: str
    problem: str


class WithdrawalDeclined(Struct, frozen=True):
    """The action says why; the shopper is to be told."""

    action_id: str
    order_id: str


class ActionResolved(Struct, frozen=True):
    """Decided, or no longer needed."""

    action_id: str
    order_id: str
