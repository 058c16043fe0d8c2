"""The provider sandbox on a loopback port of its own, empty for every test.

Use it in a folder by `from tests.support.sandbox import sandbox` in its conftest.
"""

from __future__ import annotations

import socket
import threading
import time
from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from infra.local.sandbox.context import Sandbox

TABLES = ("docs", "numbers", "journal", "webhooks")

_reserved = socket.socket()  # keeps the port ours from the first import on
_reserved.bind(("127.0.0.1", 0))
HOST = f"127.0.0.1:{_reserved.getsockname()[1]}"
ADDRESS = f"http://{HOST}"
ENVIRONMENT = {
    "STRIPE_API_BASE": f"{ADDRESS}/stripe",
    "CJ_API_BASE": f"{ADDRESS}/cj/api2.0/v1",
    "TAXJAR_API_BASE": f"{ADDRESS}/taxjar/v2",
    "VIES_API_BASE": f"{ADDRESS}/vies/rest-api",
    "ALIEXPRESS_API_BASE": f"{ADDRESS}/aliexpress",
    "ALIEXPRESS_AUTHORIZE_URL": f"{ADDRESS}/aliexpress/oauth/authorize",
    "OPENEXCHANGERATES_API_BASE": f"{ADDRESS}/openexchangerates",
    "OPENEXCHANGERATES_APP_ID": "tests-rates-app-id",
    "ECB_RATES_URL": f"{ADDRESS}/ecb/eurofxref-daily.xml",
    "FETCH_ALLOWED_HOSTS": HOST,
}


@cache
def _running() -> Sandbox:
    """One server for the whole run; webhooks wait until a test delivers them."""
    import uvicorn

    from infra.local.sandbox.app import create_app

    app = create_app(":memory:", ADDRESS, f"{ADDRESS}/hooks", deliver=False)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [_reserved]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    found: Sandbox = app.state.sandbox
    return found


def emptied() -> Sandbox:
    """Without the suppliers' limits on how often they may be asked."""
    running = _running()
    running.state.clear(TABLES)
    running.trouble.set_custom("cj", {"qps": 1000, "quota": False, "token_limit": False})
    return running


@pytest.fixture
def sandbox() -> Sandbox:
    return emptied()
