"""Open dashboards hear of what happened in their store."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.notifications import service
from windlass.tenancy import service as tenancy


def tell(event: Event) -> None:
    if event.store_id is not None:
        service.tell(tenancy.act(event.store_id, task="realtime"), event.type, event.data)


HANDLERS: dict[str, Handler] = dict.fromkeys(
    (
        "StoreLaunched",
        "ProductSaved",
        "ProductDeleted",
        "SupplierNeedsReconnect",
        "SupplierReconnected",
        "OrderPlaced",
        "OrderUpdated",
        "OrderCancelled",
        "OrderRefunded",
        "OrderBeingPrepared",
        "ParcelShipped",
        "ParcelDelivered",
        "OrderDelivered",
        "ActionNeeded",
        "ActionResolved",
        "ReviewWritten",
    ),
    tell,
)
