from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.sandbox.running import Clock, Receiver, Running, receiver, running
from tests.integration.sandbox.shop import Shop, open_shop


@pytest.fixture(scope="session")
def _server() -> Iterator[Running]:
    with receiver() as hooks, running(":memory:", Clock(), hooks) as it:
        yield it


@pytest.fixture
def provider(_server: Running) -> Running:
    """The sandbox, empty, with webhooks that wait to be delivered."""
    _server.http.post("/_sandbox/reset").raise_for_status()
    _server.clock.passed *= 0
    _server.clock.meeting = None
    _server.hooks.received.clear()
    _server.hooks.status = 200
    return _server


@pytest.fixture
def hooks(provider: Running) -> Receiver:
    return provider.hooks


@pytest.fixture
def shop(provider: Running) -> Shop:
    """A connected account that may charge."""
    shop = open_shop(provider)
    provider.deliver()
    provider.hooks.received.clear()
    return shop
