import pytest

from tests.support.sandbox import sandbox
from tests.support.stores_factories import create_store, owner_of
from windlass.adapters import aws
from windlass.tax import service
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

__all__ = ["sandbox"]  # a fixture


@pytest.fixture(autouse=True)
def _cold() -> None:
    service.forget()


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    aws.sqs().create_queue(QueueName="windlass-test-invoices-events")
    return owner_of(create_store())


@pytest.fixture
def system(owner: StoreContext) -> StoreContext:
    return tenancy.act(owner.store_id, task="test")
