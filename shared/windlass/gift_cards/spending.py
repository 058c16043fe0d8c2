"""Gift cards and store credit that orders spend. Each function adds its writes to the caller's
transaction, so that an order and the money that pays for it move together or not at all.

What a checkout asks of a fund goes held -> spent, held -> released (and may be held again), or
released -> spent when the card money came late; spent -> given back, in parts. Each step happens
once, however often it is asked for.

Nothing ever holds or takes more than is left of a fund, nor anything of a card that is disabled or
expired; what is held may still be spent then.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.db import outbox, transactions
from windlass.db.table import failed_conditions
from windlass.gift_cards import ledger, models
from windlass.gift_cards.events import FundsMoved
from windlass.gift_cards.giving_back import give_back as give_back
from windlass.gift_cards.models import EntryKind, Fund, GiftCard, Spending, SpendingState
from windlass.kit import clock

if TYPE_CHECKING:
    from pynamodb.exceptions import TransactWriteError
    from pynamodb.expressions.condition import Condition
    from pynamodb.expressions.update import Action
    from pynamodb.transactions import TransactWrite

    from windlass.kit.money import Money
    from windlass.tenancy.context import StoreContext

type Amounts = Mapping[str, Money]  # by fund id, in the order in which they are spent

HELD, RELEASED, SPENT = SpendingState.HELD, SpendingState.RELEASED, SpendingState.SPENT


class Moves(Struct, frozen=True):
    """What was added to a transaction, to explain a refusal."""

    transaction: TransactWrite
    funds: dict[int, str]  # by place among the updates
    steps: frozenset[int]  # places of the spendings among the saves

    def too_little(self, error: TransactWriteError) -> list[str]:
        """The funds of which too little is left, or that may not be spent (any more)."""
        start = transactions.first_update(self.transaction)
        failed = failed_conditions(error)
        return [fund_id for place, fund_id in self.funds.items() if start + place in failed]

    def was_done(self, error: TransactWriteError) -> bool:
        """True when a fund was not in the state that this step begins from, which is so when
        the step was taken before."""
        failed, start = failed_conditions(error), transactions.first_save(self.transaction)
        return any(start + place in failed for place in self.steps)


def hold(t: TransactWrite, store: StoreContext, *, reference: str, amounts: Amounts) -> Moves:
    """Promise the amounts to a checkout: two items per fund. `reference` is the checkout's id."""
    return _move(t, store, reference, amounts, to=HELD, since=(None, RELEASED), held=1, left=-1)


def release(t: TransactWrite, store: StoreContext, *, reference: str, amounts: Amounts) -> Moves:
    """Free what is held: the checkout expired or was left."""
    return _move(t, store, reference, amounts, to=RELEASED, since=(HELD,), held=-1, left=1)


def commit(t: TransactWrite, store: StoreContext, *, reference: str, amounts: Amounts) -> Moves:
    """What is held is spent: three items per fund, and an event."""
    _record(t, store, reference, amounts)
    return _move(t, store, reference, amounts, to=SPENT, since=(HELD,), held=-1, balance=-1)


def take(t: TransactWrite, store: StoreContext, *, reference: str, amounts: Amounts) -> Moves:
    """Spend without holding: the card money came after what was held was released."""
    _record(t, store, reference, amounts)
    since = (None, RELEASED)
    return _move(t, store, reference, amounts, to=SPENT, since=since, left=-1, balance=-1)


def states(store: StoreContext, *, reference: str) -> dict[str, SpendingState]:
    """How far each fund of a checkout has come; a consistent read."""
    return {
        one.fund_id: SpendingState(one.state)
        for one in ledger.spendings(store, reference=reference)
    }


def _move(
    t: TransactWrite,
    store: StoreContext,
    reference: str,
    amounts: Amounts,
    *,
    to: SpendingState,
    since: tuple[SpendingState | None, ...],
    held: int = 0,
    left: int = 0,
    balance: int = 0,
) -> Moves:
    funds: dict[int, str] = {}
    steps: set[int] = set()
    for place, (fund_id, amount) in enumerate(_asked(amounts).items()):
        funds[len(t._update_items)] = fund_id
        may: Condition = Fund.pk.exists()
        if left < 0:
            may = _may_be_spent(amount)
        actions: list[Action] = [
            attribute.add(sign * amount.amount)
            for attribute, sign in ((Fund.held, held), (Fund.available, left))
            if sign
        ]
        if balance:
            actions.append(Fund.balance.add(balance * amount.amount))
        item = GiftCard(models.fund_pk(store.store_id, fund_id), models.FUND_SK)
        t.update(item, actions, condition=may)

        steps.add(len(t._put_items))
        t.save(_spending(store, reference, place, fund_id, amount, to), condition=_is_in(since))
    return Moves(t, funds, frozenset(steps))


def _asked(amounts: Amounts) -> dict[str, Money]:
    return {fund_id: amount for fund_id, amount in amounts.items() if amount.amount > 0}


def _may_be_spent(amount: Money) -> Condition:
    is_enough: Condition = Fund.available >= amount.amount
    is_open: Condition = Fund.is_disabled == False  # noqa: E712  (an expression)
    is_current: Condition = Fund.expires_at.does_not_exist() | (Fund.expires_at > clock.now())
    may: Condition = is_enough & (Fund.currency == amount.currency) & is_open & is_current
    return may


def _is_in(states_allowed: tuple[SpendingState | None, ...]) -> Condition:
    conditions: list[Condition] = [
        Spending.pk.does_not_exist() if state is None else Spending.state == state.value
        for state in states_allowed
    ]
    first, *others = conditions
    for other in others:
        first |= other
    return first


def _spending(
    store: StoreContext,
    reference: str,
    place: int,
    fund_id: str,
    amount: Money,
    to: SpendingState,
) -> Spending:
    return Spending(
        models.spent_pk(store.store_id, reference),
        fund_id,
        fund_id=fund_id,
        place=place,
        amount=amount.amount,
        currency=amount.currency,
        state=to.value,
        moved_at=clock.now(),
    )


def _record(t: TransactWrite, store: StoreContext, reference: str, amounts: Amounts) -> None:
    asked = _asked(amounts)
    if not asked:
        return
    for fund_id, amount in asked.items():
        spent = EntryKind.SPENT
        t.save(ledger.entry(store, fund_id, spent, -amount, reference=reference))
    t.save(outbox.to_item(store.store_id, FundsMoved(sorted(asked))))
