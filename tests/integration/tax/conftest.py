import pytest

from tests.support.sandbox import sandbox
from windlass.tax import service

__all__ = ["sandbox"]  # a fixture


@pytest.fixture(autouse=True)
def _cold() -> None:
    service.forget()
