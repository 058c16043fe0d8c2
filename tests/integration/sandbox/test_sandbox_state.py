"""Documents, transactions and numbers of the sandbox."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from infra.local.sandbox.state import Doc, State
from infra.local.sandbox.trouble import Rule, Trouble
from tests.integration.sandbox.running import meet


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "state.db")


def test_documents_are_listed_newest_first_and_paged_by_id(state: State) -> None:
    for number in range(5):
        state.put("order", f"o{number}", {"id": f"o{number}", "buyer": {"odd": number % 2}})
    state.put("order", "o1", {"id": "o1", "buyer": {"odd": 1}, "changed": True})

    assert [d["id"] for d in state.list("order")] == ["o4", "o3", "o2", "o1", "o0"]
    assert [d["id"] for d in state.list("order", limit=2, after="o3")] == ["o2", "o1"]
    assert [d["id"] for d in state.list("order", limit=2, before="o1")] == ["o3", "o2"]
    assert [d["id"] for d in state.list("order", buyer__odd=1)] == ["o3", "o1"]
    assert state.find("order", id="o1") == {"id": "o1", "buyer": {"odd": 1}, "changed": True}


def test_accounts_are_apart(state: State) -> None:
    state.put("order", "o", {"of": "a"}, "a")
    state.put("order", "o", {"of": "b"}, "b")

    assert state.get("order", "o") is None
    assert state.get("order", "o", "a") == {"of": "a"}
    assert state.list("order", None) == [{"of": "b"}, {"of": "a"}]
    assert state.newest("order", 1) == [("b", {"of": "b"})]
    assert state.delete("order", "o", "a") is True
    assert state.delete("order", "o", "a") is False


def test_transaction_keeps_all_or_nothing(state: State) -> None:
    calls: list[str] = []

    def fails() -> None:
        with state.transaction():
            state.put("order", "kept not", {})
            state.after_commit(lambda: calls.append("not kept"))
            with state.transaction():
                state.next_number("orders")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fails()
    with state.transaction():
        state.after_commit(lambda: calls.append("kept"))
        assert calls == []

    assert state.list("order") == []
    assert state.next_number("orders") == 1
    assert calls == ["kept"]


def test_numbers_are_unique_between_threads(state: State) -> None:
    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(lambda _: state.next_number("orders"), range(200)))

    assert sorted(numbers) == list(range(1, 201))


def test_read_change_write_in_a_transaction_loses_nothing(state: State) -> None:
    state.put("stock", "lamp", {"left": 100})

    def take(_: int) -> None:
        with state.transaction():
            stock = state.get("stock", "lamp") or {}
            state.put("stock", "lamp", {"left": stock["left"] - 1})

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(take, range(100)))

    assert state.get("stock", "lamp") == {"left": 0}


class StaleState(State):
    """Two readers see the same before either goes on, unless a transaction keeps them apart."""

    meeting: Barrier | None = None

    def get(self, kind: str, id: str, account: str = "") -> Doc | None:
        found = super().get(kind, id, account)
        meet(self.meeting)
        return found


def test_trouble_for_one_request_meets_one_request(tmp_path: Path) -> None:
    state = StaleState(tmp_path / "state.db")
    trouble = Trouble(state, {})
    trouble.replace_rules([Rule("*", "5xx", remaining=1)])
    state.meeting = Barrier(2)

    with ThreadPoolExecutor(2) as threads:
        asked = [threads.submit(trouble.next_rule, "stripe", "GET", "/") for _ in range(2)]
        found = [request.result() for request in asked]

    assert [rule.kind for rule in found if rule] == ["5xx"]
