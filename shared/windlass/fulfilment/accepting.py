"""What a withdrawal that the merchant accepts does: what has not left is stopped, and the money of
all that was withdrawn from goes back; with the delivery's when that is the whole order."""

from __future__ import annotations

from typing import Any

from windlass.fulfilment import workflow
from windlass.fulfilment.choices import vacate
from windlass.fulfilment.models import Action, SupplierOrder
from windlass.fulfilment.repository import Change
from windlass.fulfilment.rules import GONE_OUT, State
from windlass.fulfilment.whole import Fulfilment, goods_lines, line_ids_of
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.tenancy.context import StoreContext

REASON = "The shopper withdrew"


def accept(
    store: StoreContext, order: Order, found: Fulfilment, change: Change, action: Action
) -> None:
    """Add to the change that resolves the action. An order whose fulfilment has ended begins anew,
    to give the money back."""
    state, withdrawn = found.workflow, set(action.details["line_ids"])
    if state.cancelling is not None:
        return
    workflow.reopen(state)
    change.save(state)
    everything = {line.line_id for line in orders.lines_of(order)}
    is_whole = everything <= withdrawn | set(state.dropped)
    gone = [part for part in found.live_parts if part.state in GONE_OUT]
    if is_whole and not gone and goods_lines(order):
        state.cancelling = {
            "reason": REASON,
            "refund": True,
            "only_rest": False,
            "actor": store.actor_id,
        }
        return
    due = Due(store.actor_id, order.order_id)
    for part in found.live_parts:
        wanted = [line_id for line_id in line_ids_of(part) if line_id in withdrawn]
        if wanted and part.state not in GONE_OUT:
            _stop(part, wanted, change, due)
    goods = {line.line_id for line in goods_lines(order)}
    due.stopped |= set(found.uncovered(goods)) & withdrawn
    state.dropped = sorted({*state.dropped, *due.stopped})
    state.refunds_due = [*state.refunds_due, *due.documents(withdrawn, is_whole=is_whole)]


class Due:
    """The refunds of one withdrawal: one for each supplier order that is stopped, and one for the
    rest, of which what was delivered does not come back into stock by itself."""

    def __init__(self, actor: str, order_id: str) -> None:
        self.stopped: set[str] = set()
        self._actor, self._order_id = actor, order_id
        self._parts: list[dict[str, Any]] = []

    def stop(self, part: SupplierOrder, line_ids: list[str]) -> None:
        self.stopped |= set(line_ids)
        self._parts.append(self._due(part.part_id, line_ids) | {"part_id": part.part_id})

    def documents(self, withdrawn: set[str], *, is_whole: bool) -> list[dict[str, Any]]:
        of_parts = {line_id for due in self._parts for line_id in due["line_ids"]}
        unplanned, gone = self.stopped - of_parts, withdrawn - self.stopped
        dues = list(self._parts)
        if unplanned:
            dues.append(self._due("stopped", sorted(unplanned)))
        if gone:
            dues.append(self._due("gone", sorted(gone)) | {"keeps_stock": True})
        if is_whole:
            dues[-1]["is_whole"] = True
        return dues

    def _due(self, what: str, line_ids: list[str]) -> dict[str, Any]:
        return {
            "id": f"withdrawal-{self._order_id}-{what}",
            "line_ids": line_ids,
            "reason": REASON,
            "actor": self._actor,
        }


def _stop(part: SupplierOrder, wanted: list[str], change: Change, due: Due) -> None:
    """A supplier order of nothing else ends; one that nobody has placed goes on without. Of one
    that a supplier has with other goods, nothing is stopped: it is refunded, and arrives."""
    if set(wanted) == set(line_ids_of(part)):
        due.stop(part, wanted)
    elif part.state == State.PLANNED:
        due.stopped |= set(wanted)
        vacate(change, part, wanted, "Goes on without what the shopper withdrew from.")
