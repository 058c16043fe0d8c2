"""What a cart carries beside its lines: codes, gift cards, a note, whose it is and where it goes.
Knowing a cart's id is the right to it: none of these asks for a permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.carts import localising, writing
from windlass.carts.models import MOST_CODES, MOST_GIFT_CARDS, Cart
from windlass.carts.repository import CartRepository
from windlass.discounts import typed as typed_codes
from windlass.discounts.offers import normalise
from windlass.gift_cards import service as gift_cards
from windlass.kit.errors import Invalid

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext


def add_code(store: StoreContext, cart_id: str, typed: str, *, ip: str) -> Cart:
    """Keep a discount code; one that is there already, in any case, changes nothing. Whether it
    counts is the view's to say, since it may count later. Raises Invalid (422) naming `code`, also
    for what is no code; TooManyAttempts (429) for guesses, CartNotFound (404), CartCompleted (410)
    and CartBusy (409)."""
    carts = CartRepository(store.store_id)
    found = writing.unpaid(carts.get(cart_id))
    code = typed_codes.known(store, typed, visitor=cart_id, ip=ip)

    def edit(cart: Cart) -> None:
        known = writing.unpaid(cart).discount_codes
        if code in known:
            return
        if len(known) >= MOST_CODES:
            text = f"Use at most {MOST_CODES} codes. Take one out first."
            raise Invalid.field("code", "too_many", text)
        cart.discount_codes = [*known, code]

    return carts.change(cart_id, edit, first=found)


def remove_code(store: StoreContext, cart_id: str, code: str) -> Cart:
    """Harmless for one that is not there. Raises as `add_code`."""

    def edit(cart: Cart) -> None:
        kept = writing.unpaid(cart).discount_codes
        cart.discount_codes = [one for one in kept if one != normalise(code)]

    return CartRepository(store.store_id).change(cart_id, edit)


def add_gift_card(store: StoreContext, cart_id: str, typed: str, *, ip: str) -> Cart:
    """Pay with a gift card: the cart keeps the card, not its code. Raises Invalid (422) naming
    `gift_card` for a code that opens no card, and for one that cannot pay, which one in another
    currency than the cart cannot; TooManyAttempts (429)
    for guesses, CartNotFound (404), CartCompleted (410) and CartBusy (409)."""
    carts = CartRepository(store.store_id)
    found = writing.unpaid(carts.get(cart_id))
    currency = localising.exchange_of(store, found).currency
    card = gift_cards.usable(
        store, typed, currency=currency, visitor=cart_id, ip=ip, field="gift_card"
    )

    def edit(cart: Cart) -> None:
        known = writing.unpaid(cart).gift_card_ids
        if card.card_id in known:
            return
        if len(known) >= MOST_GIFT_CARDS:
            text = f"Use at most {MOST_GIFT_CARDS} gift cards. Take one out first."
            raise Invalid.field("gift_card", "too_many", text)
        cart.gift_cards = [*cart.gift_cards, {"card_id": card.card_id, "masked": card.masked}]

    return carts.change(cart_id, edit, first=found)


def remove_gift_card(store: StoreContext, cart_id: str, card_id: str) -> Cart:
    """Harmless for one that is not there."""

    def edit(cart: Cart) -> None:
        kept = writing.unpaid(cart).gift_cards
        cart.gift_cards = [card for card in kept if card["card_id"] != card_id]

    return CartRepository(store.store_id).change(cart_id, edit)


def belong_to(store: StoreContext, cart_id: str, customer_id: str | None) -> Cart:
    """Whose cart it is from now on; None for nobody's. Store credit is not theirs to spend who
    come after."""

    def edit(cart: Cart) -> None:
        if writing.unpaid(cart).customer_id != customer_id:
            cart.uses_store_credit = False
        cart.customer_id = customer_id

    return CartRepository(store.store_id).change(cart_id, edit)


def remember(
    store: StoreContext,
    cart_id: str,
    *,
    email: str | None = None,
    country: str | None = None,
    province: str | None = None,
    note: str | None = None,
    uses_store_credit: bool | None = None,
) -> Cart:
    """Keep what the shopper already said; None leaves it as it was. Store credit pays only for a
    customer who is signed in, as far as it goes. Raises Invalid (422) naming `note`, CartNotFound
    (404), CartCompleted (410) and CartBusy (409)."""
    written = None if note is None else writing.note_of(note)

    def edit(cart: Cart) -> None:
        writing.unpaid(cart)
        cart.email = email or cart.email
        cart.province = province or (cart.province if country in (None, cart.country) else None)
        cart.country = country or cart.country
        if note is not None:
            cart.note = written
        if uses_store_credit is not None:
            cart.uses_store_credit = uses_store_credit

    return CartRepository(store.store_id).change(cart_id, edit)
