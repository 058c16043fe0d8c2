import pytest

from tests.support.sandbox import sandbox
from tests.support.stores_factories import create_store, owner_of
from windlass.tax import service
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

__all__ = ["sandbox"]  # a fixture


@pytest.fixture(autouse=True)
def _cold() -> None:
    service.forget()


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    return owner_of(create_store())


@pytest.fixture
def system(owner: StoreContext) -> StoreContext:
    return tenancy.act(owner.store_id, task="test")
