"""Giving money back, exactly once however often it is tried.

The refund is written down first, and the order's refundable amount shrinks with it in the same
transaction, so parallel refunds can never exceed what was paid. Then the money is moved (see
giving_back.py), each step under the refund's own id: a crash in between leaves a refund in state
`requested`, and trying again adopts what was done instead of doing it a second time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.gift_cards import taking_back
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.kit.money_text import for_merchant
from windlass.orders import (
    giving_back,
    models,
    refund_plans,
    refund_targets,
    rules,
    sold_cards,
    taxes_back,
)
from windlass.orders.events import OrderRefunded
from windlass.orders.models import Order, Refund, TimelineEntry
from windlass.orders.refund_plans import Asked, Plan, Rest
from windlass.orders.refund_targets import Closed
from windlass.orders.repository import OrderRepository
from windlass.orders.sold_cards import Taking
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from msgspec import Struct
    from pynamodb.transactions import TransactWrite

UNANSWERED = "REFUNDS#REQUESTED"
RACES = 5  # lost against those who spend what is to be taken back


def refund(
    store: StoreContext,
    order_id: str,
    *,
    reason: str,
    amount: Money | None = None,
    quantities: Mapping[str, int] | None = None,
    with_shipping: bool = False,
    cards_left: Money | None = None,
    refund_id: str | None = None,
) -> Refund:
    """Give back units of lines (by line id) and the delivery, or an amount alone, in the order's
    currency: to the card as much as it paid, the rest to the gift cards and credit that did.

    The same `refund_id` again returns the refund as it is. Raises Forbidden (403), OrderNotFound
    (404), Invalid and RefundTooLarge (422) and PaymentRefused (502) when the provider says no, in
    which case the amount is refundable again. A provider that does not answer leaves the refund
    `requested`; `retry_unanswered` settles it.

    What is left of gift cards that the order sold is disabled with it; `cards_left` is what the
    person saw of that: another amount is refused with GiftCardsChanged (409).
    """
    store.require(Permission.REFUNDS_WRITE)
    repository = OrderRepository(store.store_id)
    wanted = refund_id or new_id()
    known = repository.find_refund(order_id, wanted)
    if known is None:
        asked = Asked(amount, quantities or {}, with_shipping)
        known = _request(store, repository, order_id, wanted, asked, reason, cards_left)
    return giving_back.carry_out(store, order_id, known)


def preview(
    store: StoreContext,
    order_id: str,
    *,
    amount: Money | None = None,
    quantities: Mapping[str, int] | None = None,
    with_shipping: bool = False,
) -> tuple[Plan, Taking, list[Closed]]:
    """What a refund of these would give back, where to, what of gift cards that the order sold it
    would take back, and which cards it fills that nobody can pay with. Raises as `refund`."""
    store.require(Permission.REFUNDS_WRITE)
    order = OrderRepository(store.store_id).get(order_id)
    asked = Asked(amount, quantities or {}, with_shipping)
    plan = refund_plans.plan(order, asked)
    taking = sold_cards.taking_of(store, order, asked, plan, refund_id="")
    return plan, taking, refund_targets.closed(store, plan)


def rest_of(
    store: StoreContext, order_id: str, line_ids: Collection[str] | None, *, refund_id: str
) -> Rest | None:
    """What to ask for to give back all that is left of these lines, of the whole order without
    them; what was asked for under the id before counts as it was. None when nothing is left."""
    repository = OrderRepository(store.store_id)
    known = repository.find_refund(order_id, refund_id)
    if known is not None:
        return Rest(known.amount, worth=known.amount)
    return refund_plans.rest_of(repository.get(order_id), line_ids)


def unrefused(store: StoreContext, order_id: str, refund_id: str | None) -> str | None:
    """The id to go on with: this one, or another when the refund that it began was refused."""
    repository = OrderRepository(store.store_id)
    while refund_id is not None:
        known = repository.find_refund(order_id, refund_id)
        if known is None or known.state != "failed":
            break
        refund_id = f"{refund_id}-again"
    return refund_id


def retry_unanswered(*, at_most: int = 25) -> Iterator[tuple[str, str, str]]:
    """(store id, order id, refund id) of refunds that the provider has not answered yet, oldest
    first. The caller enters each store and calls `resume`."""
    for item in Refund.gsi3.query(UNANSWERED, limit=at_most):
        if isinstance(item, Refund):
            _store, store_id, _order, order_id = item.pk.split("#")
            yield store_id, order_id, item.refund_id


def resume(store: StoreContext, order_id: str, refund_id: str) -> Refund | None:
    """Go on with a refund that is still `requested`."""
    known = OrderRepository(store.store_id).find_refund(order_id, refund_id)
    return None if known is None else giving_back.carry_out(store, order_id, known)


def adopt(store: StoreContext, order_id: str, given_back: Money) -> None:
    """Take over refunds that were made at the provider: `given_back` is its running total. Ours
    that it has not counted yet are left alone, and a total we know already changes nothing."""
    repository = OrderRepository(store.store_id)

    def change(order: Order) -> list[TimelineEntry | Struct] | None:
        payment = rules.payment_from(order.payment)
        if given_back <= payment.refunded:
            return None
        missing = given_back - payment.refunded
        refund_id = f"outside-{given_back.amount}"
        order.returned = refund_plans.returned_outside(order, missing, refund_id)
        order.payment = refund_plans.moved_by_card(order.payment, missing)
        text = f"{for_merchant(missing)} was refunded at the payment provider."
        entry = repository.entry(order_id, actor=store.actor_id, kind="refunded", message=text)
        return [entry, OrderRefunded(order_id, refund_id, missing)]

    repository.change(order_id, change)


def fail(store: StoreContext, order_id: str, refund_id: str, failure: str) -> None:
    """The bank sent the money of a refund back: the amount is refundable again, and the timeline
    says why. Repeating it changes nothing."""
    known = OrderRepository(store.store_id).find_refund(order_id, refund_id)
    if known is not None and known.state in ("succeeded", "pending"):
        giving_back.undo(store, order_id, known, failure)


def _request(
    store: StoreContext,
    repository: OrderRepository,
    order_id: str,
    refund_id: str,
    asked: Asked,
    reason: str,
    cards_left: Money | None,
) -> Refund:
    made: list[tuple[Refund, Taking]] = []

    def change(order: Order) -> list[TimelineEntry | Struct]:
        plan = refund_plans.plan(order, asked)
        taking = sold_cards.taking_of(store, order, asked, plan, refund_id=refund_id)
        order.returned = refund_plans.returned(order, asked, plan)
        order.payment = refund_plans.given_back(order.payment, plan)
        sold_cards.require_seen(cards_left, taking, order.currency)
        item = _item(store, order_id, refund_id, plan, reason)
        item.gift_cards = [card.card_id for card in taking.cards]
        item.card_reason = taking.reason
        made.append((item, taking))
        if not taking.cards:
            return []
        said = sold_cards.words(taking.cards, "disabled")
        kind = "gift_card_disabled"
        return [repository.entry(order_id, actor=store.actor_id, kind=kind, message=said)]

    def also(transaction: TransactWrite) -> None:
        item, taking = made[-1]
        transaction.save(item, condition=Refund.pk.does_not_exist())
        taking_back.disable(transaction, store, taking.cards, reason=taking.reason)

    for race in range(RACES):
        try:
            repository.change(order_id, change, also=also)
        except TransactWriteError:
            known = repository.find_refund(order_id, refund_id)
            if known is not None:
                return known  # the same request was here at the same moment
            if race == RACES - 1 or not made[-1][1].cards:
                raise
        else:
            break  # otherwise somebody spent of a gift card this very moment
    return made[-1][0]


def _item(store: StoreContext, order_id: str, refund_id: str, plan: Plan, reason: str) -> Refund:
    return Refund(
        models.order_pk(store.store_id, order_id),
        f"REFUND#{refund_id}",
        refund_id=refund_id,
        amount=plan.amount,
        lines=[
            {
                "line_id": line.line_id,
                "quantity": line.quantity,
                "net": line.net.amount,
                "tax": line.tax.amount,
                "tax_included": line.tax_included.amount,
            }
            for line in plan.lines
        ],
        shipping=plan.shipping + plan.shipping_tax if plan.has_shipping else None,
        tax=plan.tax,
        tax_parts=taxes_back.rows_of(plan.tax_parts),
        to_card=plan.to_card,
        to_credits=[
            {"credit_id": share.credit_id, "label": share.label, "amount": share.amount.amount}
            for share in plan.to_credits
        ],
        reason=reason,
        state="requested",
        requested_at=clock.now(),
        requested_by=store.actor_id,
        gsi3pk=UNANSWERED,
        gsi3sk=refund_id,
    )
