"""The words by which a merchant finds a customer, and how tags are compared. Pure."""

from __future__ import annotations

from windlass.kit import text
from windlass.kit.errors import Invalid

MOST_NAME_WORDS = 8
LONGEST_TAG = 40


def of(name: str, email: str) -> list[str]:
    """The address, what it is called after the @, and the words of the name; all searchable by
    their beginning."""
    address = text.normalise_email(email)
    parts = [address, address.partition("@")[2], *text.words(name, at_most=MOST_NAME_WORDS)]
    return list(dict.fromkeys(part for part in parts if part))


def asked(query: str) -> list[str]:
    """The words of a search: an address as it is, a name word by word."""
    plain = text.normalise_email(query)
    return [plain] if "@" in plain or "." in plain else text.words(query, at_most=MOST_NAME_WORDS)


def matches(customer_terms: list[str], words: list[str]) -> bool:
    """Every word begins one of the customer's terms."""
    return all(any(term.startswith(word) for term in customer_terms) for word in words)


def tag(shown: str) -> str:
    """What makes two spellings of a tag one. Raises Invalid (422)."""
    plain = " ".join(shown.split()).casefold()
    if not plain or len(plain) > LONGEST_TAG or "#" in plain:
        message = f"A tag has 1 to {LONGEST_TAG} characters and no #."
        raise Invalid.field("tags", "tag", message)
    return plain
