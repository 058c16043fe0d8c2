"""What shoppers and prices need to know of a fund."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.gift_cards import codes, models
from windlass.gift_cards.models import Fund, GiftCard
from windlass.kit import clock
from windlass.kit.money import Money

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext


class CardBalance(Struct, frozen=True):
    """`balance` is what can be spent now: nothing of a disabled or expired card, nor what another
    checkout holds. Of store credit, `masked` is empty and `is_credit` true."""

    card_id: str  # or the id of store credit
    masked: str  # "•••• 7K2Q"
    balance: Money
    expires_at: datetime | None
    is_credit: bool = False
    is_disabled: bool = False


def read(
    store: StoreContext, fund_ids: Iterable[str], *, is_consistent: bool = False
) -> list[CardBalance]:
    """The funds with these ids in the order in which they are to be spent: cards that expire
    soonest, then the smallest, then credit. One batch read; unknown ids are left out."""
    found = [balance_of(fund) for fund in funds(store, fund_ids, is_consistent=is_consistent)]
    return sorted(found, key=_turn)


def funds(
    store: StoreContext, fund_ids: Iterable[str], *, is_consistent: bool = False
) -> list[Fund]:
    keys = [
        (models.fund_pk(store.store_id, one), models.FUND_SK) for one in dict.fromkeys(fund_ids)
    ]
    if not keys:
        return []
    found = models.FundPart.batch_get(keys, consistent_read=is_consistent)
    return [item for item in found if isinstance(item, Fund)]


def balance_of(fund: Fund) -> CardBalance:
    now = clock.now()
    is_open = not fund.is_disabled and not fund.is_expired(now)
    return CardBalance(
        card_id=fund.fund_id,
        masked=codes.masked(fund.last_four) if isinstance(fund, GiftCard) else "",
        balance=Money(max(fund.available, 0) if is_open else 0, fund.currency),
        expires_at=fund.expires_at,
        is_credit=not isinstance(fund, GiftCard),
        is_disabled=fund.is_disabled,
    )


def _turn(one: CardBalance) -> tuple[bool, bool, float, int, str]:
    ends = one.expires_at.timestamp() if one.expires_at else 0.0
    return (one.is_credit, one.expires_at is None, ends, one.balance.amount, one.card_id)
