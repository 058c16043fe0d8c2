"""Which host is served by what. The port in a Host header is ignored."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from infra.local.edge import reference
from infra.local.edge.files import Dashboard, Folder, Media
from infra.local.edge.mailbox import Mailbox
from infra.local.edge.origin import Origin, to_origins
from infra.local.edge.pages_cache import PagesCache
from infra.local.edge.sockets import SocketProxy
from infra.local.place import ROOT, Place

ALL_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class ByHost:
    """The first label of `<name>.localhost` decides; any other host is a store's own."""

    def __init__(self, named: dict[str, ASGIApp], loopback: ASGIApp, store: ASGIApp):
        self.named, self.loopback, self.store = named, loopback, store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.chosen(scope)(scope, receive, send)

    def chosen(self, scope: Scope) -> ASGIApp:
        if scope["type"] == "lifespan":
            return self.loopback
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1").lower().rsplit(":", 1)[0]
        if host in ("127.0.0.1", "localhost", "[::1]"):
            return self.loopback
        name, _, rest = host.partition(".")
        return self.named.get(name, self.store) if rest == "localhost" else self.store


def create_app(place: Place, outputs: dict[str, str], secret: str) -> ASGIApp:
    http = to_origins()

    def gateway(name: str) -> Origin:
        base = f"{place.url('cloud')}/_aws/execute-api/{outputs[name]}/live"
        return Origin(http, base, name=name, log=place.logs / "cloud.log", secret=secret)

    def anything(path: str, endpoint: Callable[[Request], Awaitable[Response]]) -> Route:
        return Route(path, endpoint, methods=ALL_METHODS)

    media = Media(http, f"{place.url('cloud')}/{outputs['MediaBucket']}", place.logs / "cloud.log")
    hooks = gateway("HooksGateway")
    pages = PagesCache(gateway("PagesGateway"))
    mailbox = Mailbox(http, f"{place.url('cloud')}/_ministack/ses/messages", place.state)
    socket = SocketProxy(place.ports["cloud"], outputs["RealtimeGateway"])
    built = ROOT / "frontend"

    dashboard: list[BaseRoute] = [
        anything("/api/v1/{path:path}", gateway("MerchantGateway").serve),
        WebSocketRoute("/ws", socket.serve),
        Route("/media/{key:path}", media.serve),
        Route("/{path:path}", Dashboard(built / "dashboard/dist", place).serve),
    ]
    store: list[BaseRoute] = [
        Route("/assets/{name:path}", Folder(built / "storefront/dist").serve),
        Route("/media/{key:path}", media.serve),
        anything("/api/v1/public/{path:path}", gateway("StorefrontGateway").serve),
        anything("/{path:path}", pages.serve),
    ]
    api: list[BaseRoute] = [
        anything("/v1/{path:path}", gateway("IntegratorGateway").serve),
        anything("/webhooks/{path:path}", hooks.serve),
        *reference.routes(),
    ]
    sandbox = Origin(
        http, place.url("sandbox"), name="the sandbox", log=place.logs / "sandbox.log", secret=None
    )

    async def health(_request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    async def front_door(_request: Request) -> RedirectResponse:
        return RedirectResponse(place.public("dashboard"))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with mailbox.collecting():
            yield
        await http.aclose()

    loopback: list[BaseRoute] = [
        Route("/health", health),
        anything("/webhooks/{path:path}", hooks.serve),
        Route("/2020-05-31/distribution/local/invalidation", pages.invalidate, methods=["POST"]),
        Route("/", front_door),
    ]
    named: dict[str, ASGIApp] = {
        "dashboard": Starlette(routes=dashboard),
        "api": Starlette(routes=api),
        "mail": Starlette(routes=mailbox.routes()),
        "sandbox": Starlette(routes=[Mount("/", sandbox.asgi)]),
    }
    return ByHost(named, Starlette(routes=loopback, lifespan=lifespan), Starlette(routes=store))
