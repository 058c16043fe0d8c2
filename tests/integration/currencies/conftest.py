from collections.abc import Iterator

import pytest

from tests.support.sandbox import sandbox
from tests.support.stores_factories import create_store, owner_of
from windlass.currencies import service
from windlass.tenancy.context import StoreContext

__all__ = ["sandbox"]


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    service.forget()
    yield
    service.forget()


@pytest.fixture
def store(table: None) -> StoreContext:
    """The owner's, of a store in US dollars."""
    return owner_of(create_store(currency="USD", country="US"))
