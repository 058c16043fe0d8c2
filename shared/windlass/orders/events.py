"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct

from windlass.kit.money import Money


class OrderPlaced(Struct, frozen=True):
    order_id: str
    number: int
    total: Money


class OrderCancelled(Struct, frozen=True):
    order_id: str
    number: int
    reason: str


class OrderRefunded(Struct, frozen=True):
    order_id: str
    refund_id: str
    amount: Money


class OrderUpdated(Struct, frozen=True):
    """Something about the order changed; read it for what. Versions only grow."""

    order_id: str
    number: int
    version: int
    status: str


class OrderWithdrawn(Struct, frozen=True):
    """The shopper asked to give it back; nothing was refunded by that."""

    order_id: str
    number: int


class OrderReaddressed(Struct, frozen=True):
    """The delivery address was corrected; the entry of the timeline says from what to what."""

    order_id: str
    number: int
    entry_id: str
