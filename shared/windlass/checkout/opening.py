"""The first write of a checkout, and why there may be none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pynamodb.exceptions import TransactWriteError

from windlass.carts import service as carts
from windlass.checkout import holds, payments
from windlass.checkout.ending import MOST_ITEMS
from windlass.checkout.errors import (
    CardSpent,
    CartChanged,
    CheckoutTooLong,
    CodeRefused,
    CodeUsedUp,
    SoldOut,
)
from windlass.checkout.holds import Holdings, Refusal
from windlass.checkout.repository import CheckoutRepository
from windlass.db import transactions
from windlass.db.table import condition_failed, conflicted
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from windlass.checkout.basket import Basket
    from windlass.checkout.models import Checkout
    from windlass.kit.money import Money
    from windlass.pricing.models import Breakdown

OTHER_ITEMS = 2  # the checkout and its cart
LOOK_AGAIN = "Please look at the total again."


def require_seen(seen: Money | None, basket: Basket, breakdown: Breakdown) -> None:
    """Nobody pays another sum than the one they saw, or one without a code that they count on.
    What is said names the code or card. Raises CodeRefused, CardSpent and CartChanged (409)."""
    if seen == breakdown.due:
        return
    refused = (*basket.terms.offers.rejected, *breakdown.rejected)
    if refused:
        words = " ".join(dict.fromkeys(one.message for one in refused))
        raise CodeRefused(f"{words} {LOOK_AGAIN}", codes=[one.code for one in refused])
    empty = [card for card in basket.terms.balances if card.balance.amount == 0]
    if empty:
        raise CardSpent(
            f"{_listed([f'Gift card {card.masked}' for card in empty])} has nothing left to pay"
            f" with. {LOOK_AGAIN}",
            fund_ids=[card.card_id for card in empty],
        )
    if seen is not None and seen.currency != breakdown.currency:
        raise CartChanged(f"Prices are in {breakdown.currency} now. {LOOK_AGAIN}")
    if seen is not None and basket.terms.exchange.as_of is not None:
        whole = f"{breakdown.due.decimal()} {breakdown.currency}"
        raise CartChanged(f"The price has changed: it is {whole} now. {LOOK_AGAIN}")
    if seen is not None:
        raise CartChanged("The price has changed. Please look at it again.")


def write(store: StoreContext, checkout: Checkout) -> None:
    """Write the checkout, hold all that it needs and point its cart to it: all or nothing. Raises
    SoldOut, CodeUsedUp, CardSpent, CartChanged (409) and CheckoutTooLong (422)."""
    repository = CheckoutRepository(store.store_id)
    holdings = Holdings.of(checkout)
    if holdings.most_items + OTHER_ITEMS > MOST_ITEMS:
        raise CheckoutTooLong("This is too much for one order: take some things or codes out.")

    def write() -> None:
        with transactions.write() as transaction:
            repository.add_to(transaction, checkout)
            carts.enter_checkout(
                transaction, store, checkout.cart_id, checkout_id=checkout.checkout_id
            )
            held.append(holds.hold(transaction, store, holdings))

    held: list[holds.Moves] = []
    try:
        transactions.attempt(write)
    except TransactWriteError as error:
        _explain(checkout, held[-1].refusal(error))
        if condition_failed(error) or conflicted(error):
            raise CartChanged("Your cart was changed meanwhile. Please look again.") from None
        raise


def _explain(checkout: Checkout, refusal: Refusal) -> None:
    if refusal.variants:
        gone = {variant_id for _product_id, variant_id in refusal.variants}
        raise SoldOut.of(
            {
                line["variant_id"]: _name(line)
                for line in checkout.lines
                if line["variant_id"] in gone
            }
        )
    if refusal.discounts:
        used_up = list(refusal.discounts)
        names = [
            part["code"] or part["title"]
            for part in checkout.breakdown["discounts"]
            if part["discount_id"] in used_up
        ]
        text = f"{_listed(names)} was used up a moment ago. {LOOK_AGAIN}"
        raise CodeUsedUp(text, discount_ids=used_up)
    if refusal.funds:
        parts = payments.credits_of(checkout)
        labels = [part.label for part in parts if part.credit_id in refusal.funds]
        text = f"{_listed(labels)} cannot pay this any more. {LOOK_AGAIN}"
        raise CardSpent(text, fund_ids=list(refusal.funds))


def _listed(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _name(line: dict[str, Any]) -> str:
    return f"{line['title']} ({line['variant_title']})" if line["variant_title"] else line["title"]
