"""Store credit: what a store owes a customer, kept in the same ledger as gift cards. It never
expires and is spent by its id, `credit:<customer>`, like a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.currencies import service as currencies
from windlass.gift_cards import adjusting, balances, ledger, models
from windlass.gift_cards.balances import CardBalance
from windlass.gift_cards.errors import NotEnoughLeft
from windlass.gift_cards.models import Entry, StoreCredit
from windlass.kit import clock
from windlass.kit.errors import Invalid
from windlass.kit.paging import Page
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.kit.money import Money
    from windlass.tenancy.context import StoreContext

credit_id = models.credit_id


def balance(
    store: StoreContext, customer_id: str, *, is_consistent: bool = False
) -> CardBalance | None:
    """What the customer can spend; None who never had credit. One read. For shoppers: asks for no
    permission."""
    ids = [credit_id(customer_id)]
    return next(iter(balances.read(store, ids, is_consistent=is_consistent)), None)


def grant(
    store: StoreContext, customer_id: str, amount: Money, *, reason: str, key: str | None = None
) -> bool:
    """Give a customer credit. With a `key` that came before, nothing happens: False. Raises
    Forbidden (403), Invalid (422) and CurrencyDiffers (409)."""
    store.require(Permission.GIFT_CARDS_WRITE)
    _require_positive(amount)
    founding = [
        StoreCredit.entity.set(StoreCredit),
        StoreCredit.fund_id.set(credit_id(customer_id)),
        StoreCredit.customer_id.set(customer_id),
        StoreCredit.currency.set(amount.currency),
        StoreCredit.is_disabled.set(False),
        StoreCredit.created_at.set(StoreCredit.created_at | clock.now()),
    ]
    return adjusting.move(
        store, credit_id(customer_id), amount, reason=reason, key=key, may_found=founding
    )


def deduct(
    store: StoreContext, customer_id: str, amount: Money, *, reason: str, key: str | None = None
) -> bool:
    """Take credit away, never more than is left. Raises Forbidden (403), Invalid (422),
    NotEnoughLeft and CurrencyDiffers (409)."""
    store.require(Permission.GIFT_CARDS_WRITE)
    _require_positive(amount)
    if balance(store, customer_id, is_consistent=True) is None:
        raise NotEnoughLeft("This customer has no store credit.", left=0)
    return adjusting.move(store, credit_id(customer_id), -amount, reason=reason, key=key)


def entries(
    store: StoreContext, customer_id: str, *, limit: int, cursor: str | None = None
) -> Page[Entry]:
    """Newest first. Raises Forbidden (403) and CursorInvalid (422)."""
    store.require(Permission.GIFT_CARDS_READ)
    return ledger.page(store, credit_id(customer_id), limit=limit, cursor=cursor)


def _require_positive(amount: Money) -> None:
    if amount.amount <= 0:
        raise Invalid.field("amount.amount", "greater_than", "Use more than 0.")


def adjust(
    store: StoreContext,
    customer_id: str,
    amount: Money,
    *,
    reason: str,
    key: str | None = None,
) -> bool:
    """Grant a positive amount, deduct a negative one. Credit begins in any currency that the store
    sells in and stays in that one. Raises what `grant` and `deduct` raise."""
    if amount.amount == 0:
        raise Invalid.field("amount.amount", "not_zero", "Use an amount other than 0.")
    if amount.amount > 0:
        _require_offered(store, customer_id, amount.currency)
        return grant(store, customer_id, amount, reason=reason, key=key)
    return deduct(store, customer_id, -amount, reason=reason, key=key)


def _require_offered(store: StoreContext, customer_id: str, currency: str) -> None:
    """What is there already may grow, also in a currency that is offered no longer."""
    if currencies.is_offered(store, currency):
        return
    known = balance(store, customer_id, is_consistent=True)
    if known is None or known.balance.currency != currency:
        message = f"This store does not sell in {currency}."
        raise Invalid.field("amount.currency", "store_currency", message)
