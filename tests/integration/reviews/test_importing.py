"""A thousand reviews come in within one request, once, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from tests.support.catalog_factories import create_product
from tests.support.cost import count_table_calls
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.db import transactions
from windlass.reviews import importing, moderation
from windlass.reviews.errors import ReviewChanged
from windlass.reviews.importing import Outcome
from windlass.reviews.models import Review, Status
from windlass.reviews.repository import ReviewRepository
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")
HEAD = "product,stars,author,title,text,date,id\n"
PRODUCTS = 20


@pytest.fixture
def store() -> StoreContext:
    owner = owner_of(create_store(slug="volt"))
    for number in range(PRODUCTS):
        create_product(owner, title=f"Lamp {number}")
    return owner


def file_of(count: int) -> str:
    rows = (
        f"lamp-{number % PRODUCTS},5,Ada {number},Good,Shines,2026-01-02,id-{number}\n"
        for number in range(count)
    )
    return HEAD + "".join(rows)


def take_in(store: StoreContext, text: str) -> Outcome:
    return importing.take_in(store, origin="AliExpress", text=text)


def kept() -> tuple[int, int, int]:
    return len(items("Review")), len(items("ReviewPointer")), len(items("ReviewerPointer"))


def test_a_thousand_rows_are_few_round_trips(store: StoreContext) -> None:
    with count_table_calls() as first:
        outcome = take_in(store, file_of(1000))
    with count_table_calls() as again:
        repeated = take_in(store, file_of(1000))

    assert (outcome.taken, outcome.known, outcome.problems) == (1000, 0, [])
    assert (repeated.taken, repeated.known, repeated.problems) == (0, 1000, [])
    assert kept() == (1000, 1000, 1000)
    assert first.calls.count("TransactWriteItems") == 31  # 33 reviews each
    assert first.round_trips == 31 + 12  # handles, products and ten looks at what is known
    assert again.round_trips == 12


def test_import_that_broke_off_goes_on_when_it_is_sent_again(store: StoreContext) -> None:
    with breaking_off_after(2), pytest.raises(ConnectionError):
        take_in(store, file_of(150))
    assert kept() == (66, 66, 66)

    outcome = take_in(store, file_of(150))

    assert (outcome.taken, outcome.known) == (84, 66)
    assert kept() == (150, 150, 150)


def test_two_imports_of_one_file_at_once_take_every_row_once(store: StoreContext) -> None:
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda _: take_in(store, file_of(80)), range(2)))

    assert sum(one.taken for one in outcomes) == 80
    assert [one.taken + one.known for one in outcomes] == [80, 80]
    assert kept() == (80, 80, 80)


def test_row_that_stands_twice_in_a_file_is_known_the_second_time(store: StoreContext) -> None:
    row = "lamp-1,4,Ada,Good,Shines,,same\n"

    outcome = take_in(store, HEAD + row + row)

    assert (outcome.taken, outcome.known) == (1, 1)


def test_review_that_is_there_by_now_is_not_overwritten(store: StoreContext) -> None:
    take_in(store, file_of(1))
    [known] = moderation.queue(store, Status.PENDING, limit=5, cursor=None).items
    moderation.decide(store, known.review_id, Status.REJECTED)
    before = items()
    late = Review.from_raw_data(known.to_dynamodb_dict())  # as it was before

    with pytest.raises(ReviewChanged):
        ReviewRepository(store.store_id).add([late])

    assert items() == before


@contextmanager
def breaking_off_after(count: int) -> Iterator[None]:
    """The process gets through so many transactions."""
    events = transactions._shared_connection().client.meta.events
    seen: list[str] = []

    def break_off(**_: Any) -> None:
        seen.append("transaction")
        if len(seen) > count:
            raise ConnectionError

    events.register("before-call.dynamodb.TransactWriteItems", break_off)
    try:
        yield
    finally:
        events.unregister("before-call.dynamodb.TransactWriteItems", break_off)
