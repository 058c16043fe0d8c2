"""Gift cards with money on them, and steps of spending, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pynamodb.exceptions import TransactWriteError

from tests.support.stores_factories import open_store
from windlass.db import transactions
from windlass.gift_cards import balances, codes, issuing, ledger, spending
from windlass.gift_cards.models import GiftCard
from windlass.gift_cards.repository import GiftCardRepository
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

type Step = Callable[..., spending.Moves]


@dataclass
class Refusal:
    too_little: list[str] = field(default_factory=list)
    was_done: bool = False


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def a_shop(user_id: str = "owner-1", **overrides: Any) -> StoreContext:
    """Its owner, in an open store that sells in euros from Germany."""
    return tenancy.enter(open_store(user_id, **overrides).store_id, user_id=user_id)


def a_card(shop: StoreContext, amount: int = 5000, **overrides: Any) -> GiftCard:
    facts: dict[str, Any] = {"card_id": new_id(), "amount": eur(amount), "source": "issued"}
    new = issuing.NewCard(**facts | overrides)
    assert issuing.issue(shop, new)
    return GiftCardRepository(shop.store_id).get(new.card_id)


def code_of(shop: StoreContext, card: GiftCard) -> str:
    return codes.make(shop.store_id, card.card_id, card.code_salt)


def spend(
    step: Step, shop: StoreContext, amounts: dict[str, Money], *, reference: str = "checkout-1"
) -> Refusal | None:
    """Why the step was refused, or None."""
    moves: list[spending.Moves] = []

    def once() -> None:
        with transactions.write() as t:
            moves.append(step(t, shop, reference=reference, amounts=amounts))

    try:
        transactions.attempt(once)
    except TransactWriteError as error:
        return Refusal(moves[-1].too_little(error), moves[-1].was_done(error))
    return None


def sums(shop: StoreContext, fund_id: str) -> tuple[int, int, int]:
    """(balance, held, available) of a fund."""
    [found] = balances.funds(shop, [fund_id], is_consistent=True)
    return found.balance, found.held, found.available


def ledger_of(shop: StoreContext, fund_id: str) -> list[tuple[str, int]]:
    """(kind, amount) of every entry, oldest first."""
    entries = ledger.page(shop, fund_id, limit=100).items
    return [(one.kind, one.amount) for one in sorted(entries, key=lambda one: one.at)]
