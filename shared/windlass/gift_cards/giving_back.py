"""Refunds of what gift cards and store credit paid: onto the funds they came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.gift_cards import ledger, models
from windlass.gift_cards.errors import CurrencyDiffers, NothingToGiveBack
from windlass.gift_cards.events import FundsMoved
from windlass.gift_cards.models import (
    EntryKind,
    Fund,
    GiftCard,
    GiveBack,
    Spending,
    SpendingState,
)
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.kit.money_text import for_merchant
from windlass.web.etags import stale

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action

    from windlass.tenancy.context import StoreContext

RACES = 8  # lost against other refunds of the same checkout
REOPENED_FOR = timedelta(days=365)  # what comes back onto an expired card can still be spent


def give_back(
    store: StoreContext, *, reference: str, key: str, amount: Money
) -> Mapping[str, Money]:
    """Return what the checkout `reference` spent, the last fund asked first, so that credit is
    filled before cards. What each fund got, by its id. With a `key` that came before, nothing
    happens and the first answer is repeated.

    All or nothing, also when refunds race. An expired card that gets money back is open for
    another year; a disabled one stays disabled. Raises NothingToGiveBack (409) for more than was
    spent and not yet returned, CurrencyDiffers (409), and VersionStale (412) after eight lost
    races.
    """
    if amount.amount <= 0:
        return {}
    for _race in range(RACES):
        done = _find(store, reference, key)
        if done is not None:
            return _parts_of(done)
        parts = _share_out(ledger.spendings(store, reference=reference), amount)
        try:
            _write(store, reference, key, parts)
        except TransactWriteError as error:
            if not condition_failed(error):
                raise
        else:
            return {one.fund_id: Money(back, one.currency) for one, back in parts}
    raise stale()


def left_to_give_back(store: StoreContext, *, reference: str) -> Mapping[str, Money]:
    """What refunds may still return, by fund id; a consistent read."""
    return {
        one.fund_id: Money(one.amount - one.given_back, one.currency)
        for one in ledger.spendings(store, reference=reference)
        if one.state == SpendingState.SPENT
    }


def _share_out(spendings: Sequence[Spending], amount: Money) -> list[tuple[Spending, int]]:
    wanted, parts = amount.amount, []
    for one in reversed(spendings):
        if one.state != SpendingState.SPENT:
            continue
        if one.currency != amount.currency:
            raise CurrencyDiffers(f"This was paid in {one.currency}, not in {amount.currency}.")
        back = min(wanted, one.amount - one.given_back)
        if back > 0:
            parts.append((one, back))
            wanted -= back
    if wanted:
        left = Money(amount.amount - wanted, amount.currency)
        raise NothingToGiveBack(
            f"Gift cards and store credit can get back at most {for_merchant(left)}.",
            left=left.amount,
        )
    return parts


def _write(
    store: StoreContext, reference: str, key: str, parts: list[tuple[Spending, int]]
) -> None:
    now = clock.now()
    fund_ids = [one.fund_id for one, _back in parts]
    expired = _expired(store, fund_ids)

    def write() -> None:
        with transactions.write() as t:
            for one, back in parts:
                unchanged = (Spending.given_back == one.given_back) & (
                    Spending.state == SpendingState.SPENT.value
                )
                t.update(
                    Spending(one.pk, one.sk), [Spending.given_back.add(back)], condition=unchanged
                )
                actions: list[Action] = [Fund.balance.add(back), Fund.available.add(back)]
                if one.fund_id in expired:
                    actions.append(Fund.expires_at.set(now + REOPENED_FOR))
                    actions.append(GiftCard.version.add(1))
                fund = GiftCard(models.fund_pk(store.store_id, one.fund_id), models.FUND_SK)
                t.update(fund, actions, condition=Fund.pk.exists())
                given, kind = Money(back, one.currency), EntryKind.GIVEN_BACK
                t.save(ledger.entry(store, one.fund_id, kind, given, reference=reference))
            t.save(_record(store, reference, key, parts), condition=GiveBack.pk.does_not_exist())
            t.save(outbox.to_item(store.store_id, FundsMoved(sorted(fund_ids))))

    transactions.attempt(write)


def _expired(store: StoreContext, fund_ids: list[str]) -> set[str]:
    keys = [(models.fund_pk(store.store_id, fund_id), models.FUND_SK) for fund_id in fund_ids]
    now = clock.now()
    found = models.FundPart.batch_get(keys, consistent_read=True)
    return {one.fund_id for one in found if isinstance(one, Fund) and one.is_expired(now)}


def _find(store: StoreContext, reference: str, key: str) -> GiveBack | None:
    pk = models.spent_pk(store.store_id, reference)
    try:
        return GiveBack.get(pk, f"{models.BACK_PREFIX}{key}", consistent_read=True)
    except GiveBack.DoesNotExist:
        return None


def _parts_of(done: GiveBack) -> dict[str, Money]:
    return {part["fund_id"]: Money(part["amount"], done.currency) for part in done.parts}


def _record(
    store: StoreContext, reference: str, key: str, parts: list[tuple[Spending, int]]
) -> GiveBack:
    return GiveBack(
        models.spent_pk(store.store_id, reference),
        f"{models.BACK_PREFIX}{key}",
        parts=[{"fund_id": one.fund_id, "amount": back} for one, back in parts],
        currency=parts[0][0].currency,
        given_at=clock.now(),
    )
