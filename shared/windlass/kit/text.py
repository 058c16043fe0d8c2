"""Words made fit for addresses, comparisons and indexes."""

import re
import unicodedata

from anyascii import anyascii


def slugify(title: str, *, max_length: int = 80) -> str:
    """Lower-case ASCII words joined by hyphens, cut at a word: "Größe & Farbe" is
    "grosse-farbe". Empty when nothing readable is left."""
    ascii_title = anyascii(unicodedata.normalize("NFKC", title)).lower().replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_title).strip("-")
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1]
    return cut[: cut.rfind("-")] if "-" in cut else slug[:max_length]


def words(text: str, *, at_most: int = 20) -> list[str]:
    """The distinct searchable words of a text in order: lower-case ASCII, at least two letters."""
    found = re.findall(r"[a-z0-9]{2,}", anyascii(text).lower())
    return list(dict.fromkeys(found))[:at_most]


def normalise_email(address: str) -> str:
    """What makes two spellings of an address one account: lower case, without spaces around it.

    Dots and plus tags stay: they are other mailboxes with most providers.
    """
    return unicodedata.normalize("NFKC", address).strip().lower()
