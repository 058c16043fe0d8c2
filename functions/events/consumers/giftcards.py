"""Issues the gift cards that orders bought, mails them, takes them back with their order, and keeps
what is owed up to date. All of it may happen twice, in any order, and at once."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.fulfilment import service as fulfilment
from windlass.gift_cards import managing, sold, totals
from windlass.gift_cards.errors import GiftCardNotFound
from windlass.gift_cards.models import GiftCard, Status
from windlass.gift_cards.sold import SoldLine
from windlass.kit import clock
from windlass.mail import gift_cards as mails
from windlass.orders import service as orders
from windlass.orders import sold_cards
from windlass.orders.models import Order
from windlass.orders.rules import PaymentStatus
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

GIFT_CARD = "gift_card"


def store_of(event: Event) -> StoreContext:
    assert event.store_id is not None
    return tenancy.act(event.store_id, task="gift-cards")


def order_placed(event: Event) -> None:
    """Also when a decision about the order was made: a card is as good as money, so nobody gets
    one for a payment that the store holds until somebody has approved it.

    The order is read again when its cards are there: whoever cancelled it before then found none,
    and whoever cancels it later finds them."""
    store, order_id = store_of(event), event.data["order_id"]
    order = orders.get(store, order_id)
    if _is_undone(order) or not _lines(order) or not fulfilment.is_cleared(store, order):
        return
    for line in _lines(order):
        known = {card.card_id for card in sold.of_line(store, line)}
        issued = sold.issue(store, line)
        _tell(store, order_id, [card for card in issued if card.card_id not in known], "issued")
        for card in issued:
            mails.send_copy(store, card)
    latest = orders.get(store, order_id)
    if _is_undone(latest):
        _take_back(store, latest, reason=_reason(latest))


def order_cancelled(event: Event) -> None:
    store = store_of(event)
    order = orders.get(store, event.data["order_id"])
    _take_back(store, order, reason=_reason(order))


def order_refunded(event: Event) -> None:
    """Cards of lines that were given back; all of them once nothing of the order is left."""
    store, refund_id = store_of(event), event.data["refund_id"]
    order = orders.get(store, event.data["order_id"])
    if _is_undone(order):
        _take_back(store, order, reason=_reason(order))
        return
    refund = next(
        (one for one in orders.refunds(store, order.order_id) if one.refund_id == refund_id), None
    )
    if refund is None or refund.state == "failed":
        return
    units = {line["line_id"]: line["quantity"] for line in refund.lines}
    for line in _lines(order):
        if units.get(line.line_id):
            reason = sold_cards.reason_of(order.number, refund_id, is_whole=False)
            gone = sold.disable(store, line, reason=reason, at_most=units[line.line_id])
            _tell(store, order.order_id, gone, "disabled")


def funds_moved(event: Event) -> None:
    store = store_of(event)
    for fund_id in event.data["fund_ids"]:
        totals.recount(store, fund_id)


def card_ready(event: Event) -> None:
    """A card that was disabled or spent before its mail was written is not mailed."""
    store = store_of(event)
    card = _card(store, event.data["card_id"])
    if card is not None and card.status_at(clock.now()) is Status.ACTIVE and card.recipient_email:
        mails.send_received(store, card)


def card_expiring(event: Event) -> None:
    store = store_of(event)
    card = _card(store, event.data["card_id"])
    if card is not None and card.status_at(clock.now()) is Status.ACTIVE:
        mails.send_expiring(store, card)


def _card(store: StoreContext, card_id: str) -> GiftCard | None:
    try:
        return managing.get(store, card_id)
    except GiftCardNotFound:
        return None


def _lines(order: Order) -> list[SoldLine]:
    name = str(order.address.get("name", ""))
    return [
        SoldLine(
            order_id=order.order_id,
            order_number=order.number,
            line_id=line.line_id,
            quantity=line.quantity,
            amount=line.unit_price,
            properties=line.properties,
            buyer_name=name,
            buyer_email=order.email,
            locale=order.locale,
        )
        for line in orders.lines_of(order)
        if line.kind == GIFT_CARD
    ]


def _is_undone(order: Order) -> bool:
    is_refunded = orders.payment_of(order).status is PaymentStatus.REFUNDED
    return order.cancelled_at is not None or is_refunded


def _reason(order: Order) -> str:
    if order.cancelled_at is not None:
        return f"Order {order.number} was cancelled"
    return sold_cards.reason_of(order.number, "", is_whole=True)


def _take_back(store: StoreContext, order: Order, *, reason: str) -> None:
    for line in _lines(order):
        gone = sold.disable(store, line, reason=reason)
        _tell(store, order.order_id, gone, "disabled")


def _tell(store: StoreContext, order_id: str, cards: list[GiftCard], done: str) -> None:
    for card in cards:
        message = sold_cards.words([card], done)
        orders.record(
            store, order_id, kind=f"gift_card_{done}", message=message, card_id=card.card_id
        )


HANDLERS: dict[str, Handler] = {
    "OrderPlaced": order_placed,
    "ActionResolved": order_placed,
    "OrderCancelled": order_cancelled,
    "OrderRefunded": order_refunded,
    "FundsMoved": funds_moved,
    "GiftCardReady": card_ready,
    "GiftCardExpiring": card_expiring,
}
