"""Words that some languages write as one: who looks for a `Lampe` also means a `Schreibtischlampe`.

The file keeps the ends of the long words of titles in such languages, each word once, whatever the
number of products. What is found by an end only comes after what has the word itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from windlass.kit import languages
from windlass.search import words

if TYPE_CHECKING:
    from windlass.search.reading import Reader

LANGUAGES = frozenset({"da", "de", "fi", "nb", "nl", "nn", "no", "sv"})
SHORTEST_HEAD, SHORTEST_TAIL = 3, 3
SHORTEST_BEGUN = 4  # a word still being typed: `lamp` for `lampe`
MOST_MORE = 2  # letters that an end may have behind what was typed: `lampen`
MOST_WORDS = 250  # that stand in for one word of a query
_PLURALS = (("n", 3), ("en", 3), ("e", 4), ("er", 4))  # what is cut off, and what must be left


def are_written_in(locale: str) -> bool:
    return languages.code_of(locale) in LANGUAGES


def of(titles: Iterable[str]) -> tuple[str, ...]:
    """The words of these titles that may be made of two."""
    known = (piece for title in titles for pieces in words.parts(title) for piece in pieces)
    least = SHORTEST_HEAD + SHORTEST_TAIL
    return tuple(dict.fromkeys(word for word in known if word.isalpha() and len(word) >= least))


def tails(word: str) -> Iterator[str]:
    """What it may end with: `ladekabel` with `ekabel`, `kabel`, `abel` and `bel`."""
    for start in range(SHORTEST_HEAD, len(word) - SHORTEST_TAIL + 1):
        yield word[start:]


def singulars(word: str) -> list[str]:
    """What it may be the plural of: `lampen` is also `lampe`. Umlauts are folded already."""
    if not word.isalpha():
        return []
    cut = (
        word[: -len(end)]
        for end, least in _PLURALS
        if word.endswith(end) and len(word) - len(end) >= least
    )
    return [*dict.fromkeys([*words.singulars(word), *cut])]


def meant(reader: Reader, word: str) -> list[str]:
    """The words of titles that end with this one or its singular, and those singulars; none in a
    store without titles in such languages. The closest come first."""
    if not reader.has_compounds or len(word) < SHORTEST_TAIL:
        return []
    singular = singulars(word)
    found = [one for one in singular if reader.rows("SELECT 1 FROM term WHERE term = ?", [one])]
    for end in [word, *singular]:
        found += _ending(reader, end, MOST_MORE if end == word else 0)
    return list(dict.fromkeys(found))[:MOST_WORDS]


def _ending(reader: Reader, end: str, more: int) -> list[str]:
    if more and len(end) >= SHORTEST_BEGUN:
        sql = "tail >= ? AND tail < ? AND length(tail) <= ? ORDER BY length(tail), term LIMIT ?"
        values: list[str | int] = [end, f"{end}~", len(end) + more, MOST_WORDS]
    else:
        sql, values = "tail = ? ORDER BY term LIMIT ?", [end, MOST_WORDS]
    return [term for (term,) in reader.rows(f"SELECT term FROM tail WHERE {sql}", values)]
