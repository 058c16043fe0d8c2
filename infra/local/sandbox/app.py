"""The sandbox as one Starlette application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from infra.local.sandbox import control, overview
from infra.local.sandbox.context import Clock, Sandbox, open_sandbox, utc_now
from infra.local.sandbox.middleware import ProviderMiddleware
from infra.local.sandbox.pages import STATIC
from infra.local.sandbox.rates import app as rates
from infra.local.sandbox.stripe import app as stripe
from infra.local.sandbox.suppliers import app as suppliers
from infra.local.sandbox.tax import app as tax

TICK_SECONDS = 1


def create_app(
    state_path: Path | str,
    public_url: str,
    hooks_url: str,
    now: Clock = utc_now,
    *,
    deliver: bool = True,
) -> Starlette:
    """`app.state.sandbox` is the Sandbox. Without `deliver` nothing happens by itself: webhooks
    wait for `POST /_sandbox/webhooks/deliver` and what time brings for `POST /_sandbox/tick`."""
    sandbox = open_sandbox(state_path, public_url, hooks_url, now)
    app = Starlette(
        routes=[
            Route("/health", _health),
            *control.routes(sandbox),
            *stripe.routes(sandbox),
            *suppliers.routes(sandbox),
            *tax.routes(sandbox),
            *rates.routes(sandbox),
            *overview.routes(sandbox),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(ProviderMiddleware, sandbox=sandbox)],
        lifespan=lambda _app: _running(sandbox, deliver),
    )
    app.state.sandbox = sandbox
    return app


@asynccontextmanager
async def _running(sandbox: Sandbox, deliver: bool) -> AsyncIterator[None]:
    ticking = asyncio.create_task(_tick(sandbox)) if deliver else None
    if deliver:
        sandbox.webhooks.start()
    yield
    if ticking is not None:
        ticking.cancel()
    await run_in_threadpool(sandbox.webhooks.stop)
    sandbox.state.close()


async def _tick(sandbox: Sandbox) -> None:
    while True:
        for provider in sandbox.providers.values():
            await run_in_threadpool(provider.tick)
        await asyncio.sleep(TICK_SECONDS)


def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok"})
