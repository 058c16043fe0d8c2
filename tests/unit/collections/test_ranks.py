"""Places between places."""

from hypothesis import given
from hypothesis import strategies as st

from windlass.collections.ranks import between, spread
from windlass.kit.ids import new_id


@given(st.lists(st.integers(min_value=0, max_value=60), max_size=120))
def test_there_is_a_place_between_any_two_neighbours(moves: list[int]) -> None:
    order: list[str] = []
    for wanted in moves:
        place = min(wanted, len(order))
        before = order[place - 1] if place else ""
        after = order[place] if place < len(order) else ""
        found = between(before, after)
        if found is None:
            order = spread(len(order) + 1)
            continue
        assert not before or before < found
        assert not after or found < after
        order.insert(place, found)
    assert order == sorted(set(order))


@given(st.integers(min_value=0, max_value=3_000))
def test_spread_places_are_in_order_with_room_at_both_ends(count: int) -> None:
    found = spread(count)
    assert found == sorted(set(found))
    assert len(found) == count
    if found:
        assert between("", found[0]) is not None
        assert between(found[-1], "") is not None


def test_what_joins_later_comes_later() -> None:
    first, later = "01JD0000000000000000000000V", f"{new_id()}V"
    middle = between(first, later)
    assert middle is not None
    assert first < middle < later


def test_equal_places_leave_no_room() -> None:
    assert between("A", "A") is None
    assert between("B", "A") is None
