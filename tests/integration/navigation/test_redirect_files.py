"""Five hundred redirects of a file come in within one request, as if each were saved alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.cost import count_table_calls
from tests.support.factories import store
from tests.support.table import items
from windlass.db import transactions
from windlass.kit.errors import Invalid
from windlass.kit.ids import new_id
from windlass.navigation import redirect_batches, redirect_files, redirects
from windlass.navigation.redirect_batches import Row

pytestmark = pytest.mark.usefixtures("table")


def file_of(count: int) -> str:
    return "from,to\n" + "".join(f"/old-{n},/products/new-{n}\n" for n in range(count))


def test_five_hundred_rows_are_few_round_trips_and_no_writes_the_second_time() -> None:
    with count_table_calls() as first:
        saved = redirect_files.read_in(store(), file_of(500))
    before = items()
    with count_table_calls() as again:
        repeated = redirect_files.read_in(store(), file_of(500))

    assert saved == repeated == (500, [])
    assert first.calls.count("TransactWriteItems") == 11  # 49 rows with what they hold, the news
    assert first.round_trips == 11 + 10
    assert again.round_trips == 10
    assert items() == before
    assert len(items("Redirect")) == 500
    assert redirects.find(store(), "/old-499") == redirects.Outcome("/products/new-499")


def test_rows_that_follow_each_other_are_one_batch() -> None:
    chain = "".join(f"/c{n},/c{n + 1}\n" for n in reversed(range(10)))

    with count_table_calls() as cost:
        saved = redirect_files.read_in(store(), chain)

    assert saved == (10, [])
    assert cost.calls.count("TransactWriteItems") == 1


def test_circle_within_a_file_is_refused_at_the_row_that_closes_it() -> None:
    saved, refused = redirect_files.read_in(store(), "/a,/b\n/b,/c\n/c,/a\n/d,/a\n")

    assert saved == 3
    assert [(one.line, one.message) for one in refused] == [(3, "This would lead in a circle.")]


def test_reading_that_broke_off_goes_on_when_the_file_is_sent_again() -> None:
    with breaking_off_after(2), pytest.raises(ConnectionError):
        redirect_files.read_in(store(), file_of(150))
    assert len(items("Redirect")) == 98

    saved, refused = redirect_files.read_in(store(), file_of(150))

    assert (saved, refused) == (150, [])
    assert len(items("Redirect")) == 150


def test_what_others_change_in_the_meantime_is_looked_at_again() -> None:
    with once_before_writing(lambda: redirects.save(store(), "/b", "/a")):
        saved, refused = redirect_files.read_in(store(), "/a,/b\n/x,/y\n")

    assert saved == 1
    assert [(one.line, one.message) for one in refused] == [(1, "This would lead in a circle.")]
    assert redirects.find(store(), "/a") is None


NAMES = st.sampled_from([f"/{letter}" for letter in "abcdefgh"])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(NAMES, NAMES), max_size=14), st.integers(0, 14))
def test_batch_of_rows_is_what_each_of_them_alone_would_be(
    pairs: list[tuple[str, str]], cut: int
) -> None:
    alone, together = store(new_id()), store(new_id())
    expected, wrong = 0, []
    for line, (path, target) in enumerate(pairs):
        try:
            redirects.save(alone, path, target)
            expected += 1
        except Invalid:
            wrong.append(line)

    rows = [Row(line, path, target) for line, (path, target) in enumerate(pairs)]
    first = redirect_batches.save_all(together, rows[:cut])
    second = redirect_batches.save_all(together, rows[cut:])

    assert first[0] + second[0] == expected
    assert [one.line for one in (*first[1], *second[1])] == wrong
    leads = [{one.path: one.target for one in redirects.every(each)} for each in (alone, together)]
    assert leads[0] == leads[1]


@contextmanager
def breaking_off_after(count: int) -> Iterator[None]:
    """The process gets through so many transactions."""
    seen: list[str] = []

    def break_off(**_: Any) -> None:
        seen.append("transaction")
        if len(seen) > count:
            raise ConnectionError

    with before_every_transaction(break_off):
        yield


@contextmanager
def once_before_writing(change: Any) -> Iterator[None]:
    """Somebody else was faster by a moment."""
    made: list[str] = []

    def meddle(**_: Any) -> None:
        if not made:
            made.append("changed")
            change()

    with before_every_transaction(meddle):
        yield


@contextmanager
def before_every_transaction(act: Any) -> Iterator[None]:
    events = transactions._shared_connection().client.meta.events
    events.register("before-call.dynamodb.TransactWriteItems", act)
    try:
        yield
    finally:
        events.unregister("before-call.dynamodb.TransactWriteItems", act)
