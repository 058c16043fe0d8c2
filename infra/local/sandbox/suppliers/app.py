"""Where the suppliers' routes are put together."""

from __future__ import annotations

from infra.local.sandbox.context import Sandbox
from starlette.routing import BaseRoute


def routes(_sandbox: Sandbox) -> list[BaseRoute]:
    return []
