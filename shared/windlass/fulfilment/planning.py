"""May the order go to suppliers, and to which of them goes what."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from windlass.fulfilment import rules
from windlass.fulfilment.actions import raise_for
from windlass.fulfilment.models import SupplierOrder
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import ActionKind, Choice, State, items_text
from windlass.fulfilment.whole import Fulfilment, goods_lines
from windlass.kit import clock, countries
from windlass.kit.ids import new_id
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.orders.rules import OrderLine
from windlass.stores import service as stores
from windlass.suppliers import offers as supplier_offers
from windlass.suppliers import service as suppliers
from windlass.suppliers.models import Kind, Supplier, SupplierStatus
from windlass.suppliers.rules import Offer, choose_offer
from windlass.tenancy.context import StoreContext

BY_HAND = "By hand"


def assess(store: StoreContext, order_id: str) -> None:
    """Let the order through, or ask a person: about a risky payment, or because the store sends
    no order to suppliers by itself."""
    order, settings = orders.get(store, order_id), stores.storefront_of(store).fulfilment
    payment = orders.payment_of(order)
    is_risky, risk = rules.is_risky(payment, settings.hold_risk_threshold), rules.risk_of(payment)

    def judge(found: Fulfilment, change: Change) -> None:
        workflow = found.workflow
        if workflow.is_approved or workflow.action_id is not None:
            return
        choices = (Choice.APPROVE, Choice.CANCEL)
        if is_risky:
            problem = (
                f"The payment looks risky: {risk} of 100, and you hold orders from "
                f"{settings.hold_risk_threshold}. Approve it, or cancel and refund."
            )
            raise_for(order, found, change, ActionKind.REVIEW, problem, choices, risk=risk)
        elif not settings.auto_fulfil and goods_lines(order):
            problem = "You send orders to suppliers yourself: approve this one to send it."
            raise_for(order, found, change, ActionKind.START, problem, choices)
        else:
            workflow.is_approved = True
            change.save(workflow)

    FulfilmentRepository(store.store_id).change(order_id, judge)
    report(store, order_id)


def is_cleared(store: StoreContext, order: Order) -> bool:
    """Whether what cannot be fetched back, a gift card's code, may leave: the payment is not risky
    or a person approved it. One read, of risky ones only."""
    threshold = stores.storefront_of(store).fulfilment.hold_risk_threshold
    if not rules.is_risky(orders.payment_of(order), threshold):
        return True
    found = FulfilmentRepository(store.store_id).find(order.order_id)
    return found is not None and found.workflow.is_approved


def plan(store: StoreContext, order_id: str) -> None:
    """Give every line that has none a supplier order, one for each supplier; ask a person about
    the lines that nobody delivers."""
    order = orders.get(store, order_id)
    lines = goods_lines(order)
    offered = supplier_offers.of_products(store, {line.product_id for line in lines})
    usable = {each.supplier_id: each for each in suppliers.list_all(store) if is_usable(each)}

    def split(found: Fulfilment, change: Change) -> None:
        workflow = found.workflow
        wanted = set(found.uncovered(line.line_id for line in lines))
        if not wanted or workflow.cancelling is not None:
            return
        by_supplier: dict[str, list[dict[str, Any]]] = defaultdict(list)
        stuck: list[OrderLine] = []
        for line in lines:
            if line.line_id not in wanted:
                continue
            if line.line_id in workflow.by_hand:
                by_supplier[""].append(_line(line, None))
                continue
            offer = offer_for(order, found, line, offered.get(line.product_id, []), usable)
            if offer is None:
                stuck.append(line)
            else:
                by_supplier[offer.supplier_id].append(_line(line, offer))
        for supplier_id, planned in by_supplier.items():
            workflow.parts_made += 1
            part = _part(store, order, usable.get(supplier_id), planned, workflow.parts_made)
            found.parts[part.part_id] = part
            change.save(part)
        if stuck:
            _ask(order, found, change, stuck, offered)
        change.save(workflow)

    FulfilmentRepository(store.store_id).change(order_id, split)
    report(store, order_id)


def offer_for(
    order: Order,
    found: Fulfilment,
    line: OrderLine,
    offered: list[Offer],
    usable: dict[str, Supplier],
) -> Offer | None:
    """The best offer of a supplier that has not failed this line yet."""
    failed = found.workflow.excluded.get(line.line_id, [])
    able = [
        offer
        for offer in offered
        if offer.variant_id == line.variant_id
        and offer.supplier_id in usable
        and offer.supplier_id not in failed
    ]
    return choose_offer(able, order.address.get("country", ""))


def is_usable(supplier: Supplier) -> bool:
    """One whose connection broke still is: its orders wait until it is reconnected."""
    return supplier.status != SupplierStatus.DISABLED


def has_alternative(
    store: StoreContext, order: Order, found: Fulfilment, line_ids: set[str], without: str | None
) -> bool:
    """Could other suppliers than this one deliver all of these lines?"""
    lines = [line for line in orders.lines_of(order) if line.line_id in line_ids]
    offered = supplier_offers.of_products(store, {line.product_id for line in lines})
    usable = {
        each.supplier_id: each
        for each in suppliers.list_all(store)
        if is_usable(each) and each.supplier_id != without
    }
    return all(
        offer_for(order, found, line, offered.get(line.product_id, []), usable) for line in lines
    )


def _line(line: OrderLine, offer: Offer | None) -> dict[str, Any]:
    return {
        "line_id": line.line_id,
        "quantity": line.quantity,
        "product": offer.external_product_id if offer else "",
        "variant": offer.external_variant_id if offer else "",
        "url": offer.url if offer else "",
        "cost": (offer.cost if offer else None),
    }


def _part(
    store: StoreContext,
    order: Order,
    supplier: Supplier | None,
    lines: list[dict[str, Any]],
    n: int,
) -> SupplierOrder:
    name = supplier.name if supplier else BY_HAND
    count = sum(line["quantity"] for line in lines)
    return SupplierOrder(
        part_id=new_id(),
        store_id=store.store_id,
        order_id=order.order_id,
        number=rules.number_of(store.store_id, order.number, n),
        kind=supplier.kind if supplier else Kind.MANUAL.value,
        supplier_id=supplier.supplier_id if supplier else None,
        supplier_name=name,
        state=State.PLANNED.value,
        lines=lines,
        news=f"{items_text(count)} to be ordered: {name}.",
        news_kind="part_planned",
        planned_at=clock.now(),
    )


def _ask(
    order: Order,
    found: Fulfilment,
    change: Change,
    stuck: list[OrderLine],
    offered: dict[str, list[Offer]],
) -> None:
    failed = found.workflow.excluded
    named = ", ".join(_name(line) for line in stuck)
    where = countries.name(order.address.get("country", ""))
    if any(failed.get(line.line_id) for line in stuck):
        problem = f"{named}: its supplier cannot send it, and no other one delivers to {where}."
    elif any(
        offer.variant_id == line.variant_id
        for line in stuck
        for offer in offered.get(line.product_id, [])
    ):
        problem = f"{named}: none of its suppliers delivers to {where}."
    else:
        problem = f"{named} has no supplier yet."
    raise_for(
        order,
        found,
        change,
        ActionKind.NO_SUPPLIER,
        problem,
        (Choice.RETRY, Choice.MANUAL, Choice.CANCEL_PART),
        line_ids=[line.line_id for line in stuck],
    )


def _name(line: OrderLine) -> str:
    line = line.as_merchant
    return f"{line.title} ({line.variant_title})" if line.variant_title else line.title
