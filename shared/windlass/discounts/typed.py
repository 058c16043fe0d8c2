"""Codes that somebody types. Guesses are counted before they are judged, by who guesses and where
from: a code that was meant for one customer must not be found by trying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.accounts import limits
from windlass.accounts.limits import Limit
from windlass.discounts.offers import normalise
from windlass.discounts.repository import DiscountRepository
from windlass.kit.errors import Invalid

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

CODE_BY_VISITOR = Limit("discount-by-visitor", free=10, first_lock_seconds=60)
CODE_FROM_IP = Limit("discount-from-ip", free=60, first_lock_seconds=60)
LONGEST = 40


def known(store: StoreContext, typed: str, *, visitor: str, ip: str) -> str:
    """The code as it is kept, whether it counts now or not. `visitor` is the cart's id. One read,
    and a write or two for the count. Raises Invalid (422) naming `code` for what is no code of
    this store, and TooManyAttempts (429)."""
    code = normalise(typed)
    if not code:
        raise Invalid.field("code", "required", "Enter a code.")
    if len(code) > LONGEST:
        raise Invalid.field("code", "too_long", "There is no such code.")
    subjects = [(CODE_FROM_IP, ip), (CODE_BY_VISITOR, f"{store.store_id}\n{visitor}")]
    for limit, subject in subjects:
        limits.count(limit, subject)
    if code not in DiscountRepository(store.store_id).find_codes([code]):
        raise Invalid.field("code", "unknown", f"There is no code {code}.")
    for limit, subject in subjects:
        limits.give_back(limit, subject)
    return code
