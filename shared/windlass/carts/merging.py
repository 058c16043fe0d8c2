"""What becomes of the carts when somebody signs in.

The rule: the account's cart takes in the guest's. What is in both has the larger of the two
quantities, what is in one keeps its own; codes, gift cards and the note of both survive, the
account's first. All of it is in the guest's currency and language: it is what the shopper looks at.
Doing it twice changes nothing, and nothing is lost: also what goes beyond the usual number of lines
stays, up to three carts full. The guest's cart is gone afterwards. A cart of somebody else is
neither taken in nor shown.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from copy import replace
from typing import TYPE_CHECKING, Any

from pynamodb.exceptions import DeleteError

from windlass.carts import localising, writing
from windlass.carts.errors import CartBusy, CartCompleted, CartNotFound
from windlass.carts.filling import written_on
from windlass.carts.models import (
    MOST_CODES,
    MOST_GIFT_CARDS,
    MOST_LINES,
    MOST_WRITTEN,
    Cart,
    CartLine,
)
from windlass.carts.repository import CartRepository
from windlass.db.table import condition_failed, conflicted
from windlass.kit.ids import new_id

if TYPE_CHECKING:
    from windlass.currencies.exchange import Exchange
    from windlass.tenancy.context import StoreContext

MOST_CARTS = 3  # in one: it must still be saved, for who signs in must get in


def merge(
    store: StoreContext, customer_id: str, *, guests: str | None, own: str | None
) -> Cart | None:
    """The cart that the customer goes on with; None when there is none. `guests` is the browser's
    cart, `own` the one that the account remembers."""
    carts = CartRepository(store.store_id)
    theirs = _open(carts.find(guests) if guests else None, customer_id)
    mine = _open(carts.find(own) if own else None, customer_id)
    if mine is not None and theirs is not None and mine.cart_id != theirs.cart_id:
        before = localising.exchange_of(store, mine)
        return _in_one_currency(store, _take_in(carts, mine, theirs, customer_id), before)
    cart = mine or theirs
    try:
        return None if cart is None else claim(store, cart, customer_id)
    except CartNotFound:
        return None


def claim(store: StoreContext, cart: Cart, customer_id: str) -> Cart:
    """The cart is this customer's from now on. Raises CartNotFound (404)."""
    if cart.customer_id == customer_id:
        return cart
    carts = CartRepository(store.store_id)
    return carts.change(cart.cart_id, lambda one: _claim(one, customer_id), first=cart)


def is_anothers(cart: Cart, customer_id: str | None) -> bool:
    """Nobody sees the cart of somebody who is not they."""
    return cart.customer_id is not None and cart.customer_id != customer_id


def merged(mine: Cart, theirs: Cart) -> list[CartLine]:
    """The lines of both, in the order of the account's cart, then of the guest's. Pure."""
    lines = {_thing(line): line for line in mine.lines}
    taken = {line.line_id for line in mine.lines}
    for line in theirs.lines:
        known = lines.get(_thing(line))
        if known is not None:
            quantity = max(known.quantity, line.quantity)
            lines[_thing(line)] = replace(known, quantity=quantity)
        elif _has_room(lines.values(), line):
            fresh = replace(line, line_id=new_id()) if line.line_id in taken else line
            lines[_thing(line)] = fresh
    return [*lines.values()]


def _has_room(lines: Collection[CartLine], line: CartLine) -> bool:
    written = sum(map(written_on, lines)) + written_on(line)
    return len(lines) < MOST_CARTS * MOST_LINES and written <= MOST_CARTS * MOST_WRITTEN


def _take_in(carts: CartRepository, mine: Cart, theirs: Cart, customer_id: str) -> Cart:
    """Again when the guest's cart was changed in another tab meanwhile."""
    while True:

        def edit(cart: Cart, guest: Cart = theirs) -> None:
            cart.lines = merged(cart, guest)
            _carry(cart, guest)
            _claim(cart, customer_id)

        cart = carts.change(mine.cart_id, edit)
        try:
            theirs.delete(condition=Cart.version == theirs.version)
        except DeleteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            newer = carts.find(theirs.cart_id)
            if newer is None or newer.order_id is not None:
                return cart
            theirs = newer
        else:
            return cart


def _in_one_currency(store: StoreContext, cart: Cart, before: Exchange) -> Cart:
    """All lines at the prices that the guest saw. A view does so by itself when this is not the
    moment to write it."""
    if all(line.unit_price.currency == cart.currency for line in cart.lines):
        return cart
    exchange = localising.exchange_of(store, cart)
    offered = localising.offered_in(store, cart, exchange)

    def edit(one: Cart) -> None:
        localising.reprice(writing.unpaid(one), exchange, offered, before)

    with suppress(CartNotFound, CartCompleted, CartBusy):
        return CartRepository(store.store_id).change(cart.cart_id, edit, first=cart)
    return cart


def _carry(cart: Cart, guest: Cart) -> None:
    codes = {code.casefold(): code for code in (*guest.discount_codes, *cart.discount_codes)}
    ordered = [*cart.discount_codes, *guest.discount_codes]
    cart.discount_codes = list(dict.fromkeys(codes[code.casefold()] for code in ordered))[
        :MOST_CODES
    ]
    cards: dict[str, dict[str, Any]] = {}
    for card in (*cart.gift_cards, *guest.gift_cards):
        cards.setdefault(card["card_id"], card)
    cart.gift_cards = [*cards.values()][:MOST_GIFT_CARDS]
    cart.note = cart.note or guest.note
    cart.country = guest.country or cart.country
    cart.province = guest.province if guest.country else cart.province
    cart.currency, cart.market_id = guest.currency, guest.market_id
    cart.locale = cart.locale if guest.locale is None else guest.locale


def _claim(cart: Cart, customer_id: str) -> None:
    cart.customer_id = customer_id


def _open(cart: Cart | None, customer_id: str) -> Cart | None:
    """None also for a cart that was bought, or is somebody else's."""
    if cart is None or cart.order_id is not None or is_anothers(cart, customer_id):
        return None
    return cart


def _thing(line: CartLine) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What makes two lines one: the variant and what was written on it."""
    return line.product_id, line.variant_id, tuple(sorted(line.properties.items()))
