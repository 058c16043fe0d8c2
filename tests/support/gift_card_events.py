"""Orders that buy gift cards, and the news of them worked off by our own consumer."""

from __future__ import annotations

from typing import Any

from events.app import handlers_of
from events.event import Event
from tests.support.gift_cards_factories import eur
from tests.support.hooks import event_of
from tests.support.mail import deliver_queued, sent
from tests.support.orders_factories import line, place
from tests.support.table import items
from windlass.db.outbox import OutboxEvent
from windlass.gift_cards import managing
from windlass.gift_cards.models import GiftCard
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.orders.models import Order
from windlass.orders.rules import OrderLine
from windlass.tenancy.context import StoreContext

FOR_ADA = {
    "recipient_name": "Ada",
    "recipient_email": "ada@example.com",
    "message": "Happy birthday!\nYours, Jo",
}
HANDLERS = handlers_of("giftcards")
FOLLOWING = ("GiftCardReady", "GiftCardExpiring", "FundsMoved")


def card_line(line_id: str = "line-1", **overrides: Any) -> OrderLine:
    facts: dict[str, Any] = {
        "title": "Gift card",
        "quantity": 1,
        "unit_price": eur(5000),
        "unit_cost": None,
        "requires_shipping": False,
        "kind": "gift_card",
        "properties": FOR_ADA,
    }
    return line(line_id, **facts | overrides)


def happened(shop: StoreContext, type_: str, **data: Any) -> None:
    HANDLERS[type_](Event(new_id(), type_, shop.store_id, clock.now(), "1", data))


def placed(shop: StoreContext, *lines: OrderLine) -> Order:
    order = place(shop, lines=lines)
    happened(shop, "OrderPlaced", order_id=order.order_id)
    return order


def mails_of_events() -> list[Any]:
    """What left after everything that followed was worked off, twice."""
    for item in items("OutboxEvent") * 2:
        event = event_of(OutboxEvent.from_raw_data(item))
        if event.type in FOLLOWING:
            HANDLERS[event.type](event)
    assert deliver_queued() == []
    return sent()


def cards(shop: StoreContext) -> list[GiftCard]:
    found = [managing.get(shop, card.card_id) for card in managing.every(shop)]
    return sorted(found, key=lambda card: (card.line_id or "", card.balance))


def addressees(mails: list[Any]) -> list[tuple[str, str]]:
    return sorted((mail.destinations["ToAddresses"][0], mail.subject) for mail in mails)
