"""From what someone typed to the rows that match and how well.

Every word must be found: as it is, as the beginning of a word, in the singular, as a synonym, or,
when there is no such word at all, one slip away. Only when nothing has all of them does a part of
them do. First come the products whose article number or title is exactly what was typed. What has
a word as the end of another one (`compounds`) comes behind what has it in the title or a label.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from msgspec import Struct

from windlass.search import compounds, words
from windlass.search.layout import WEIGHTS
from windlass.search.reading import Reader

MOST_CORRECTIONS = 3
SHORTEST_CORRECTED = 4
POPULAR_SHARE = 0.02  # of a score, for each doubling of the units sold
_BM25 = f"bm25(text, {', '.join(str(weight) for weight in WEIGHTS)})"

_MATCHING = "SELECT rowid FROM text WHERE text MATCH ?"
_LETTERS = frozenset(f'("{letter}")' for letter in words.ALPHABET)

type Synonyms = Sequence[Sequence[str]]  # groups of words or phrases that mean the same


class Match(Struct, frozen=True):
    rows: list[int]  # the best first
    correction: str = ""  # what was searched for instead of what was typed
    has_all_words: bool = True


class _Word(Struct, frozen=True):
    """One word of a query with all that may stand for it, as FTS5 expressions."""

    alternatives: tuple[str, ...]
    corrected: str = ""
    wider: tuple[str, ...] = ()  # what is found by these only comes behind the others

    @property
    def every(self) -> tuple[str, ...]:
        return self.alternatives + self.wider


def match(reader: Reader, query: str, synonyms: Synonyms = ()) -> Match:
    """All statuses; what a shopper may see is for the caller to choose."""
    asked = words.asked(query)
    if not asked:
        return Match([])
    exact = _exact(reader, query)
    groups = _grouped(reader, asked, synonyms)
    found = [_word(reader, pieces, synonyms) for pieces in groups]
    strict = " AND ".join(_any(word.alternatives) for word in found)
    rows = _ranked(reader, strict)
    if any(word.wider for word in found):
        rows = _widened(reader, rows, strict, " AND ".join(_any(word.every) for word in found))
    has_all = bool(rows) or bool(exact)
    if not has_all and len(found) > 1:
        rows = _ranked(reader, " OR ".join(_any(word.every) for word in found))
    first = dict.fromkeys(exact)
    corrected = any(word.corrected for word in found) and not exact
    return Match(
        [*first, *(row for row in rows if row not in first)],
        " ".join(
            word.corrected or " ".join(pieces) for word, pieces in zip(found, groups, strict=True)
        )
        if corrected and rows
        else "",
        has_all,
    )


def _exact(reader: Reader, query: str) -> list[int]:
    """Products with this very article number, then those with this very title."""
    code = words.code_key(query)
    found = reader.rows(
        "SELECT DISTINCT product FROM variant WHERE sku_key = ? AND sku_key != '' LIMIT 50", [code]
    )
    found += reader.rows(
        "SELECT id FROM product WHERE title_key = ? ORDER BY popularity DESC, id LIMIT 50",
        [words.key(query)],
    )
    return [row for (row,) in found]


def _grouped(reader: Reader, asked: list[list[str]], synonyms: Synonyms) -> list[list[str]]:
    """The parts of the query; what belongs together is one: phrases of the merchant's synonyms,
    and two words that the catalogue writes as one (`back pack`)."""
    phrases = {tuple(words.key(one).split()) for group in synonyms for one in group}
    longest = max((2, *(len(phrase) for phrase in phrases)))
    found: list[list[str]] = []
    place = 0
    while place < len(asked):
        for length in range(min(longest, len(asked) - place), 1, -1):
            pieces = [piece for part in asked[place : place + length] for piece in part]
            if tuple(pieces) in phrases or (length == 2 and _is_term(reader, "".join(pieces))):
                found.append(pieces)
                place += length
                break
        else:
            found.append(asked[place])
            place += 1
    letters = [one for one in found if len(one) > 1 or len(one[0]) > 1 or one[0].isdigit()]
    return letters or found


def _word(reader: Reader, pieces: list[str], synonyms: Synonyms) -> _Word:
    same = [
        phrase
        for group in synonyms
        if pieces in (phrases := [words.key(one).split() for one in group])
        for phrase in phrases
    ]
    wider = _wider(reader, ["".join(pieces), *("".join(phrase) for phrase in same)])
    if not same and not wider and not _is_known(reader, pieces):
        corrections = _corrections(reader, "".join(pieces))
        if corrections:
            meant = tuple(_quoted(one) for one in corrections)
            return _Word(meant, corrections[0], _wider(reader, corrections))
    found = _literally(pieces)
    for phrase in same:
        found += _literally(phrase, is_prefix=False)
    return _Word(tuple(dict.fromkeys(found)), wider=wider)


def _wider(reader: Reader, asked: Iterable[str]) -> tuple[str, ...]:
    meant = (_quoted(one) for word in asked for one in compounds.meant(reader, word))
    return tuple(f"title : {one}" for one in dict.fromkeys(meant))


def _literally(pieces: list[str], *, is_prefix: bool = True) -> list[str]:
    if len(pieces) > 1:
        return [f"({' AND '.join(_quoted(p) for p in pieces)})", _quoted("".join(pieces))]
    [word] = pieces
    found = [_quoted(word), *(_quoted(one) for one in words.singulars(word))]
    if is_prefix and len(word) > 1:
        found.append(f"{_quoted(word)}*")
    return found


def _is_known(reader: Reader, pieces: list[str]) -> bool:
    """Whether something begins with each piece, or is what this is the plural of: then nothing
    slipped."""
    if all(_begins(reader, piece) for piece in pieces) or _is_term(reader, "".join(pieces)):
        return True
    return len(pieces) == 1 and any(_is_term(reader, one) for one in words.singulars(pieces[0]))


def _begins(reader: Reader, word: str) -> bool:
    """Some word of any text begins like this, or is this when it is one letter."""
    sql = "SELECT 1 FROM {} WHERE term >= ? AND term < ? LIMIT 1"
    bounds = [word, f"{word}~" if len(word) > 1 else f"{word} "]
    return any(reader.rows(sql.format(table), bounds) for table in ("term", "vocabulary"))


def _is_term(reader: Reader, word: str) -> bool:
    return bool(reader.rows("SELECT 1 FROM term WHERE term = ?", [word]))


def _corrections(reader: Reader, word: str) -> list[str]:
    """Words of the catalogue that one slip turns into this one, the most used first."""
    if len(word) < SHORTEST_CORRECTED:
        return []
    candidates = words.one_slip_away(word)
    known = [
        term
        for (term,) in reader.rows(
            "SELECT term FROM term WHERE term IN (SELECT value FROM json_each(?))",
            [json.dumps(candidates)],
        )
    ]
    if not known:
        known = [
            term
            for (term,) in reader.rows(
                "SELECT (SELECT min(term) FROM term WHERE term >= value AND term < value || '~') "
                "AS term FROM json_each(?) WHERE term IS NOT NULL LIMIT 20",
                [json.dumps([one for one in candidates if len(one) >= SHORTEST_CORRECTED])],
            )
        ]
    uses = {
        term: reader.rows("SELECT doc FROM vocabulary WHERE term = ?", [term])
        for term in dict.fromkeys(known[:40])
    }
    alive = [term for term, found in uses.items() if found]
    alive.sort(key=lambda term: (term[0] != word[0], -uses[term][0][0], term))
    return alive[:MOST_CORRECTIONS]


def _ranked(reader: Reader, expression: str) -> list[int]:
    popularity = reader.order("popularity")
    if expression in _LETTERS:  # says nothing about anything: not worth weighing
        found_rows = reader.rows(_MATCHING, [expression])
        return sorted((row for (row,) in found_rows), key=lambda row: (-popularity[row], row))
    found = [
        (rank * (1 + POPULAR_SHARE * popularity[row].bit_length()), -popularity[row], row)
        for row, rank in reader.rows(
            f"SELECT rowid, {_BM25} FROM text WHERE text MATCH ?", [expression]
        )
    ]
    found.sort()
    return [row for _score, _popularity, row in found]


def _widened(reader: Reader, rows: list[int], strict: str, every: str) -> list[int]:
    """Behind what has all words in the title or a label, and before what has one of them in the
    description only, comes what the wider words add, the most sold first."""
    found = {row for (row,) in reader.rows(_MATCHING, [every])}.difference(rows)
    if not found:
        return rows
    popularity = reader.order("popularity")
    added = sorted(found, key=lambda row: (-popularity[row], row))
    above = {row for (row,) in reader.rows(_MATCHING, [f"{{title labels}} : ({strict})"])}
    first, last = [[row for row in rows if (row in above) is so] for so in (True, False)]
    return [*first, *added, *last]


def _any(alternatives: Iterable[str]) -> str:
    return f"({' OR '.join(alternatives)})"


def _quoted(word: str) -> str:
    return f'"{word}"'
