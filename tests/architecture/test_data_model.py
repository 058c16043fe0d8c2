"""The document of the table says what the code does."""

import ast
from pathlib import Path

import pytest

from tests.support.data_model import DOCUMENT, SHARED, items_of, render

MODULES = [path for path in sorted(SHARED.rglob("*.py")) if items_of(path)]


def test_the_document_is_current() -> None:
    """Write it anew with `make docs`."""
    assert DOCUMENT.read_text() == render()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.parent.name + "." + path.stem)
def test_every_item_has_its_row_in_the_key_table(path: Path) -> None:
    source = path.read_text()
    table = ast.get_docstring(ast.parse(source)) or ""
    missing = [name for name, _attributes in items_of(path) if name not in table]
    assert missing == []
