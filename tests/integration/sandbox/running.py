"""A sandbox on a real loopback port, a receiver for its webhooks, a clock that is set by hand."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from typing import Any

import httpx
import stripe
import uvicorn
from stripe import StripeClient

from infra.local.sandbox.app import create_app
from infra.local.sandbox.context import Sandbox

PUBLIC_URL = "http://sandbox.localhost:8080"
SHOP_URL = "http://volt.localhost:8080"
SECRET = "whsec_local"
CARD = {"method": "card", "expiry": "12 / 34", "cvc": "123", "name": "Ada Lovelace"}


class Clock:
    """Real time plus whatever the test lets pass; `meeting` makes readers of it wait for others."""

    def __init__(self) -> None:
        self.passed = timedelta()
        self.meeting: threading.Barrier | None = None

    def __call__(self) -> datetime:
        meet(self.meeting)
        return datetime.now(UTC) + self.passed

    def let_pass(self, seconds: float) -> None:
        self.passed += timedelta(seconds=seconds)


def meet(meeting: threading.Barrier | None) -> None:
    """Go on together with the others, or alone when they are kept from coming."""
    if meeting is not None:
        with suppress(threading.BrokenBarrierError):
            meeting.wait(timeout=0.5)


class Server(uvicorn.Server):
    """Says when it listens, so that nobody polls for it."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


@dataclass
class Receiver:
    """The product's webhook address: keeps what comes and answers with `status`."""

    url: str = ""
    status: int = 200
    received: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    arrivals: Queue[bytes] = field(default_factory=Queue)

    def events(self) -> list[dict[str, Any]]:
        """What came to the default address, as the official SDK reads it after verifying."""
        return [
            stripe.Webhook.construct_event(body, headers["stripe-signature"], SECRET).to_dict()
            for path, headers, body in self.received
            if path == "/webhooks/stripe"
        ]

    def types(self) -> list[str]:
        return [event["type"] for event in self.events()]


@contextmanager
def receiver() -> Iterator[Receiver]:
    it = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            it.received.append((self.path, headers, body))
            self.send_response(it.status)
            self.send_header("content-length", "0")
            self.end_headers()
            it.arrivals.put(body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    it.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield it
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Running:
    sandbox: Sandbox
    url: str
    clock: Clock
    hooks: Receiver
    stripe: StripeClient
    http: httpx.Client

    def client(self, api_key: str, **options: Any) -> StripeClient:
        addresses: Any = {"api": f"{self.url}/stripe"}
        return StripeClient(api_key, base_addresses=addresses, **options)

    def path(self, public_url: str) -> str:
        """A page's address as this process reaches it."""
        assert public_url.startswith(PUBLIC_URL)
        return public_url.removeprefix(PUBLIC_URL)

    def deliver(self) -> None:
        self.http.post("/_sandbox/webhooks/deliver").raise_for_status()

    def tick(self) -> None:
        self.http.post("/_sandbox/tick").raise_for_status()

    def act(self, action: str, id: str, account: str = "") -> httpx.Response:
        body = {"id": id, "account": account}
        return self.http.post(f"/_sandbox/actions/stripe/{action}", json=body)

    def switch(self, **settings: Any) -> None:
        self.http.put("/_sandbox/switches", json=settings).raise_for_status()

    def pay(self, session_url: str, card_number: str, **more: str) -> httpx.Response:
        """Submit the hosted page as a browser does."""
        form = CARD | {"email": "buyer@example.com", "card_number": card_number} | more
        return self.http.post(self.path(session_url), data=form)


@contextmanager
def running(
    state: Path | str, clock: Clock, hooks: Receiver, *, deliver: bool = False
) -> Iterator[Running]:
    app = create_app(state, PUBLIC_URL, hooks.url, clock, deliver=deliver)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    assert server.listening.wait(timeout=20)
    try:
        with httpx.Client(base_url=url, timeout=20) as http:
            it = Running(app.state.sandbox, url, clock, hooks, StripeClient("x"), http)
            it.stripe = it.client("sk_test_local")
            yield it
    finally:
        server.should_exit = True
        thread.join()
