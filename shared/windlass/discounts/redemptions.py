"""Limited discounts that checkouts hold and orders redeem. Each function adds its writes to the
caller's transaction, so that an order and its redemptions are written together or not at all.

A redemption goes held -> redeemed, held -> released (and may be held again), or released ->
redeemed when the money came late. A redeemed one is returned when its order is undone before
anything of it was shipped; that is its end. Each step happens once, however often it is asked for.
Holding and taking never go past a limit: the condition is in the write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

from windlass.db import transactions
from windlass.db.table import failed_conditions
from windlass.discounts import models
from windlass.discounts.models import Code, FirstOrder, MoveState, Redeemed, Uses
from windlass.kit import clock

if TYPE_CHECKING:
    from datetime import datetime

    from pynamodb.exceptions import TransactWriteError
    from pynamodb.expressions.condition import Condition
    from pynamodb.expressions.update import Action
    from pynamodb.transactions import TransactWrite

    from windlass.tenancy.context import StoreContext

HELD, RELEASED = MoveState.HELD, MoveState.RELEASED
REDEEMED, RETURNED = MoveState.REDEEMED, MoveState.RETURNED
MOST_ITEMS = 5  # of one redemption in a transaction


class Redemption(Struct, frozen=True):
    """One use of a limited discount, as `Offers.redemptions` makes it. Only what is set is
    counted."""

    discount_id: str
    code: str | None = None  # a unique one: counts once
    email_key: str | None = None  # models.email_key
    usage_limit: int | None = None
    per_customer_limit: int | None = None  # needs an email_key
    is_first_order_only: bool = False  # likewise

    def to_document(self) -> dict[str, Any]:
        document: dict[str, Any] = to_builtins(self)
        return document

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Redemption:
        return cls(**document)


class Moves(Struct, frozen=True):
    """What was added to a transaction, to explain a refusal."""

    transaction: TransactWrite
    checks: dict[int, str]  # discounts by place among the condition checks
    counters: dict[int, str]  # discounts by place among the updates
    steps: frozenset[int]  # places of the movements among the saves

    def used_up(self, error: TransactWriteError) -> list[str]:
        """The discounts of which nothing is left for this shopper."""
        failed = set(failed_conditions(error))
        updates = transactions.first_update(self.transaction)
        of_checks = [one for place, one in self.checks.items() if place in failed]
        of_counters = [one for place, one in self.counters.items() if updates + place in failed]
        return list(dict.fromkeys([*of_checks, *of_counters]))

    def was_done(self, error: TransactWriteError) -> bool:
        """True when a redemption was not in the state that this step begins from, which is so when
        the step was taken before."""
        failed, start = failed_conditions(error), transactions.first_save(self.transaction)
        return any(start + place in failed for place in self.steps)


def hold(
    t: TransactWrite,
    store: StoreContext,
    *,
    reference: str,
    redemptions: Sequence[Redemption],
    until: datetime | None = None,
) -> Moves:
    """For a checkout, whose id is the `reference`: at most MOST_ITEMS items per redemption. `until`
    says when the checkout ends; whoever ends it releases."""
    return _move(t, store, reference, redemptions, HELD, since=(None, RELEASED), by=1, until=until)


def release(
    t: TransactWrite, store: StoreContext, *, reference: str, redemptions: Sequence[Redemption]
) -> Moves:
    """Give back what is held: the checkout expired or was left."""
    return _move(t, store, reference, redemptions, RELEASED, since=(HELD,), by=-1)


def commit(
    t: TransactWrite, store: StoreContext, *, reference: str, redemptions: Sequence[Redemption]
) -> Moves:
    """What is held is redeemed."""
    return _move(t, store, reference, redemptions, REDEEMED, since=(HELD,), by=0)


def take(
    t: TransactWrite, store: StoreContext, *, reference: str, redemptions: Sequence[Redemption]
) -> Moves:
    """Redeem without holding: the money came after the release."""
    return _move(t, store, reference, redemptions, REDEEMED, since=(None, RELEASED), by=1)


def give_back(
    t: TransactWrite, store: StoreContext, *, reference: str, redemptions: Sequence[Redemption]
) -> Moves:
    """What was redeemed may be used again, by the same shopper too: its order was cancelled, or all
    of its money given back, before anything was shipped. Discounts for first orders follow what
    `buyers` remembers."""
    return _move(t, store, reference, redemptions, RETURNED, since=(REDEEMED,), by=-1)


def _move(
    t: TransactWrite,
    store: StoreContext,
    reference: str,
    redemptions: Sequence[Redemption],
    to: MoveState,
    *,
    since: tuple[MoveState | None, ...],
    by: int,
    until: datetime | None = None,
) -> Moves:
    moves = Moves(
        t, {}, {}, frozenset(range(len(t._put_items), len(t._put_items) + len(redemptions)))
    )
    newcomers: set[str] = set()
    for one in redemptions:
        if by:
            _count(moves, store, one, by)
        if by > 0 and one.is_first_order_only and one.email_key not in newcomers:
            _require_first_order(moves, store, one)
            newcomers.add(one.email_key or "")
        if one.code is not None:
            _count_code(moves, store, one, by, to)
        item = Redeemed(
            models.uses_pk(store.store_id, one.discount_id),
            models.move_sk(reference),
            reference=reference,
            state=to.value,
            code=one.code,
            held_until=until,
            moved_at=clock.now(),
        )
        t.save(item, condition=_is_in(since))
    return moves


def _count(moves: Moves, store: StoreContext, one: Redemption, by: int) -> None:
    """The total, and the shopper's own."""
    pk = models.uses_pk(store.store_id, one.discount_id)
    counted = [(models.TOTAL_SK, one.usage_limit)]
    if one.email_key is not None:
        counted.append((models.buyer_sk(one.email_key), one.per_customer_limit))
    for sk, limit in counted:
        if limit is None:
            continue
        moves.counters[len(moves.transaction._update_items)] = one.discount_id
        has_room = Uses.taken.does_not_exist() | (Uses.taken < limit)
        moves.transaction.update(
            Uses(pk, sk),
            [Uses.taken.add(by), Uses.entity.set(Uses)],
            condition=has_room if by > 0 else Uses.taken >= 1,
        )


def _count_code(moves: Moves, store: StoreContext, one: Redemption, by: int, to: MoveState) -> None:
    actions: list[Action] = [Code.taken.add(by)] if by else []
    if to in (REDEEMED, RETURNED):
        actions.append(Code.redeemed.add(1 if to is REDEEMED else -1))
    moves.counters[len(moves.transaction._update_items)] = one.discount_id
    moves.transaction.update(
        Code(models.code_pk(store.store_id, one.code or ""), models.CODE_SK),
        actions,
        condition=(Code.taken < 1) if by > 0 else Code.pk.exists(),
    )


def _require_first_order(moves: Moves, store: StoreContext, one: Redemption) -> None:
    if one.email_key is None:
        raise ValueError(f"{one.discount_id} is for first orders and nobody says whose this is")
    moves.checks[len(moves.transaction._condition_check_items)] = one.discount_id
    moves.transaction.condition_check(
        FirstOrder,
        models.first_order_pk(store.store_id, one.email_key),
        models.FIRST_ORDER_SK,
        condition=FirstOrder.pk.does_not_exist(),
    )


def _is_in(states: tuple[MoveState | None, ...]) -> Condition:
    conditions: list[Condition] = [
        Redeemed.pk.does_not_exist() if state is None else Redeemed.state == state.value
        for state in states
    ]
    first, *others = conditions
    for other in others:
        first |= other
    return first
