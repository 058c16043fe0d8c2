from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from windlass.kit.kept import Kept


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Source:
    """Counts how often it was read."""

    def __init__(self, *answers: str | None) -> None:
        self.answers = list(answers)
        self.reads = 0

    def __call__(self) -> str | None:
        self.reads += 1
        return self.answers[self.reads - 1]


@pytest.fixture
def clock() -> Clock:
    return Clock()


def kept(clock: Callable[[], float], *, most: int = 10) -> Kept[str, str | None]:
    return Kept(seconds=5, most=most, now=clock)


def test_value_is_read_once_within_its_seconds(clock: Clock) -> None:
    values, source = kept(clock), Source("first", "second")

    assert values.get("a", source) == "first"
    clock.seconds += 4.999
    assert values.get("a", source) == "first"
    assert source.reads == 1


def test_value_is_read_anew_when_its_seconds_are_over(clock: Clock) -> None:
    values, source = kept(clock), Source("first", "second")
    values.get("a", source)

    clock.seconds += 5

    assert values.peek("a") is None
    assert values.get("a", source) == "second"
    assert source.reads == 2


def test_seconds_count_from_the_end_of_reading(clock: Clock) -> None:
    values = kept(clock)

    def read_slowly() -> str:
        clock.seconds += 3
        return "slow"

    values.get("a", read_slowly)
    clock.seconds += 4

    assert values.peek("a") == "slow"


def test_reading_a_kept_value_does_not_prolong_it(clock: Clock) -> None:
    values = kept(clock)
    values.put("a", "one")

    clock.seconds += 4
    values.get("a", Source())
    clock.seconds += 1

    assert values.peek("a") is None


def test_nothing_is_a_value_that_is_kept(clock: Clock) -> None:
    values, source = kept(clock), Source(None, "second")

    assert values.get("a", source) is None
    assert values.get("a", source) is None
    assert source.reads == 1


def test_keys_are_kept_apart(clock: Clock) -> None:
    values = kept(clock)
    values.put("a", "one")

    assert values.peek("b") is None
    assert values.get("b", Source("two")) == "two"
    assert values.peek("a") == "one"


def test_what_is_put_is_handed_back_and_replaces_what_was_kept(clock: Clock) -> None:
    values = kept(clock)
    values.put("a", "one")
    clock.seconds += 4

    assert values.put("a", "two") == "two"
    clock.seconds += 4

    assert values.peek("a") == "two"


def test_failed_reading_keeps_nothing(clock: Clock) -> None:
    values = kept(clock)

    def fail() -> str:
        raise TimeoutError("no answer")

    with pytest.raises(TimeoutError):
        values.get("a", fail)

    assert values.get("a", Source("one")) == "one"


def test_of_too_many_the_one_that_was_read_first_goes(clock: Clock) -> None:
    values = kept(clock, most=2)
    values.put("a", "one")
    values.put("b", "two")
    values.put("a", "three")  # read again, so that it is the younger one

    values.put("c", "four")

    assert [values.peek(key) for key in "abc"] == ["three", None, "four"]


def test_replacing_a_value_lets_no_other_go(clock: Clock) -> None:
    values = kept(clock, most=2)
    values.put("a", "one")
    values.put("b", "two")

    values.put("b", "three")

    assert [values.peek(key) for key in "ab"] == ["one", "three"]


def test_one_is_forgotten_without_the_others(clock: Clock) -> None:
    values = kept(clock)
    values.put("a", "one")
    values.put("b", "two")

    values.forget("a")
    values.forget("never kept")

    assert [values.peek(key) for key in "ab"] == [None, "two"]


def test_all_are_forgotten(clock: Clock) -> None:
    values = kept(clock)
    values.put("a", "one")
    values.put("b", "two")

    values.clear()

    assert [values.peek(key) for key in "ab"] == [None, None]


def test_many_threads_never_keep_more_than_the_most() -> None:
    values: Kept[int, int] = Kept(seconds=60, most=3)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda key: values.get(key % 7, lambda: key % 7), range(2_000)))

    assert found == [key % 7 for key in range(2_000)]
    assert sum(values.peek(key) is not None for key in range(7)) == 3
