"""What others may react to. Changing a field here is an API change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OrderBeingPrepared:
    """The first supplier took its part of the order. Once."""

    order_id: str


@dataclass(frozen=True)
class ParcelShipped:
    order_id: str
    parcel_id: str
    carrier: str
    tracking_number: str
    tracking_url: str | None
    line_ids: list[str]


@dataclass(frozen=True)
class ParcelDelivered:
    order_id: str
    parcel_id: str


@dataclass(frozen=True)
class OrderDelivered:
    """Everything that is delivered at all has arrived. Once."""

    order_id: str


@dataclass(frozen=True)
class ActionNeeded:
    """A person has to decide; `problem` says what, in words."""

    action_id: str
    order_id: str
    kind: str
    problem: str


@dataclass(frozen=True)
class WithdrawalDeclined:
    """The action says why; the shopper is to be told."""

    action_id: str
    order_id: str


@dataclass(frozen=True)
class ActionResolved:
    """Decided, or no longer needed."""

    action_id: str
    order_id: str
