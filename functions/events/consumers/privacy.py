"""Carries out what people asked about their data. Each owner of data exports and forgets its own;
windlass.privacy asks them all."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.mail import customers as mails
from windlass.privacy import exporting, forgetting
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


def store_of(event: Event) -> StoreContext:
    assert event.store_id is not None
    return tenancy.act(event.store_id, task="privacy")


def export_asked(event: Event) -> None:
    exporting.build(store_of(event), event.data["customer_id"], event.data["export_id"])


def export_ready(event: Event) -> None:
    customer_id = event.data["customer_id"]
    mails.request(store_of(event), customer_id, "data_export_ready", event_id=event.event_id)


def erasure_asked(event: Event) -> None:
    forgetting.carry_out(store_of(event), event.data["erasure_id"])


HANDLERS: dict[str, Handler] = {
    "DataExportAsked": export_asked,
    "DataExportReady": export_ready,
    "ErasureAsked": erasure_asked,
}
