"""A state machine names tasks that exist, goes only where it has states, and ends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from windlass.fulfilment.whole import STEP_OF, Next
from workflows.registry import TASKS

ROOT = Path(__file__).parents[2]
MACHINES = sorted((ROOT / "statemachines").glob("*.asl.json"))
every_machine = pytest.mark.parametrize("path", MACHINES, ids=lambda path: path.stem)
HISTORY_LIMIT, EVENTS_PER_ROUND = 25_000, 12
LONGEST_ORDER_SECONDS = 365 * 24 * 3600  # of a Standard execution


@cache
def machine(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text())
    return loaded


def scopes(definition: dict[str, Any]) -> Iterator[dict[str, dict[str, Any]]]:
    """The states of a machine, then those inside each Map."""
    yield definition["States"]
    for state in definition["States"].values():
        if "ItemProcessor" in state:
            yield from scopes(state["ItemProcessor"])


def states(path: Path) -> list[tuple[str, dict[str, Any]]]:
    return [pair for scope in scopes(machine(path)) for pair in scope.items()]


def targets(state: dict[str, Any]) -> set[str]:
    found = {state.get("Next"), state.get("Default")}
    found |= {each["Next"] for each in state.get("Choices", [])}
    found |= {each["Next"] for each in state.get("Catch", [])}
    return {name for name in found if name}


def task_of(state: dict[str, Any]) -> str:
    arguments = state["Arguments"]
    return str(arguments.get("Payload", arguments)["task"])


def handled(scope: dict[str, dict[str, Any]], name: str) -> set[str]:
    """The words that a Choice state tells apart."""
    conditions = " ".join(choice["Condition"] for choice in scope[name]["Choices"])
    return set(re.findall(r"= '(\w+)'", conditions))


@every_machine
def test_it_is_json_with_jsonata(path: Path) -> None:
    assert machine(path)["QueryLanguage"] == "JSONata"


@every_machine
def test_every_step_leads_to_a_state_of_its_own_scope(path: Path) -> None:
    for scope in scopes(machine(path)):
        for name, state in scope.items():
            assert targets(state) <= set(scope), name
            is_end = state["Type"] in ("Succeed", "Fail") or state.get("End")
            assert is_end or targets(state), name


@every_machine
def test_every_state_is_reached(path: Path) -> None:
    definition = machine(path)
    for scope, start in [
        (definition["States"], definition["StartAt"]),
        *(
            (state["ItemProcessor"]["States"], state["ItemProcessor"]["StartAt"])
            for state in definition["States"].values()
            if "ItemProcessor" in state
        ),
    ]:
        seen, todo = set(), {start}
        while todo:
            name = todo.pop()
            seen.add(name)
            todo |= targets(scope[name]) - seen
        assert seen == set(scope)


@every_machine
def test_every_task_is_written_and_every_written_task_is_used(path: Path) -> None:
    import_module(f"workflows.tasks.{path.name.partition('.')[0]}")
    used = {task_of(state) for _name, state in states(path) if state["Type"] == "Task"}
    assert used == set(TASKS)


@every_machine
def test_a_task_is_tried_again_or_caught(path: Path) -> None:
    for name, state in states(path):
        if state["Type"] == "Task":
            assert state.get("Retry") or state.get("Catch"), name
            if state["Resource"].endswith("waitForTaskToken"):
                assert isinstance(state["TimeoutSeconds"], int), name


def test_it_knows_every_step_that_a_review_may_name() -> None:
    path = ROOT / "statemachines/fulfil_order.asl.json"
    order, part = list(scopes(machine(path)))
    assert handled(order, "WhatNext") == {step.value for step in Next}
    assert handled(part, "Step") == set(STEP_OF.values())


def test_errors_that_are_tried_again_exist() -> None:
    named = {
        error
        for path in MACHINES
        for _name, state in states(path)
        for retry in state.get("Retry", [])
        for error in retry["ErrorEquals"]
        if not error.startswith("States.")
    }
    modules = ("windlass.adapters.supplier_errors", "windlass.fulfilment.errors")
    assert {
        name for name in named if not any(hasattr(import_module(m), name) for m in modules)
    } == set()
    assert {"SupplierUnavailable", "SupplierThrottled", "UnknownOutcome"} <= named


def test_waiting_for_a_year_stays_inside_the_history_limit() -> None:
    path = ROOT / "statemachines/fulfil_order.asl.json"
    sleeping = machine(path)["States"]["AwaitNews"]["TimeoutSeconds"]
    assert LONGEST_ORDER_SECONDS / sleeping * EVENTS_PER_ROUND < HISTORY_LIMIT / 10
