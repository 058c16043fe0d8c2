from collections.abc import Iterator

import pytest

from tests.integration.contract import world
from tests.integration.contract.world import World
from tests.support import sandbox, table
from tests.support.cloud import a_cloud, a_table


@pytest.fixture(scope="module")
def built() -> Iterator[tuple[World, list[dict[str, object]]]]:
    with a_table(), a_cloud():
        made = world.build(sandbox.emptied())
        yield made, table.items()


@pytest.fixture
def store(built: tuple[World, list[dict[str, object]]]) -> World:
    """As it was built, whatever the tests before did to it."""
    made, items = built
    table.restore(items)
    return made
