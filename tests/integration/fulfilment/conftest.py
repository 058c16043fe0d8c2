import pytest

from tests.support.fulfilment_factories import state_machine
from tests.support.sandbox import sandbox

__all__ = ["sandbox"]


@pytest.fixture(autouse=True)
def machine(cloud: None) -> None:
    state_machine()
