"""What an order gives back, beside goods and money, when it is cancelled before it was shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.checkout.holds import Holdings
from windlass.checkout.repository import CheckoutRepository
from windlass.db import transactions
from windlass.discounts import redemptions

if TYPE_CHECKING:
    from windlass.discounts.redemptions import Moves
    from windlass.tenancy.context import StoreContext


def give_discounts_back(store: StoreContext, order_id: str) -> bool:
    """Each use of a limited discount that the order took may be taken again: all of them in one
    transaction, once however often it is asked for. False when there was none to give back, or
    they were given back before."""
    checkout = CheckoutRepository(store.store_id).find(order_id)
    redeemed = Holdings.of(checkout).redemptions if checkout is not None else ()
    if not redeemed:
        return False
    made: list[Moves] = []

    def write() -> None:
        with transactions.write() as t:
            made.append(redemptions.give_back(t, store, reference=order_id, redemptions=redeemed))

    try:
        transactions.attempt(write)
    except TransactWriteError as error:
        if made[-1].was_done(error):
            return False
        raise
    return True
