"""I37: exact article numbers and titles come first, one slip is forgiven, and it gets no worse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.search import judged
from tests.support.search.catalogue import documents
from tests.support.search.judged import JUDGED
from windlass.search import matching, writing
from windlass.search.documents import Document
from windlass.search.reading import Reader
from windlass.search.searching import Decided, Wanted, search

PRODUCTS = 10_000
SAMPLE = range(3, PRODUCTS, 401)


@pytest.fixture(scope="module")
def catalogue() -> list[Document]:
    return list(documents(PRODUCTS))


@pytest.fixture(scope="module")
def reader(catalogue: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("search") / "index.db"
    writing.write(path, catalogue, currency="EUR")
    reader = Reader(path)
    yield reader
    reader.close()


def first(reader: Reader, query: str) -> str:
    [hit, *_rest] = search(reader, Wanted(query), Decided(sold_out_last=False)).hits
    return hit.product_id


@pytest.mark.parametrize("spelling", ["1RG{}", "1rg{}", "1-rg {}", " 1RG-{} "])
def test_an_exact_article_number_is_first(
    catalogue: list[Document], reader: Reader, spelling: str
) -> None:
    for number in SAMPLE:
        assert first(reader, spelling.format(number)) == catalogue[number].product_id


def test_a_neighbour_does_not_beat_what_was_typed(
    catalogue: list[Document], reader: Reader
) -> None:
    assert first(reader, "1RG1") == catalogue[1].product_id
    assert first(reader, "1RG6") == catalogue[6].product_id
    assert first(reader, "1RG16") == catalogue[16].product_id


def test_an_exact_title_is_first(catalogue: list[Document], reader: Reader) -> None:
    for number in SAMPLE:
        title = catalogue[number].title
        assert first(reader, title) == catalogue[number].product_id
        assert first(reader, title.upper()) == catalogue[number].product_id


def slips(title: str) -> list[str]:
    """The title with its longest word spoiled in four ways."""
    word = max(title.split(), key=len)
    middle = len(word) // 2
    spoiled = [
        word[:middle] + word[middle + 1 :],
        word[:middle] + word[middle] + word[middle:],
        word[:middle] + "q" + word[middle + 1 :],
        word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :],
    ]
    return [title.replace(word, one, 1) for one in spoiled if one != word]


def test_one_slip_still_finds_it(catalogue: list[Document], reader: Reader) -> None:
    for number in SAMPLE:
        document = catalogue[number]
        for query in slips(document.title):
            rows = matching.match(reader, query).rows[:10]
            assert document.product_id in reader.product_ids(rows), query


def test_every_article_number_is_found_when_one_letter_is_wrong(
    catalogue: list[Document], reader: Reader
) -> None:
    found = search(reader, Wanted("1RX4004"), Decided()).hits

    assert catalogue[4004].product_id in [hit.product_id for hit in found]


def test_answers_are_as_good_as_they_were(catalogue: list[Document], reader: Reader) -> None:
    known = {document.product_id: document for document in catalogue}
    reached = {}
    for judgement in JUDGED:
        grades = {i: judged.grade(judgement, document) for i, document in known.items()}
        hits = search(reader, Wanted(judgement.query), Decided(sold_out_last=False)).hits
        found = [grades[hit.product_id] for hit in hits]
        reached[judgement.query] = round(judged.ndcg(found, list(grades.values())), 3)

    fallen = {q: (was, reached[q]) for q, was in judged.stored().items() if reached[q] < was}
    assert fallen == {}
    assert sum(reached.values()) / len(reached) >= 0.97
