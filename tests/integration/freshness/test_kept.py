"""What containers remember is over before the edge forgets: else a page made anew would be old."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.architecture.test_template import QUEUES
from windlass.kit.kept import Kept

ROOT = Path(__file__).parents[3]
LONGER = {
    "windlass.currencies.service._kept": "the store says which version of its markets is current",
    "windlass.currencies.service._rates": "no merchant changes them",
    "windlass.tax.providers._answers": "for a sale, by everything that matters to it",
    "windlass.search.service._asked": "not what was read, but that a build was asked for",
}


def memories() -> Iterator[tuple[str, Kept[object, object]]]:
    for root in (ROOT / "shared", ROOT / "functions"):
        for path in sorted(root.rglob("*.py")):
            if "import Kept" in path.read_text():
                name = ".".join(path.relative_to(root).with_suffix("").parts)
                for variable, value in vars(import_module(name)).items():
                    if isinstance(value, Kept):
                        yield f"{name}.{variable}", value


FOUND = dict(memories())


WAIT = QUEUES["PagesEventsQueue"]["DelaySeconds"]  # between a change and its being forgotten


@pytest.mark.parametrize("name", sorted(FOUND.keys() - LONGER.keys()))
def test_it_is_forgotten_before_the_edge_forgets(name: str) -> None:
    assert FOUND[name]._seconds < WAIT


def test_what_is_kept_for_longer_is_there() -> None:
    assert {name for name, kept in FOUND.items() if kept._seconds >= WAIT} == LONGER.keys()
