"""Stock that orders move. Each function adds its writes to the caller's transaction, so that an
order line and its stock change together or not at all.

A line goes held -> sold, held -> released (and may be held again), or released -> sold when the
money came late; sold -> returned. Each step happens once, however often it is asked for.

Reservation and sale never take more than is left of a tracked variant that denies overselling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.catalog import models
from windlass.catalog.events import StockChanged
from windlass.catalog.kinds import MovementState
from windlass.catalog.models import Movement, Policy, Stock
from windlass.catalog.parts import StockLine
from windlass.db import outbox, transactions
from windlass.db.table import failed_conditions
from windlass.kit import clock

if TYPE_CHECKING:
    from pynamodb.expressions.condition import Condition
    from pynamodb.expressions.update import Action
    from pynamodb.transactions import TransactWrite

    from windlass.tenancy.context import StoreContext

type Key = tuple[str, str]  # product id, variant id

HELD, RELEASED = MovementState.HELD, MovementState.RELEASED
SOLD, RETURNED = MovementState.SOLD, MovementState.RETURNED


class Moves(Struct, frozen=True):
    """What was added to a transaction, to explain a refusal."""

    transaction: TransactWrite
    stocks: dict[int, Key]  # by place among the updates
    steps: frozenset[int]  # places of the movements among the saves

    def sold_out(self, error: TransactWriteError) -> list[Key]:
        """The variants of which too little is left."""
        start = transactions.first_update(self.transaction)
        failed = failed_conditions(error)
        return [key for place, key in self.stocks.items() if start + place in failed]

    def was_done(self, error: TransactWriteError) -> bool:
        """True when a line was not in the state that this step begins from, which is so when
        the step was taken before."""
        failed, start = failed_conditions(error), transactions.first_save(self.transaction)
        return any(start + place in failed for place in self.steps)


def reserve(
    t: TransactWrite, store: StoreContext, *, reference: str, lines: Sequence[StockLine]
) -> Moves:
    """Hold the lines for a checkout: two items per line. `reference` is the checkout's id."""
    return _move(t, store, reference, lines, to=HELD, since=(None, RELEASED), held=1, left=-1)


def release(
    t: TransactWrite, store: StoreContext, *, reference: str, lines: Sequence[StockLine]
) -> Moves:
    """Give back what is held: the checkout expired or was left."""
    return _move(t, store, reference, lines, to=RELEASED, since=(HELD,), held=-1, left=1)


def commit(
    t: TransactWrite, store: StoreContext, *, reference: str, lines: Sequence[StockLine]
) -> Moves:
    """What is held is sold. One item more than two per line: an event."""
    _tell(t, store, lines)
    return _move(t, store, reference, lines, to=SOLD, since=(HELD,), held=-1, on_hand=-1)


def take(
    t: TransactWrite, store: StoreContext, *, reference: str, lines: Sequence[StockLine]
) -> Moves:
    """Sell without holding: the money came after the reservation was released."""
    _tell(t, store, lines)
    return _move(t, store, reference, lines, to=SOLD, since=(None, RELEASED), left=-1, on_hand=-1)


def put_back(store: StoreContext, *, reference: str, lines: Sequence[StockLine]) -> int:
    """Return sold lines to the shelf after a cancellation, each in its own transaction. How many
    were returned by this call; those returned before, and those of products that are gone, are
    passed over."""

    def put_back_one(line: StockLine) -> None:
        with transactions.write() as t:
            _tell(t, store, [line])
            _move(t, store, reference, [line], to=RETURNED, since=(SOLD,), left=1, on_hand=1)

    done = 0
    for line in lines:
        try:
            transactions.attempt(partial(put_back_one, line))
            done += 1
        except TransactWriteError as error:
            if not failed_conditions(error):
                raise
    return done


def states(
    store: StoreContext, *, reference: str, lines: Iterable[StockLine]
) -> dict[str, MovementState]:
    """How far each line has come, by line id; a consistent read. Lines that never moved are left
    out."""
    keys = [
        (
            models.moves_pk(store.store_id, line.product_id),
            models.move_sk(reference, line.line_id),
        )
        for line in lines
    ]
    found = Movement.batch_get(keys, consistent_read=True) if keys else ()
    return {item.line_id: MovementState(item.state) for item in found}


def _move(
    t: TransactWrite,
    store: StoreContext,
    reference: str,
    lines: Sequence[StockLine],
    *,
    to: MovementState,
    since: tuple[MovementState | None, ...],
    held: int = 0,
    left: int = 0,
    on_hand: int = 0,
) -> Moves:
    quantities: Counter[Key] = Counter()
    for line in lines:
        quantities[line.product_id, line.variant_id] += line.quantity
    stocks: dict[int, Key] = {}
    for (product_id, variant_id), quantity in quantities.items():
        stocks[len(t._update_items)] = (product_id, variant_id)
        pk = models.product_pk(store.store_id, product_id)
        may: Condition = Stock.pk.exists()
        if left < 0:
            may &= _is_enough(quantity)
        actions: list[Action] = [
            attribute.add(sign * quantity)
            for attribute, sign in (
                (Stock.reserved, held),
                (Stock.available, left),
                (Stock.on_hand, on_hand),
            )
            if sign
        ]
        t.update(Stock(pk, models.stock_sk(variant_id)), actions, condition=may)
    steps: set[int] = set()
    for line in lines:
        steps.add(len(t._put_items))
        t.save(_movement(store, reference, line, to), condition=_is_in(since))
    return Moves(t, stocks, frozenset(steps))


def _is_enough(quantity: int) -> Condition:
    is_untracked: Condition = Stock.tracked == False  # noqa: E712  (an expression)
    is_open: Condition = Stock.policy == Policy.CONTINUE.value
    is_there: Condition = Stock.available >= quantity
    enough: Condition = is_untracked | is_open | is_there
    return enough


def _is_in(states_allowed: tuple[MovementState | None, ...]) -> Condition:
    conditions: list[Condition] = [
        Movement.pk.does_not_exist() if state is None else Movement.state == state.value
        for state in states_allowed
    ]
    first, *others = conditions
    for other in others:
        first |= other
    return first


def _movement(store: StoreContext, reference: str, line: StockLine, to: MovementState) -> Movement:
    return Movement(
        models.moves_pk(store.store_id, line.product_id),
        models.move_sk(reference, line.line_id),
        reference=reference,
        line_id=line.line_id,
        variant_id=line.variant_id,
        quantity=line.quantity,
        state=to.value,
        moved_at=clock.now(),
    )


def _tell(t: TransactWrite, store: StoreContext, lines: Sequence[StockLine]) -> None:
    product_ids = sorted({line.product_id for line in lines})
    t.save(outbox.to_item(store.store_id, StockChanged(product_ids)))
