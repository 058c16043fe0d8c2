"""One store that works on its look."""

import pytest

from tests.support.stores_factories import create_store, owner_of
from windlass.tenancy.context import StoreContext


@pytest.fixture
def volt(cloud: None) -> StoreContext:
    return owner_of(create_store(slug="volt"))


@pytest.fixture
def ampere(cloud: None) -> StoreContext:
    return owner_of(create_store("owner-2", slug="ampere"))
