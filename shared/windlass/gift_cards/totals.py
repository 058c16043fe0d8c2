"""What a store owes to holders of gift cards and store credit, kept as a sum.

Each fund remembers what of it was counted, so the sum is right however often, in which order and
by how many at once funds are counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.db import transactions
from windlass.db.table import condition_failed
from windlass.gift_cards import balances, due, models
from windlass.gift_cards.models import Fund, FundTotals, GiftCard
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.web.etags import stale

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action

    from windlass.tenancy.context import StoreContext

RACES = 8
CARD, CREDIT = "card", "credit"


class Owed(Struct, frozen=True):
    """`outstanding` of `holders` gift cards or customers."""

    kind: str  # card, credit
    outstanding: Money
    holders: int


def read(store: StoreContext) -> list[Owed]:
    """By kind and currency; moments behind. One Query."""
    return [
        Owed(item.kind, Money(item.outstanding, item.currency), item.holders)
        for item in FundTotals.query(models.totals_pk(store.store_id))
    ]


def recount(store: StoreContext, fund_id: str) -> None:
    """Bring the sum, and what lists and the schedule know of the fund, up to date with it. Raises
    VersionStale (412) when it keeps changing meanwhile."""
    for _race in range(RACES):
        found = balances.funds(store, [fund_id], is_consistent=True)
        if not found:
            return
        try:
            _write(store, found[0])
        except TransactWriteError as error:
            if not condition_failed(error):
                raise
        else:
            return
    raise stale()


def _write(store: StoreContext, fund: Fund) -> None:
    now = clock.now()
    owed = fund.owed(now)
    is_unchanged = (
        (Fund.counted == fund.counted)
        & (Fund.balance == fund.balance)
        & (Fund.is_disabled == fund.is_disabled)
        & _same_end(fund)
    )
    kind = CARD if isinstance(fund, GiftCard) else CREDIT
    totals = FundTotals(models.totals_pk(store.store_id), f"{kind}#{fund.currency}")
    change: list[Action] = [
        FundTotals.outstanding.add(owed - fund.counted),
        FundTotals.holders.add((owed > 0) - (fund.counted > 0)),
        FundTotals.kind.set(kind),
        FundTotals.currency.set(fund.currency),
        FundTotals.entity.set(FundTotals),
    ]
    actions: list[Action] = [Fund.counted.set(owed)]
    if isinstance(fund, GiftCard):
        actions += _listed(store, fund)
        is_unchanged &= GiftCard.version == fund.version

    def write() -> None:
        with transactions.write() as t:
            t.update(GiftCard(fund.pk, fund.sk), actions, condition=is_unchanged)
            if owed != fund.counted:
                t.update(totals, change)

    transactions.attempt(write)


def _same_end(fund: Fund) -> object:
    if fund.expires_at is None:
        return Fund.expires_at.does_not_exist()
    return Fund.expires_at == fund.expires_at


def _listed(store: StoreContext, card: GiftCard) -> list[Action]:
    now = clock.now()
    status = card.status_at(now)
    due.index(card, now)
    return [
        GiftCard.status.set(status.value),
        GiftCard.gsi2pk.set(models.cards_pk(store.store_id, status)),
        GiftCard.gsi2sk.set(models.moment_sk(card.created_at, card.card_id)),
        GiftCard.gsi3pk.set(card.gsi3pk) if card.gsi3pk else GiftCard.gsi3pk.remove(),
        GiftCard.gsi3sk.set(card.gsi3sk) if card.gsi3sk else GiftCard.gsi3sk.remove(),
    ]
