"""Which words find a gift card. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit import text

if TYPE_CHECKING:
    from windlass.gift_cards.models import GiftCard

MOST = 10
LONGEST = 60


def words_of(card: GiftCard) -> list[str]:
    """Its last four characters, its order's number, whom it is for and who bought it."""
    found = [card.last_four.lower()]
    if card.order_number is not None:
        found.append(str(card.order_number))
    found += [address(one) for one in (card.recipient_email, card.sender_email) if one]
    found += text.words(f"{card.recipient_name} {card.recipient_email}")
    return list(dict.fromkeys(found))[:MOST]


def address(email: str) -> str:
    """The word of a whole e-mail address."""
    return email.lower()[:LONGEST]


def asked(query: str) -> list[str]:
    """What someone searches for, the longest word first: it finds the fewest."""
    given = query.lower().replace("•", " ").split()
    words = [part if "@" in part else "".join(text.words(part)) or part for part in given]
    return sorted((word[:LONGEST] for word in dict.fromkeys(words) if word), key=len, reverse=True)


def match(card: GiftCard, wanted: list[str]) -> bool:
    return all(any(own.startswith(word) for own in card.words) for word in wanted)
