"""Changes of a balance by a person, always with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.gift_cards import balances, ledger, models
from windlass.gift_cards.errors import CurrencyDiffers, NotEnoughLeft
from windlass.gift_cards.events import FundsMoved
from windlass.gift_cards.models import EntryKind, Fund, GiftCard, GiveBack
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.kit.money_text import for_merchant

if TYPE_CHECKING:
    from pynamodb.expressions.condition import Condition
    from pynamodb.expressions.update import Action

    from windlass.tenancy.context import StoreContext


def move(
    store: StoreContext,
    fund_id: str,
    amount: Money,
    *,
    reason: str,
    key: str | None = None,
    may_found: Sequence[Action] = (),
) -> bool:
    """Add a signed amount to what is left of a fund. With a `key` that came before for this fund
    nothing happens: False. `may_found` makes a fund that is not there yet.

    Never takes what is held or more than there is. Raises NotEnoughLeft and CurrencyDiffers (409).
    """
    pk = models.fund_pk(store.store_id, fund_id)
    actions: list[Action] = [
        Fund.balance.add(amount.amount),
        Fund.available.add(amount.amount),
        *may_found,
    ]
    may: Condition = (Fund.currency == amount.currency) & (Fund.available >= -amount.amount)
    if may_found and amount.amount > 0:
        may |= Fund.pk.does_not_exist()

    def write() -> None:
        with transactions.write() as t:
            t.update(GiftCard(pk, models.FUND_SK), actions, condition=may)
            kind = EntryKind.ADJUSTED
            t.save(ledger.entry(store, fund_id, kind, amount, reason=reason))
            t.save(outbox.to_item(store.store_id, FundsMoved([fund_id])))
            if key is not None:
                done = _claim(store, fund_id, key, amount)
                t.save(done, condition=GiveBack.pk.does_not_exist())

    try:
        transactions.attempt(write)
    except TransactWriteError as error:
        if not condition_failed(error):
            raise
        if key is not None and _was_done(store, fund_id, key):
            return False
        raise _refusal(store, fund_id, amount) from None
    return True


def _claim(store: StoreContext, fund_id: str, key: str, amount: Money) -> GiveBack:
    return GiveBack(
        models.spent_pk(store.store_id, fund_id),
        f"{models.BACK_PREFIX}{key}",
        parts=[{"fund_id": fund_id, "amount": amount.amount}],
        currency=amount.currency,
        given_at=clock.now(),
    )


def _was_done(store: StoreContext, fund_id: str, key: str) -> bool:
    pk = models.spent_pk(store.store_id, fund_id)
    return GiveBack.count(pk, GiveBack.sk == f"{models.BACK_PREFIX}{key}", consistent_read=True) > 0


def _refusal(store: StoreContext, fund_id: str, amount: Money) -> NotEnoughLeft | CurrencyDiffers:
    found = balances.funds(store, [fund_id], is_consistent=True)
    left = found[0].left if found else Money.zero(amount.currency)
    if left.currency != amount.currency:
        return CurrencyDiffers(f"This balance is in {left.currency}, not in {amount.currency}.")
    return NotEnoughLeft(f"At most {for_merchant(left)} can be taken.", left=left.amount)
