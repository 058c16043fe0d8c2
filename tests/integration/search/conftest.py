from collections.abc import Iterator

import pytest

from tests.support.search.factories import forget_everything
from tests.support.stores_factories import create_store, owner_of
from windlass.tenancy.context import StoreContext


@pytest.fixture
def owner(cloud: None) -> Iterator[StoreContext]:
    forget_everything()
    yield owner_of(create_store(slug="volt"))
    forget_everything()
