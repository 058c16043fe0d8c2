from collections.abc import Iterator

import pytest

from windlass.collections import shelf
from windlass.navigation import storefront as navigation


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Stores of other tests have the same ids."""
    shelf.forget()
    navigation.forget()
    yield
    shelf.forget()
    navigation.forget()
