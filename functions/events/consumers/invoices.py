"""Every order gets its invoice, every refund its credit note, and tax services hear of both."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.invoices import filing, service
from windlass.invoices.models import Invoice
from windlass.kit.money import Money
from windlass.mail import invoices as mails
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


def order_placed(event: Event) -> None:
    store = _store_of(event)
    _follow_up(store, service.issue(store, event.data["order_id"]))


def order_refunded(event: Event) -> None:
    store, data = _store_of(event), event.data
    amount = Money(**data["amount"])
    _follow_up(store, service.credit(store, data["order_id"], data["refund_id"], amount))


def _follow_up(store: StoreContext, invoice: Invoice) -> None:
    if service.settings(store).sends_by_mail:
        mails.send(store, invoice)
    filing.hand_in(store, invoice)


def _store_of(event: Event) -> StoreContext:
    assert event.store_id is not None
    return tenancy.act(event.store_id, task="invoices")


HANDLERS: dict[str, Handler] = {"OrderPlaced": order_placed, "OrderRefunded": order_refunded}
