"""What others are told of fulfilment: the order's parts and open decisions, and the milestones.

A report is made after every change and by every look of the workflow. It says what there is, not
what changed, so a report that a crash swallowed is made up for by the next one.
"""

from __future__ import annotations

from windlass.fulfilment import rules
from windlass.fulfilment.events import OrderBeingPrepared, OrderDelivered
from windlass.fulfilment.models import SupplierOrder
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import State
from windlass.fulfilment.whole import Fulfilment, goods_lines, line_ids_of
from windlass.kit.money import Money
from windlass.orders import rules as order_rules
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.orders.models import Order
from windlass.orders.rules import Part
from windlass.tenancy.context import StoreContext

TAKEN = frozenset({State.ORDERED, State.SHIPPED, State.DELIVERED})
ROUNDS = 10


def report(store: StoreContext, order_id: str) -> Fulfilment:
    """Bring the order up to date with its fulfilment; returns the fulfilment as it was told."""
    fulfilments = FulfilmentRepository(store.store_id)
    found = fulfilments.get(order_id)
    order = orders.get(store, order_id)
    for _round in range(ROUNDS):  # who reported before a change that came meanwhile says it again
        for part in found.parts.values():
            told = part_of(part, worth.exchange_of(order).base)
            if not _knows(order, told):
                order = orders.record_part(
                    store, order_id, told, kind=part.news_kind, message=part.news
                )
        if order.open_actions != len(found.open_actions):
            order = orders.count_actions(store, order_id, len(found.open_actions))
        latest = fulfilments.get(order_id)
        if _versions(latest) == _versions(found):
            break
        found, order = latest, orders.get(store, order_id)
    _announce(fulfilments, order)
    return found


def part_of(part: SupplierOrder, currency: str) -> Part:
    """A supplier order as its order shows it, with costs once they were charged."""
    is_charged = part.state not in (State.PLANNED, State.PLACING)
    return Part(
        part_id=part.part_id,
        supplier_id=part.supplier_id,
        supplier_name=part.supplier_name,
        state=rules.part_state(State(part.state), needs_action=part.action_id is not None),
        line_ids=tuple(line_ids_of(part)),
        item_cost=_converted(part, part.item_cost, currency) if is_charged else None,
        shipping_cost=_converted(part, part.shipping_cost, currency) if is_charged else None,
    )


def _converted(part: SupplierOrder, cost: Money | None, currency: str) -> Money | None:
    """At the rate that was frozen with the cost."""
    if cost is None or cost.currency == currency:
        return cost
    return None if part.rate_micros is None else cost.convert(currency, part.rate_micros)


def _knows(order: Order, told: Part) -> bool:
    known = order.parts.get(told.part_id)
    return known is not None and order_rules.part_from(known) == told


def _versions(found: Fulfilment) -> dict[str, int]:
    return {item.part_id: item.version for item in found.parts.values()} | {
        item.action_id: item.version for item in found.actions.values()
    }


def _announce(fulfilments: FulfilmentRepository, order: Order) -> None:
    """Milestones of the whole order, each told once: its flag is set in the same transaction."""
    lines = [line.line_id for line in goods_lines(order)]

    def tell(found: Fulfilment, change: Change) -> None:
        workflow, states = found.workflow, [State(part.state) for part in found.live_parts]
        if not workflow.is_prepared and TAKEN.intersection(states):
            workflow.is_prepared = True
            change.save(workflow)
            change.tell(OrderBeingPrepared(order.order_id))
        is_complete = states and all(state is State.DELIVERED for state in states)
        if is_complete and not found.uncovered(lines) and not workflow.is_delivered:
            workflow.is_delivered = True
            change.save(workflow)
            change.tell(OrderDelivered(order.order_id))

    fulfilments.change(order.order_id, tell)
