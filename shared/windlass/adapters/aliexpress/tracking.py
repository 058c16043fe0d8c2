"""Where the parcels of an order are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from windlass.adapters.aliexpress.orders import read
from windlass.adapters.aliexpress.wire import Wire, items_of
from windlass.adapters.supplier import (
    SupplierOrderStatus,
    TrackedParcel,
    Tracking,
    TrackingEvent,
)

NO_TRACKING_YET = "1001"


def tracking(wire: Wire, external_id: str) -> Tracking:
    status = read(wire, external_id, order_number="").status
    parcels = [
        parcel
        for order_id in external_id.split(",")
        for parcel in _parcels(wire, order_id, status is SupplierOrderStatus.DELIVERED)
    ]
    return Tracking(status, tuple(parcels))


def _parcels(wire: Wire, order_id: str, is_delivered: bool) -> list[TrackedParcel]:
    asked = {"ae_order_id": order_id, "language": "en_US"}
    result = wire.call("aliexpress.ds.order.tracking.get", asked).get("result") or {}
    if str(result.get("code")) == NO_TRACKING_YET or not result.get("data"):
        return []
    return [
        TrackedParcel(
            number=str(line["mail_no"]),
            carrier=str(line.get("carrier_name") or ""),
            url=None,
            is_delivered=is_delivered,
            events=_events(line),
        )
        for line in items_of(result["data"].get("tracking_detail_line_list"))
    ]


def _events(line: Mapping[str, Any]) -> tuple[TrackingEvent, ...]:
    found = [
        TrackingEvent(
            datetime.fromtimestamp(int(node["time_stamp"]) // 1000, UTC),
            str(node.get("tracking_detail_desc") or node.get("tracking_name")),
        )
        for node in items_of(line.get("detail_node_list"))
    ]
    return tuple(sorted(found, key=lambda event: event.at))
