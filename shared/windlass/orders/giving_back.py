"""How a refund that was written down is carried out: the card's money through the payment provider,
then gift cards and store credit, then the refund is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.adapters.stripe.errors import PaymentRefused
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.gift_cards import spending, taking_back
from windlass.kit.money import Money, total
from windlass.kit.money_text import for_merchant
from windlass.orders import refund_plans, rules, sold_cards
from windlass.orders.events import OrderRefunded
from windlass.orders.models import Order, Refund, TimelineEntry
from windlass.orders.refund_plans import Share
from windlass.orders.repository import OrderRepository
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msgspec import Struct
    from pynamodb.transactions import TransactWrite

    from windlass.adapters.stripe.refunds import MadeRefund
    from windlass.gift_cards.models import GiftCard


def carry_out(store: StoreContext, order_id: str, item: Refund) -> Refund:
    """Once, however often it is called. Raises PaymentRefused and PaymentProviderUnavailable
    (502)."""
    if item.state != "requested":
        return item
    repository = OrderRepository(store.store_id)
    made = None
    if to_card(item).amount > 0:
        try:
            made = _by_card(repository.get(order_id), item)
        except PaymentRefused as error:
            undo(store, order_id, item, str(error))
            raise
        if made.state == "failed":
            failure = "The payment provider could not give it back."
            undo(store, order_id, item, failure)
            raise PaymentRefused(failure, provider_code="refund_failed")
    shares = shares_of(item)
    if shares:
        whole = total([share.amount for share in shares], item.amount.currency)
        spending.give_back(store, reference=order_id, key=item.refund_id, amount=whole)
    try:
        _finish(store, repository, order_id, item, made)
    except TransactWriteError as error:
        if not condition_failed(error):
            raise  # still `requested`: the next try adopts what was done
    return repository.find_refund(order_id, item.refund_id) or item


def undo(store: StoreContext, order_id: str, item: Refund, failure: str) -> None:
    """The provider refused, or the bank sent it back: that amount is refundable again, and the
    timeline says why. What gift cards and credit got before stays with them; cards that the order
    sold can be spent again."""
    repository = OrderRepository(store.store_id)
    seen = item.state
    was_refused = seen == "requested"  # nothing has been given to cards or credit yet
    shares = shares_of(item) if was_refused else ()
    item.state, item.failure = "failed", failure
    item.gsi3pk = item.gsi3sk = None
    taken: list[Sequence[GiftCard]] = []

    def change(order: Order) -> list[TimelineEntry | Struct]:
        taken.append(sold_cards.taken_by(store, item))
        order.returned = refund_plans.not_returned(
            order,
            {line["line_id"]: line["quantity"] for line in item.lines},
            item.tax_parts,
            shipping=item.shipping is not None,
        )
        order.payment = refund_plans.taken_back(order.payment, to_card(item), shares)
        word = "was refused" if was_refused else "came back"
        message = f"The refund {word}: {failure}"
        actor = item.requested_by
        if taken[-1]:
            message = f"{message} {sold_cards.words(taken[-1], 'enabled again')}"
        return [repository.entry(order_id, actor=actor, kind="refund_failed", message=message)]

    def also(transaction: TransactWrite) -> None:
        transaction.save(item, condition=Refund.state == seen)
        taking_back.enable(transaction, store, taken[-1])

    repository.change(order_id, change, also=also)


def to_card(item: Refund) -> Money:
    return item.amount if item.to_card is None else item.to_card


def shares_of(item: Refund) -> tuple[Share, ...]:
    currency = item.amount.currency
    return tuple(
        Share(share["credit_id"], share["label"], Money(share["amount"], currency))
        for share in item.to_credits
    )


def _by_card(order: Order, item: Refund) -> MadeRefund:
    from windlass.adapters.stripe import refunds as stripe_refunds

    payment = rules.payment_from(order.payment)
    return stripe_refunds.create(
        account_id=payment.account_id,
        intent_id=payment.intent_id,
        amount=to_card(item),
        reason=item.reason,
        idempotency_key=f"refund-{item.refund_id}",
        ids={"checkout_id": order.order_id, "refund_id": item.refund_id},
        took_fee=payment.took_fee,
        first_asked_at=item.requested_at,
    )


def _finish(
    store: StoreContext,
    repository: OrderRepository,
    order_id: str,
    item: Refund,
    made: MadeRefund | None,
) -> None:
    item.state = "succeeded" if made is None else made.state
    item.provider_id = None if made is None else made.refund_id
    item.gsi3pk = item.gsi3sk = None
    entry = repository.entry(
        order_id, actor=item.requested_by, kind="refunded", message=_words(item)
    )
    event = OrderRefunded(order_id, item.refund_id, item.amount)
    with transactions.write() as transaction:
        transaction.save(item, condition=Refund.state == "requested")
        transaction.save(entry)
        transaction.save(outbox.to_item(store.store_id, event))


def _words(item: Refund) -> str:
    """ "Refunded €12.00: €8.00 to the card, €4.00 to Gift card •••• 7K2Q." """
    whole = f"Refunded {for_merchant(item.amount)}"
    shares = shares_of(item)
    if not shares:
        return f"{whole}."
    card = to_card(item)
    parts = [f"{for_merchant(card)} to the card"] if card.amount else []
    parts += [f"{for_merchant(share.amount)} to {share.label}" for share in shares]
    return f"{whole}: {', '.join(parts)}."
