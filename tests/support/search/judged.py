"""Queries with what a person would call good answers, and the measure of how well they come.

A judgement lists grades from best to worst; a product has the first grade all of whose words are in
its title or labels. What is in none is worth nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from windlass.search.documents import Document

STORED = Path(__file__).with_name("ndcg.json")  # by query: what the last release reached
CUT = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    query: str
    grades: tuple[tuple[int, str], ...]  # (grade, words that must be there)


def _of(query: str, *grades: str) -> Judgement:
    return Judgement(query, tuple((3 - place, words) for place, words in enumerate(grades)))


JUDGED: Sequence[Judgement] = (
    _of("aurora desk lamp", "aurora desk lamp", "desk lamp"),
    _of("desk lamp", "desk lamp"),
    _of("Desk Lamps", "desk lamp"),
    _of("dsek lamp", "desk lamp"),
    _of("wireless headphones", "wireless headphones"),
    _of("wireless headphnes", "wireless headphones"),
    _of("noise-cancelling headphones", "noise cancelling headphones"),
    _of("headphones", "headphones"),
    _of("headphone", "headphones"),
    _of("hedphones", "headphones"),
    _of("mechanical keyboard", "mechanical keyboard"),
    _of("mechanical keybord", "mechanical keyboard"),
    _of("willow split keyboard", "willow split keyboard", "split keyboard"),
    _of("laptop back pack", "laptop backpack"),
    _of("laptop backpack", "laptop backpack"),
    _of("roll-top backpack", "roll top backpack"),
    _of("roll top", "roll top"),
    _of("steel bottle", "steel bottle"),
    _of("steel botle", "steel bottle"),
    _of("insulated bottles", "insulated bottle"),
    _of("rain jacket", "rain jacket"),
    _of("rain jackets blue", "rain jacket blue", "rain jacket"),
    _of("fleece", "fleece"),
    _of("bluetooth speaker", "bluetooth speaker"),
    _of("BLUETOOTH", "bluetooth speaker"),
    _of("blutooth speaker", "bluetooth speaker"),
    _of("smart watch", "smart watch"),
    _of("dress watches", "dress watch"),
    _of("memory foam pillow", "memory foam pillow"),
    _of("neck pilow", "neck pillow"),
    _of("granite gaming chair", "granite gaming chair", "gaming chair"),
    _of("gaming chair", "gaming chair"),
    _of("gaming", "gaming"),
    _of("Zephyr", "zephyr"),
    _of("zephyr watch", "zephyr watch", "watch"),
    _of("gardn chair", "garden chair"),
    _of("kids", "kids"),
    _of("kids watch", "kids watch"),
    _of("onyx bookshelf speaker", "onyx bookshelf speaker", "bookshelf speaker"),
    _of("velvet lounge", "velvet lounge chair", "lounge chair"),
)


def grade(judgement: Judgement, document: Document) -> int:
    known = {*document.texts[0].split(), *document.texts[1].split()}
    title = set(document.texts[0].split())
    for worth, words in judgement.grades:
        # A colour stands in the labels; what a thing is stands in its title.
        if all(word in title or (word == "blue" and word in known) for word in words.split()):
            return worth
    return 0


def ndcg(found: Sequence[int], ideal: Sequence[int]) -> float:
    """Normalised discounted cumulative gain of the first ten, 1 for the best possible order."""
    best = _gain(sorted(ideal, reverse=True)[:CUT])
    return _gain(found[:CUT]) / best if best else 1.0


def stored() -> dict[str, float]:
    known: dict[str, float] = json.loads(STORED.read_text())
    return known


def _gain(grades: Sequence[int]) -> float:
    return sum((2**worth - 1) / math.log2(place + 2) for place, worth in enumerate(grades))
