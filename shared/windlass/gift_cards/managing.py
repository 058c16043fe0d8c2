"""What the merchant does with gift cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from windlass.gift_cards import adjusting, codes, due, ledger, totals, words
from windlass.gift_cards.errors import NothingToSend
from windlass.gift_cards.events import FundsMoved
from windlass.gift_cards.models import Entry, EntryKind, GiftCard, Status
from windlass.gift_cards.repository import GiftCardRepository
from windlass.gift_cards.totals import Owed
from windlass.kit import clock, emails
from windlass.kit.errors import Invalid
from windlass.kit.money import Money
from windlass.kit.paging import Page
from windlass.tenancy.context import Permission
from windlass.web.etags import VersionStale, stale

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

RACES = 5
MOST_EXPORTED = 5000
EXPORTED_AT_ONCE = 500

type Edit = Callable[[GiftCard], EntryKind | None]


def get(store: StoreContext, card_id: str) -> GiftCard:
    """Raises Forbidden (403) and GiftCardNotFound (404)."""
    store.require(Permission.GIFT_CARDS_READ)
    return GiftCardRepository(store.store_id).get(card_id)


def list_page(
    store: StoreContext,
    *,
    status: Status | None = None,
    query: str = "",
    limit: int,
    cursor: str | None = None,
) -> Page[GiftCard]:
    """Newest first: one Query. With a query, at most 100 cards whose last four characters, order
    number, recipient's name or e-mail begin so, on one page. Raises Forbidden (403) and
    CursorInvalid (422)."""
    store.require(Permission.GIFT_CARDS_READ)
    cards = GiftCardRepository(store.store_id)
    if not query.strip():
        return cards.page(status, limit=limit, cursor=cursor)
    wanted, now = words.asked(query), clock.now()
    found = cards.search(wanted[0]) if wanted else []
    matching = [card for card in found if words.match(card, wanted)]
    return Page([one for one in matching if status in (None, one.status_at(now))], None)


def every(store: StoreContext) -> Iterator[GiftCard]:
    """The newest 5,000 cards. Raises Forbidden (403)."""
    store.require(Permission.GIFT_CARDS_READ)
    cards, cursor = GiftCardRepository(store.store_id), None
    for _part in range(MOST_EXPORTED // EXPORTED_AT_ONCE):
        page = cards.page(None, limit=EXPORTED_AT_ONCE, cursor=cursor)
        yield from page.items
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def entries(
    store: StoreContext, card_id: str, *, limit: int, cursor: str | None = None
) -> Page[Entry]:
    """Newest first. Raises Forbidden (403), GiftCardNotFound (404) and CursorInvalid (422)."""
    get(store, card_id)
    return ledger.page(store, card_id, limit=limit, cursor=cursor)


def owed(store: StoreContext) -> list[Owed]:
    """What the store owes, by kind and currency. Raises Forbidden (403)."""
    store.require(Permission.GIFT_CARDS_READ)
    return totals.read(store)


def code_of(store: StoreContext, card: GiftCard) -> str:
    """The code, for whoever it was just made for: its buyer, its recipient, or the merchant who
    issued it a moment ago. Never for a list or a log."""
    return codes.grouped(codes.make(store.store_id, card.card_id, card.code_salt))


def disable(store: StoreContext, card_id: str, *, reason: str) -> GiftCard:
    """Nobody can spend it any more, but what a checkout holds. Its balance stays. Disabled already,
    it stays as it is. Raises Forbidden (403) and GiftCardNotFound (404)."""

    def edit(card: GiftCard) -> EntryKind | None:
        if card.is_disabled:
            return None
        card.is_disabled, card.disabled_at = True, clock.now()
        card.disabled_reason = reason
        return EntryKind.DISABLED

    return _change(store, card_id, edit, reason=reason)


def enable(store: StoreContext, card_id: str) -> GiftCard:
    """Undo `disable`. Raises Forbidden (403) and GiftCardNotFound (404)."""

    def edit(card: GiftCard) -> EntryKind | None:
        if not card.is_disabled:
            return None
        card.is_disabled, card.disabled_at, card.disabled_reason = False, None, ""
        return EntryKind.ENABLED

    return _change(store, card_id, edit)


def adjust(
    store: StoreContext, card_id: str, amount: Money, *, reason: str, key: str | None = None
) -> GiftCard:
    """Add to, or take from, what is left; the same `key` once. Raises Forbidden (403),
    GiftCardNotFound (404), Invalid (422), NotEnoughLeft and CurrencyDiffers (409)."""
    store.require(Permission.GIFT_CARDS_WRITE)
    cards = GiftCardRepository(store.store_id)
    cards.get(card_id)
    if amount.amount == 0:
        raise Invalid.field("amount.amount", "not_zero", "Use an amount other than 0.")
    adjusting.move(store, card_id, amount, reason=reason, key=key)
    return cards.get(card_id)


def readdress(store: StoreContext, card_id: str, *, email: str = "") -> GiftCard:
    """The card is mailed again, to another address if one is given. Raises Forbidden (403),
    GiftCardNotFound (404), Invalid (422) and NothingToSend (409) without an address and for a
    card that cannot be spent. A card whose day has not come is sent now."""
    address = emails.normalise(email, field="email") if email else ""
    added: list[str] = []

    def edit(card: GiftCard) -> EntryKind | None:
        card.recipient_email = address or card.recipient_email
        now = clock.now()
        if not card.recipient_email:
            raise NothingToSend("This gift card has no recipient. Give an e-mail address.")
        if card.status_at(now) is not Status.ACTIVE:
            raise NothingToSend("This gift card cannot be spent: there is nothing to send.")
        before = set(card.words)
        card.words = words.words_of(card)
        added[:] = [word for word in card.words if word not in before]
        card.sent_at, card.send_at = now, None
        return None

    return _change(store, card_id, edit, added=added, is_silent=True)


def _change(
    store: StoreContext,
    card_id: str,
    edit: Edit,
    *,
    reason: str = "",
    added: list[str] | None = None,
    is_silent: bool = False,
) -> GiftCard:
    """Edit the card as it is at this moment, with a ledger line of nothing for what was done."""
    store.require(Permission.GIFT_CARDS_WRITE)
    cards = GiftCardRepository(store.store_id)
    for _race in range(RACES):
        card = cards.get(card_id)
        version, nothing = card.version, Money.zero(card.currency)
        kind = edit(card)
        if kind is None and not is_silent:
            return card
        due.index(card, clock.now())
        lines = [ledger.entry(store, card_id, kind, nothing, reason=reason)] if kind else []
        events = [FundsMoved([card_id])]
        try:
            cards.change(card, version=version, entries=lines, events=events, new_words=added or ())
        except VersionStale:
            continue
        return card
    raise stale()
