"""docs/scenarios.md names tests that exist, and says of every scenario what proves it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROMISED = (
    "I1 I2 I3 I5 I6 I7 I9 I11 I12 I13 I15 I16 I17 I18 I20 I21 I23 I24 I25 I26 I27 "
    "I30 I31 I37 I38 I39 I45"
).split()
TEXT = (ROOT / "docs/scenarios.md").read_text()
SECTIONS = {
    heading.split(":")[0]: body
    for heading, _, body in (part.partition("\n") for part in TEXT.split("\n## ")[1:])
}
NAMED = re.findall(r"`(tests/\S+\.py)::(\w+)`", TEXT)


@cache
def functions_of(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_scenario_is_there_with_its_proof() -> None:
    assert list(SECTIONS) == PROMISED
    assert [name for name, body in SECTIONS.items() if "`tests/" not in body] == []


@pytest.mark.parametrize(("path", "test"), NAMED)
def test_every_test_named_exists(path: str, test: str) -> None:
    assert (ROOT / path).is_file()
    assert test in functions_of(path)
