"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass

from windlass.kit.money import Money


@dataclass(frozen=True)
class OrderPlaced:
    order_id: str
    number: int
    total: Money


@dataclass(frozen=True)
class OrderCancelled:
    order_id: str
    number: int
    reason: str


@dataclass(frozen=True)
class OrderRefunded:
    order_id: str
    refund_id: str
    amount: Money


@dataclass(frozen=True)
class OrderUpdated:
    """Something about the order changed; read it for what. Versions only grow."""

    order_id: str
    number: int
    version: int
    status: str


@dataclass(frozen=True)
class OrderWithdrawn:
    """The shopper asked to give it back; nothing was refunded by that."""

    order_id: str
    number: int
