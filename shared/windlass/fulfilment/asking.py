"""A supplier's client for an order, and what to do when it cannot be asked or says no."""

from __future__ import annotations

from datetime import timedelta

from windlass.adapters.supplier import ShipTo, SupplierClient
from windlass.adapters.supplier_errors import SupplierAuthFailed, SupplierRefused
from windlass.fulfilment import choices
from windlass.fulfilment.actions import raise_for
from windlass.fulfilment.models import SupplierOrder
from windlass.fulfilment.planning import has_alternative
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import ActionKind, Choice, State
from windlass.fulfilment.whole import Fulfilment, is_waiting_for_us, line_ids_of
from windlass.kit import clock
from windlass.kit.addresses import Address
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.stores import service as stores
from windlass.suppliers import service as suppliers
from windlass.suppliers.errors import SupplierDisabled, SupplierNotFound
from windlass.suppliers.models import SupplierStatus
from windlass.tenancy.context import StoreContext

WHEN_CONNECTED_YET_REFUSED = timedelta(minutes=5)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=15), timedelta(hours=4)


def client_of(store: StoreContext, order: Order, part: SupplierOrder) -> SupplierClient | None:
    """None when the order has to wait, or goes back to the plan, and that is written down."""
    try:
        return suppliers.client_for(store, part.supplier_id or "")
    except SupplierAuthFailed:
        wait_for_reconnect(store, order.order_id, part.part_id)
    except (SupplierDisabled, SupplierNotFound):
        _leave(store, order.order_id, part.part_id)
    return None


def ship_to(store: StoreContext, order: Order) -> ShipTo:
    """The shopper's address. The shop's own phone number stands in for one that the shopper did
    not give, as some suppliers send nothing without; e-mail addresses are nobody's business."""
    to = ShipTo.of(Address.from_document(order.address))
    if to.phone:
        return to
    contact = stores.storefront_of(store).contact.contact_phone
    return ShipTo.of(Address.from_document(order.address | {"phone": contact}))


def wait_for_reconnect(store: StoreContext, order_id: str, part_id: str) -> None:
    """The supplier does not know us any more, and its merchant has been told once. Reconnecting
    drains everything that waits; `resume` finds it."""

    def wait(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.waits_for_reconnect or not is_waiting_for_us(part):
            return
        part.waits_for_reconnect = True
        part.news = f"Waits until {part.supplier_name} is reconnected."
        change.save(part)

    found, is_new = FulfilmentRepository(store.store_id).change(order_id, wait)
    if not is_new:
        return
    part = found.parts[part_id]
    orders.record(store, order_id, kind="part_waits", message=part.news, part_id=part_id)
    supplier = suppliers.get(store, part.supplier_id or "")
    if supplier.status == SupplierStatus.CONNECTED:  # reconnected this very moment
        go_on(store, order_id, part_id, after=WHEN_CONNECTED_YET_REFUSED)


def go_on(
    store: StoreContext, order_id: str, part_id: str, *, after: timedelta = timedelta()
) -> None:
    """Its supplier is connected again."""

    def free(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if not part.waits_for_reconnect:
            return
        part.waits_for_reconnect = False
        part.retry_at = int((clock.now() + after).timestamp()) if after else 0
        change.save(part)

    FulfilmentRepository(store.store_id).change(order_id, free)


def postpone(
    store: StoreContext, order_id: str, part_id: str, *, after: timedelta | None = None
) -> None:
    """Leave a supplier alone for as long as it asked for, or for ever longer while it fails."""
    pause = after or FIRST_PAUSE

    def later(found: Fulfilment, change: Change) -> None:
        nonlocal pause
        part = found.parts[part_id]
        pause = after or min(FIRST_PAUSE * 2**part.postponed, LONGEST_PAUSE)
        part.postponed += 1
        part.retry_at = int((clock.now() + pause).timestamp())
        change.save(part)

    found, _written = FulfilmentRepository(store.store_id).change(order_id, later)
    minutes = max(1, round(pause.total_seconds() / 60))
    name = found.parts[part_id].supplier_name
    told = f"{name} cannot be asked at the moment. We try again in {minutes} minutes."
    orders.record(store, order_id, kind="part_postponed", message=told, part_id=part_id)


def order_by_hand(store: StoreContext, order: Order, part_id: str) -> None:
    """Ask a person to order from a supplier that has no API."""
    address = Address.from_document(order.address)

    def ask(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.state != State.PLANNED:
            return
        titles = {line.line_id: line.as_merchant for line in orders.lines_of(order)}
        items = [
            {
                "title": titles[line["line_id"]].title,
                "variant": titles[line["line_id"]].variant_title,
                "sku": titles[line["line_id"]].sku,
                "quantity": line["quantity"],
                "url": line["url"] or page,
            }
            for line in part.lines
        ]
        problem = (
            f"Order these items from {part.supplier_name} yourself and mark them as ordered."
            if part.supplier_id
            else "Find a supplier for these items, order them and mark them as ordered."
        )
        raise_for(
            order,
            found,
            change,
            ActionKind.ORDER_BY_HAND,
            problem,
            (Choice.ORDERED, Choice.CANCEL_PART),
            part=part,
            items=items,
            address=[*address.lines(), *filter(None, (address.phone, address.note))],
            page=page,
            number=part.number,
        )

    page = _page_of(store, order, part_id)
    FulfilmentRepository(store.store_id).change(order.order_id, ask)
    report(store, order.order_id)


def ask_about_refusal(
    store: StoreContext, order: Order, part_id: str, refusal: SupplierRefused
) -> None:
    """The supplier will not take it as it is; nothing was ordered."""

    def ask(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.state not in (State.PLANNED, State.PLACING):
            return
        part.state, part.placing_until, part.placing_since = State.PLANNED.value, 0, 0
        change.save(part)
        offered = [Choice.RETRY, Choice.MANUAL, Choice.CANCEL_PART]
        if has_alternative(store, order, found, set(line_ids_of(part)), part.supplier_id):
            offered.insert(1, Choice.SWITCH)
        problem = f"{part.supplier_name} does not take this order: {refusal.message}"
        raise_for(
            order,
            found,
            change,
            ActionKind.REFUSED,
            problem,
            offered,
            part=part,
            reason=refusal.reason,
        )

    FulfilmentRepository(store.store_id).change(order.order_id, ask)
    report(store, order.order_id)


def _leave(store: StoreContext, order_id: str, part_id: str) -> None:
    """The merchant switched the supplier off: plan its lines anew."""

    def move(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.state != State.PLANNED:
            return
        news = f"{part.supplier_name} is switched off; looking for another supplier."
        choices.vacate(change, part, line_ids_of(part), news)

    FulfilmentRepository(store.store_id).change(order_id, move)
    report(store, order_id)


def _page_of(store: StoreContext, order: Order, part_id: str) -> str:
    part = FulfilmentRepository(store.store_id).get(order.order_id).parts[part_id]
    if part.supplier_id is None:
        return ""
    try:
        return suppliers.get(store, part.supplier_id).order_page_url
    except SupplierNotFound:
        return ""
