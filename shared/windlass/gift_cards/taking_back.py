"""Gift cards that an order bought, taken back with the refund of it: disabled in the refund's own
transaction, while exactly as much is left of them as was seen. What was spent of them stays spent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from windlass.db import outbox
from windlass.gift_cards import due, ledger, models
from windlass.gift_cards.events import FundsMoved
from windlass.gift_cards.identity import card_id_of
from windlass.gift_cards.models import EntryKind, GiftCard
from windlass.kit import clock
from windlass.kit.money import Money

if TYPE_CHECKING:
    from pynamodb.attributes import Attribute
    from pynamodb.expressions.update import Action
    from pynamodb.transactions import TransactWrite

    from windlass.tenancy.context import StoreContext

MOST: Final = 45  # in one transaction; the news of the refund disables what is beyond


def ids_of_line(store: StoreContext, order_id: str, line_id: str, quantity: int) -> list[str]:
    return [card_id_of(store.store_id, order_id, line_id, str(unit)) for unit in range(quantity)]


def of_order(
    store: StoreContext, order_id: str, quantities: Mapping[str, int]
) -> dict[str, list[GiftCard]]:
    """The cards that were issued so far, by line; a consistent batch read."""
    lines = {
        card_id: line_id
        for line_id, quantity in quantities.items()
        for card_id in ids_of_line(store, order_id, line_id, quantity)
    }
    found: dict[str, list[GiftCard]] = {line_id: [] for line_id in quantities}
    for card in by_ids(store, lines):
        found[lines[card.card_id]].append(card)
    return found


def by_ids(store: StoreContext, card_ids: Iterable[str]) -> list[GiftCard]:
    keys = [(models.fund_pk(store.store_id, card_id), models.FUND_SK) for card_id in card_ids]
    return list(GiftCard.batch_get(keys, consistent_read=True)) if keys else []


def to_take(cards: Iterable[GiftCard], at_most: int | None = None) -> list[GiftCard]:
    """Those with the most left first, none on which nothing is left."""
    open_ones = [card for card in cards if not card.is_disabled and card.balance > 0]
    open_ones.sort(key=lambda card: (-card.balance, card.card_id))
    return open_ones if at_most is None else open_ones[: max(at_most, 0)]


def disable(
    t: TransactWrite, store: StoreContext, cards: Sequence[GiftCard], *, reason: str
) -> None:
    """Add to a transaction: it fails when anything was spent of a card, or anybody changed it,
    since it was read."""
    for card in cards:
        card.is_disabled, card.disabled_at, card.disabled_reason = True, clock.now(), reason
        _write(t, store, card, EntryKind.DISABLED, reason)
    _tell(t, store, cards)


def enable(t: TransactWrite, store: StoreContext, cards: Sequence[GiftCard]) -> None:
    """Undo `disable`, as part of a transaction: the money did not go back."""
    for card in cards:
        card.is_disabled, card.disabled_at, card.disabled_reason = False, None, ""
        _write(t, store, card, EntryKind.ENABLED, "")
    _tell(t, store, cards)


def _write(
    t: TransactWrite, store: StoreContext, card: GiftCard, kind: EntryKind, reason: str
) -> None:
    due.index(card, clock.now())
    actions: list[Action] = [
        GiftCard.version.add(1),
        GiftCard.is_disabled.set(card.is_disabled),
        GiftCard.disabled_reason.set(card.disabled_reason),
    ]
    facts: list[tuple[Attribute[Any], object]] = [
        (GiftCard.disabled_at, card.disabled_at),
        (GiftCard.gsi3pk, card.gsi3pk),
        (GiftCard.gsi3sk, card.gsi3sk),
    ]
    for attribute, value in facts:
        actions.append(attribute.remove() if value is None else attribute.set(value))
    is_unchanged = (GiftCard.version == card.version) & (GiftCard.available == card.available)
    t.update(GiftCard(card.pk, card.sk), actions, condition=is_unchanged)
    nothing = Money.zero(card.currency)
    t.save(ledger.entry(store, card.card_id, kind, nothing, reason=reason))


def _tell(t: TransactWrite, store: StoreContext, cards: Sequence[GiftCard]) -> None:
    if cards:
        ids = sorted(card.card_id for card in cards)
        t.save(outbox.to_item(store.store_id, FundsMoved(ids)))
