"""Mails about a gift card. They are written with its code masked; the code and the link that shows
it are filled in at the moment of sending, so that neither is ever kept."""

from __future__ import annotations

from copy import replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from windlass.gift_cards import codes, managing
from windlass.kit.money import Money
from windlass.mail import rendering, service
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from windlass.gift_cards.models import GiftCard
    from windlass.mail.models import StoreMail
    from windlass.mail.rendering import Rendered
    from windlass.stores.storefronts import StorefrontStore
    from windlass.tenancy.context import StoreContext

NO_TOKEN = "token=hidden"


class CardView(Struct, frozen=True):
    amount: Money
    balance: Money
    code: str  # masked until it is sent
    url: str
    recipient: str
    sender: str
    message: str
    expires_on: str  # a day in words, empty when it does not expire
    send_on: str  # the same; empty when it was sent at once


def send_received(store: StoreContext, card: GiftCard, *, again: str = "") -> StoreMail:
    """To whom the card is for, with its code: once per card, and once for each `again`."""
    subject = f"{card.card_id}-{again}" if again else card.card_id
    return _send(store, "gift_card_received", card, to=card.recipient_email, subject=subject)


def send_copy(store: StoreContext, card: GiftCard) -> StoreMail | None:
    """To its buyer, without the code, unless the card is for the buyer: once per card."""
    if not card.sender_email or card.sender_email == card.recipient_email:
        return None
    to, order_id = card.sender_email, card.order_id
    return _send(store, "gift_card_sent", card, to=to, subject=card.card_id, order_id=order_id)


def send_expiring(store: StoreContext, card: GiftCard) -> StoreMail:
    """To whom the card is for, with its code: once per end that it has."""
    subject = f"{card.card_id}-{card.expires_at:%Y%m%d}"
    return _send(store, "gift_card_expiring", card, to=card.recipient_email, subject=subject)


def with_code(store_id: str, card_id: str, rendered: Rendered) -> Rendered:
    """The mail as it is sent."""
    store = tenancy.act(store_id, task="mail")
    card = managing.get(store, card_id)
    token = codes.link_token(store_id, card_id, card.code_salt)
    code, masked = managing.code_of(store, card), _masked(card)

    def filled(text: str) -> str:
        return text.replace(masked, code).replace(NO_TOKEN, f"token={token}")

    return replace(rendered, html=filled(rendered.html), text=filled(rendered.text))


def _send(
    store: StoreContext,
    template: str,
    card: GiftCard,
    *,
    to: str,
    subject: str,
    order_id: str | None = None,
) -> StoreMail:
    front = stores.storefront_of(store)
    return service.send(
        store,
        template,
        to=to,
        subject=subject,
        locale=card.locale,
        order_id=order_id,
        card_id=card.card_id if template != "gift_card_sent" else None,
        front=front,
        card=_view(card, front),
    )


def _view(card: GiftCard, front: StorefrontStore) -> CardView:
    def day(at: datetime | None) -> str:
        local = at.astimezone(ZoneInfo(front.time_zone)) if at else None
        return rendering.day(local, card.locale) if local else ""

    return CardView(
        amount=Money(card.initial, card.currency),
        balance=Money(card.balance, card.currency),
        code=_masked(card),
        url=f"{front.url_in(card.locale)}/gift-cards/{card.card_id}?{NO_TOKEN}",
        recipient=card.recipient_name or card.recipient_email,
        sender=card.sender_name or front.name,
        message=card.message,
        expires_on=day(card.expires_at),
        send_on=day(card.send_at),
    )


def _masked(card: GiftCard) -> str:
    hidden = "•" * codes.GROUP
    return "-".join([hidden] * (codes.LENGTH // codes.GROUP - 1) + [card.last_four])
