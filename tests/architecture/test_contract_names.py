"""Clients are generated from the contracts, so the names in them are part of the API."""

import json
from pathlib import Path

import pytest

CONTRACTS = sorted((Path(__file__).parents[2] / "infra" / "openapi").glob("*.json"))


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_no_two_shapes_share_a_name(path: Path) -> None:
    """Two classes of one name would both be called by their modules, which nobody may rely on."""
    schemas = json.loads(path.read_text())["components"]["schemas"]
    shapes = {name for name, schema in schemas.items() if schema.get("type") == "object"}

    assert {name for name in shapes if "__" in name} == set()
