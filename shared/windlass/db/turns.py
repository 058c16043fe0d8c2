"""One after the other, where a store may have only so many of something.

Item    PK                      SK
Turn    STORE#<store>#TURNS     <what>    how often somebody added one

Whoever adds reads the turn, then counts, then writes with `take`: of two who counted the same, one
is refused and counts again. What goes away takes no turn, for it only makes room.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Final

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from windlass.db import transactions
from windlass.db.keys import StoreId, store_key
from windlass.db.table import IntegerAttribute, TableItem, failed_conditions
from windlass.kit.errors import Conflict

ATTEMPTS: Final = 8
LONGEST_PAUSE_SECONDS: Final = 0.05


class Turn(TableItem, discriminator="Turn"):
    taken = IntegerAttribute(default=0)


class TurnLost(Conflict):
    """Somebody else added one since the turn was read."""

    code = "turn_lost"


def by_turns[Result](store_id: StoreId, what: str, work: Callable[[Turn], Result]) -> Result:
    """Run `work`, which counts and writes anew, until nobody else added one in between. Raises what
    it raises, and TurnLost (409) when others keep coming first."""
    for number in range(ATTEMPTS):
        try:
            return transactions.attempt(lambda: work(_read(store_id, what)))
        except TurnLost:
            if number == ATTEMPTS - 1:
                raise
            time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
    raise AssertionError("unreachable")


def take(t: TransactWrite, turn: Turn) -> None:
    """As the first save of the transaction that adds one."""
    is_same: Condition = Turn.taken == turn.taken
    if not turn.taken:
        is_same |= Turn.pk.does_not_exist()
    t.save(Turn(turn.pk, turn.sk, taken=turn.taken + 1), condition=is_same)


def require(t: TransactWrite, error: TransactWriteError) -> None:
    """Raises TurnLost when that is what the transaction failed for."""
    if transactions.first_save(t) in failed_conditions(error):
        raise TurnLost("Others add at this moment, too. Try again.") from None


def _read(store_id: StoreId, what: str) -> Turn:
    key = Turn(store_key(store_id, "TURNS"), what)
    try:
        return Turn.get(key.pk, key.sk, consistent_read=True)
    except Turn.DoesNotExist:
        return key
