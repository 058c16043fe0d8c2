from collections.abc import Iterator

import pytest

from windlass.pages import storefront


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Stores of other tests have the same ids."""
    storefront.forget()
    yield
    storefront.forget()
