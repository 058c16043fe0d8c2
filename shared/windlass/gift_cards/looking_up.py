"""From a code that somebody typed to a card. Guesses are counted before they are judged, by who
guesses and where from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from windlass.accounts import limits
from windlass.accounts.limits import Limit
from windlass.gift_cards import balances, codes
from windlass.gift_cards.balances import CardBalance
from windlass.gift_cards.errors import GiftCardUnknown, GiftCardUnusable
from windlass.gift_cards.repository import GiftCardRepository
from windlass.kit import clock
from windlass.kit.errors import FieldProblem

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

CODE_BY_VISITOR = Limit("gift-card-by-visitor", free=8, first_lock_seconds=60)
CODE_FROM_IP = Limit("gift-card-from-ip", free=40, first_lock_seconds=60)
MOST_CODES = 20


def find(store: StoreContext, typed: Sequence[str], *, visitor: str, ip: str) -> list[CardBalance]:
    """The cards that these codes open, in the order in which they are to be spent; wrong ones are
    left out, also disabled, expired and empty cards. Two batch reads.

    `visitor` is the cart's id, or whatever tells who asks. A try counts once for all codes, and
    not at all when each opened a card or could not be a code. Raises TooManyAttempts (429).
    """
    read = [code for code in map(codes.read, typed[:MOST_CODES]) if code is not None]
    if not read:
        return []
    subjects = _count(store, visitor, ip)
    hashes = [codes.hashed(store.store_id, code) for code in dict.fromkeys(read)]
    ids = GiftCardRepository(store.store_id).ids_of_codes(hashes)
    if len(ids) == len(hashes):
        _forgive(subjects)
    return [one for one in balances.read(store, ids.values()) if one.balance.amount > 0]


def look_up(
    store: StoreContext, typed: str, *, visitor: str, ip: str, field: str = "code"
) -> CardBalance:
    """The card of one code, also when nothing is left of it. Raises TooManyAttempts (429) and
    GiftCardUnknown (422) naming `field`, the same for a code that was never issued as for one
    with a typing error."""
    code = codes.read(typed)
    if code is None:
        raise _unknown(field)
    subjects = _count(store, visitor, ip)
    hashed = codes.hashed(store.store_id, code)
    found = GiftCardRepository(store.store_id).ids_of_codes([hashed])
    cards = balances.read(store, found.values(), is_consistent=True)
    if not cards:
        raise _unknown(field)
    _forgive(subjects)
    return cards[0]


def usable(
    store: StoreContext, typed: str, *, currency: str, visitor: str, ip: str, field: str = "code"
) -> CardBalance:
    """The card of one code if it can pay in this currency. Raises what `look_up` raises, and
    GiftCardUnusable (422) naming `field` and the rule: `disabled`, `expired`, `empty`,
    `currency`."""
    card = look_up(store, typed, visitor=visitor, ip=ip, field=field)
    if card.is_disabled:
        raise _unusable(field, "disabled", f"The gift card {card.masked} cannot be used.")
    if card.expires_at is not None and card.expires_at <= clock.now():
        raise _unusable(field, "expired", f"The gift card {card.masked} has expired.")
    if card.balance.amount == 0:
        raise _unusable(field, "empty", f"Nothing is left on the gift card {card.masked}.")
    if card.balance.currency != currency:
        other = card.balance.currency
        message = f"The gift card {card.masked} is in {other}; choose {other} to pay with it."
        raise _unusable(field, "currency", message)
    return card


def _count(store: StoreContext, visitor: str, ip: str) -> list[tuple[Limit, str]]:
    subjects = [(CODE_FROM_IP, ip), (CODE_BY_VISITOR, f"{store.store_id}\n{visitor}")]
    for limit, subject in subjects:
        limits.count(limit, subject)
    return subjects


def _forgive(subjects: list[tuple[Limit, str]]) -> None:
    for limit, subject in subjects:
        limits.give_back(limit, subject)


def _unknown(field: str) -> GiftCardUnknown:
    message = "There is no gift card with this code. Check it and try again."
    return GiftCardUnknown(message, fields=(FieldProblem(field, "unknown", message),))


def _unusable(field: str, rule: str, message: str) -> GiftCardUnusable:
    return GiftCardUnusable(message, fields=(FieldProblem(field, rule, message),))
