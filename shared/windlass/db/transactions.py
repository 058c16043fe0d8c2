"""Transactions: all of the writes or none, tried again when another one held an item."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from pynamodb.connection import Connection
from pynamodb.exceptions import TransactWriteError
from pynamodb.transactions import TransactWrite

from windlass.db.table import TableItem, condition_failed, conflicted

ATTEMPTS = 6
FIRST_PAUSE_SECONDS = 0.02


def write() -> TransactWrite:
    """A transaction to fill in a `with` block; it commits at its end, up to 100 items.

    Raises pynamodb's TransactWriteError: look at it with `condition_failed`, `conflicted` and
    `failed_conditions`, whose positions count all checks first, then deletes, saves, updates.
    """
    return TransactWrite(connection=_shared_connection())


def first_save(transaction: TransactWrite) -> int:
    """The position, in `failed_conditions`, of its first save. Ask once it is filled."""
    return len(transaction._condition_check_items) + len(transaction._delete_items)


def first_update(transaction: TransactWrite) -> int:
    """The position, in `failed_conditions`, of its first update. Ask once it is filled."""
    return first_save(transaction) + len(transaction._put_items)


def attempt[Result](work: Callable[[], Result]) -> Result:
    """Run `work` (which reads and writes anew) again while other transactions hold its items.

    Conflicts are normal on items that many orders touch; a failed condition is an answer and is
    raised at once. Gives up after six tries, about a second.
    """
    for number in range(ATTEMPTS):
        try:
            return work()
        except TransactWriteError as error:
            if not conflicted(error) or condition_failed(error) or number == ATTEMPTS - 1:
                raise
            time.sleep(FIRST_PAUSE_SECONDS * 2**number * random.uniform(0.5, 1.5))
    raise AssertionError("unreachable")


def _shared_connection() -> Connection:
    return TableItem._get_connection().connection
