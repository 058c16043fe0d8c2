"""What the rest of the product may do with gift cards. Spending them is in `spending`, store credit
in `credit`, the merchant's work in `managing`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from windlass.gift_cards import balances, issuing, looking_up, totals

if TYPE_CHECKING:
    from windlass.gift_cards.balances import CardBalance
    from windlass.tenancy.context import StoreContext

find = looking_up.find
look_up = looking_up.look_up
usable = looking_up.usable
issue = issuing.issue
recount = totals.recount


def read(
    store: StoreContext, fund_ids: Iterable[str], *, is_consistent: bool = False
) -> list[CardBalance]:
    """What can be spent of these cards (and of store credit, by `credit.credit_id`), in the order
    in which it is to be spent. One batch read. For shoppers: asks for no permission and counts
    no try, for ids come from codes that were judged before."""
    return balances.read(store, fund_ids, is_consistent=is_consistent)
