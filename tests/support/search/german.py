"""A small German catalogue and queries with what a German shopper would call good answers.

Best is what has the word in its title or begins with it, then a word that ends with it, then a
mention in the description; what only happens to have the letters is worth nothing.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.search.catalogue import document
from windlass.search import compounds, words
from windlass.search.documents import Document

TITLES = (
    "Lampe Aurora",
    "Lampe Birke dimmbar",
    "Lampenschirm aus Leinen",
    "Schreibtischlampe mit Klemme",
    "Schreibtischlampe Kobalt",
    "Stehlampe Drift",
    "Nachttischlampen im Set",
    "Klampe für Boote",
    "Schreibtisch aus Eiche",
    "Schreibtischstuhl Fjord",
    "Tisch Granit",
    "Esstisch für sechs",
    "Couchtisch rund",
    "Bürostuhl ergonomisch",
    "Stühle im Doppelpack",
    "Ladekabel USB-C, zwei Meter",
    "Ladekabel mit Gewebe",
    "Verlängerungskabel für Außen",
    "Kabel für Lautsprecher",
    "Kabelbinder aus Metall",
    "Kabeljau als Kuscheltier",
    "Armbanduhr Ridge",
    "Wanduhr aus Bambus",
    "Trinkflasche 750 ml",
    "Thermosflasche Meadow",
    "Lederrucksack Umbra",
    "Wanderrucksack 40 Liter",
    "Kunstledertasche Velvet",
    "Handtasche aus Leder",
    "LED-Strahler für den Garten",
    "Bilderrahmen Willow",
    "Regenjacke für Kinder",
)
MENTIONS = {  # in the description only
    "Bilderrahmen Willow": "Passt neben jede Lampe und jeden Tisch.",
    "LED-Strahler für den Garten": "Ohne Kabel, mit Akku.",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    query: str
    best: tuple[str, ...]  # words of which a title must have one
    good: tuple[str, ...] = ()  # what a word of the title ends with otherwise
    fair: tuple[str, ...] = ()  # words of the description


JUDGED = (
    Judgement("lampe", ("lampe", "lampenschirm"), ("lampe", "lampen"), ("lampe",)),
    Judgement("Lampen", ("lampe", "lampenschirm"), ("lampe", "lampen")),
    Judgement("lamp", ("lampe", "lampenschirm"), ("lampe", "lampen"), ("lampe",)),
    Judgement("lmape", ("lampe",), ("lampe", "lampen")),
    Judgement("kabel", ("kabel", "kabelbinder", "kabeljau"), ("kabel",), ("kabel",)),
    Judgement("ladekabel", ("ladekabel",)),
    Judgement("schreibtisch", ("schreibtisch", "schreibtischlampe", "schreibtischstuhl")),
    Judgement("schreibtischlampen", ("schreibtischlampe",)),
    Judgement("Schreibtisch Lampe", ("schreibtischlampe",)),
    Judgement("schreibtishclampe", ("schreibtischlampe",)),
    Judgement("tisch", ("tisch",), ("tisch",), ("tisch",)),
    Judgement("stuhl", ("stuhle", "stuhl"), ("stuhl",)),
    Judgement("stühle", ("stuhle",), ("stuhl",)),
    Judgement("uhr", ("uhr",), ("uhr",)),
    Judgement("uhren", ("uhr",), ("uhr",)),
    Judgement("flasche", ("flasche",), ("flasche",)),
    Judgement("rucksack", ("rucksack",), ("rucksack",)),
    Judgement("jacke", ("jacke",), ("jacke",)),
    Judgement("leder", ("leder", "lederrucksack")),
)


def documents() -> Iterator[Document]:
    for number, title in enumerate(TITLES):
        about = MENTIONS.get(title, "Schnell geliefert.")
        yield copy.replace(
            document(number, "", "", "", 0, random.Random(number)),
            title=title,
            popularity=0,
            texts=(words.indexed(title), words.indexed(f"1RG{number}"), words.indexed(about)),
            compounds=compounds.of([title]),
        )


def grade(judgement: Judgement, found: Document) -> int:
    title = found.texts[0].split()
    if any(word in title for word in judgement.best):
        return 3
    if any(word.endswith(judgement.good) for word in title if len(word) > 6 and judgement.good):
        return 2
    return 1 if any(word in found.texts[2].split() for word in judgement.fair) else 0
