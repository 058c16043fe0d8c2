"""A request wakes the routes of its own area, and every route is in one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from merchant_api.app import areas, handler
from tests.support.api import call
from tests.support.contract import CONTRACT
from tests.support.operations import Operation, operations

ROUTES = Path("functions/merchant_api/routes")


@pytest.mark.parametrize(
    ("path", "area"),
    [
        ("/api/v1/me", "me"),
        ("/api/v1/stores", "stores"),
        ("/api/v1/stores/01J", "stores"),
        ("/api/v1/stores/01J/", "stores"),
        ("/api/v1/stores/01J/orders", "orders"),
        ("/api/v1/stores/01J/orders/01K/refunds", "orders"),
        ("/api/v2/stores/01J/orders", ""),
        ("/", ""),
    ],
)
def test_the_path_says_the_area(path: str, area: str) -> None:
    assert areas.area_of(path) == area


def test_every_route_answers_in_its_area() -> None:
    assert [each.name for each in operations(CONTRACT) if not answers(each)] == []


def answers(operation: Operation) -> bool:
    path = operation.path.replace("{", "").replace("}", "")
    part = areas.part(areas.parts[areas.area_of(path)])
    routes = [*part._static_routes, *part._dynamic_routes]
    return any(each.rule.match(path) and operation.method in each.method for each in routes)


def test_every_module_of_routes_is_in_an_area() -> None:
    named = {module for part in areas.parts.values() for module in part}
    assert named == {path.stem for path in ROUTES.glob("*.py")} - {"__init__"}


def test_a_module_has_the_same_companions_in_each_of_its_areas() -> None:
    """Else a warm container would hold it twice."""
    parts = set(areas.parts.values())
    assert len({module for part in parts for module in part}) == sum(map(len, parts))


def test_what_is_no_area_is_not_found() -> None:
    answer = call(handler, "GET", "/api/v1/stores/01J/parcels")
    assert (answer.status, answer.body["code"]) == (404, "not_found")


def test_the_function_starts_without_any_routes() -> None:
    program = "import sys, merchant_api.app; print([m for m in sys.modules if '.routes' in m])"
    started = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    )
    assert started.stdout.strip() == "[]"
