"""What the edge tells an origin, and what it lets back to the viewer."""

import asyncio
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml  # type: ignore[import-untyped]

from infra.local.edge.app import ByHost
from infra.local.edge.files import security_headers
from infra.local.edge.origin import Origin, to_origins
from infra.local.place import Place

ROOT = Path(__file__).parents[3]
Behind = Callable[[httpx.Request], httpx.Response]


def viewer(behind: Behind, *, secret: str | None = "the-secret") -> Callable[..., httpx.Response]:
    """Sends requests through an edge that has this behind it."""

    def ask(method: str, path: str, **options: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            async with to_origins(httpx.MockTransport(behind)) as http:
                origin = Origin(
                    http, "http://origin/live", name="pages", log=Path("cloud.log"), secret=secret
                )
                edge = httpx.ASGITransport(origin.asgi)
                async with httpx.AsyncClient(transport=edge) as browser:
                    return await browser.request(
                        method, f"http://volt.localhost:8080{path}", **options
                    )

        return asyncio.run(asked())

    return ask


def echo(request: httpx.Request) -> httpx.Response:
    facts = {"url": str(request.url), "body": request.content.decode()}
    return httpx.Response(200, json=facts | {"headers": dict(request.headers)})


def test_the_origin_learns_the_viewers_host_and_gets_the_proof() -> None:
    headers = viewer(echo)("GET", "/").json()["headers"]

    assert headers["x-windlass-host"] == "volt.localhost"
    assert headers["x-windlass-proto"] == "http"
    assert headers["x-windlass-edge"] == "the-secret"


def test_a_viewers_own_claims_are_dropped() -> None:
    forged = {
        "X-Windlass-Host": "bank.localhost",
        "X-Windlass-Proto": "https",
        "X-Windlass-Edge": "guess",
        "X-Windlass-Client-Ip": "198.51.100.7",
    }

    sent: list[tuple[str, str]] = []

    def behind(request: httpx.Request) -> httpx.Response:
        sent.extend(request.headers.multi_items())
        return httpx.Response(204)

    viewer(behind)("GET", "/", headers=forged)

    ours = [(name, value) for name, value in sent if name.startswith("x-windlass-")]
    assert ours == [
        ("x-windlass-host", "volt.localhost"),
        ("x-windlass-proto", "http"),
        ("x-windlass-edge", "the-secret"),
        ("x-windlass-client-ip", "127.0.0.1"),
    ]


def test_a_viewer_without_cookies_does_not_send_those_of_the_viewer_before() -> None:
    sent: list[str | None] = []

    def behind(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers.get("cookie"))
        return httpx.Response(204, headers={"Set-Cookie": "windlass_cart=first; Path=/"})

    async def visit() -> None:
        async with to_origins(httpx.MockTransport(behind)) as http:
            origin = Origin(
                http, "http://origin/live", name="pages", log=Path("cloud.log"), secret=None
            )
            for cookie in ({}, {}, {"Cookie": "windlass_cart=own"}):
                edge = httpx.ASGITransport(origin.asgi)
                async with httpx.AsyncClient(transport=edge) as browser:
                    await browser.get("http://volt.localhost:8080/cart", headers=cookie)

    asyncio.run(visit())

    assert sent == [None, None, "windlass_cart=own"]


def test_an_origin_without_a_secret_is_told_nothing() -> None:
    headers = viewer(echo, secret=None)("GET", "/").json()["headers"]

    assert not [name for name in headers if name.startswith("x-windlass-")]


def test_path_query_body_and_other_headers_arrive_as_sent() -> None:
    answer = viewer(echo)(
        "POST",
        "/products/caf%C3%A9?a=1&a=2&b=%20",
        content=b"name=x",
        headers={"Cookie": "a=1; b=2", "X-Windlass-Request": "1"},
    ).json()

    assert answer["url"] == "http://origin/live/products/caf%C3%A9?a=1&a=2&b=%20"
    assert answer["body"] == "name=x"
    assert answer["headers"]["cookie"] == "a=1; b=2"
    assert answer["headers"]["x-windlass-request"] == "1"


def test_every_cookie_comes_back() -> None:
    cookies = [("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=2; Path=/; HttpOnly")]

    answer = viewer(lambda _request: httpx.Response(303, headers=cookies))("GET", "/")

    assert answer.status_code == 303
    assert answer.headers.get_list("set-cookie") == ["a=1; Path=/", "b=2; Path=/; HttpOnly"]


@pytest.mark.parametrize(
    ("kind", "accepts", "encoding"),
    [
        ("text/html; charset=utf-8", "gzip, br", "gzip"),
        ("application/problem+json", "gzip", "gzip"),
        ("text/html", "identity", None),
        ("image/webp", "gzip", None),
    ],
)
def test_text_is_compressed_for_whom_it_may_be(
    kind: str, accepts: str, encoding: str | None
) -> None:
    body = b"lamp " * 500

    answer = viewer(
        lambda _request: httpx.Response(200, content=body, headers={"Content-Type": kind})
    )("GET", "/", headers={"Accept-Encoding": accepts})

    assert answer.headers.get("content-encoding") == encoding
    assert answer.content == body
    if encoding:
        assert int(answer.headers["content-length"]) == len(gzip.compress(body, 6, mtime=0))


def test_binary_arrives_byte_by_byte() -> None:
    body = bytes(range(256)) * 4

    answer = viewer(
        lambda _request: httpx.Response(200, content=body, headers={"Content-Type": "image/avif"})
    )("GET", "/")

    assert answer.content == body


def test_more_than_ten_megabytes_are_refused() -> None:
    answer = viewer(echo)("POST", "/", content=b"x" * (10 * 1024 * 1024 + 1))

    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    ("fault", "status"), [(httpx.ConnectError("refused"), 502), (httpx.ReadTimeout("slow"), 504)]
)
def test_a_dead_origin_is_named(fault: httpx.TransportError, status: int) -> None:
    def behind(_request: httpx.Request) -> httpx.Response:
        raise fault

    as_program = viewer(behind)("GET", "/api")
    as_person = viewer(behind)("GET", "/", headers={"Accept": "text/html"})

    assert (as_program.status_code, as_program.json()["code"]) == (status, "origin_unreachable")
    assert "pages" in as_program.json()["message"]
    assert as_person.status_code == status
    assert as_person.headers["content-type"] == "text/html; charset=utf-8"
    assert "cloud.log" in as_person.text


@pytest.mark.parametrize(
    ("host", "chosen"),
    [
        ("dashboard.localhost:8080", "dashboard"),
        ("DASHBOARD.localhost", "dashboard"),
        ("volt.localhost:8080", "store"),
        ("shop.example.com", "store"),
        ("dashboard.example.com", "store"),
        ("127.0.0.1:8080", "loopback"),
        ("localhost", "loopback"),
    ],
)
def test_the_host_chooses(host: str, chosen: str) -> None:
    edge = ByHost({"dashboard": "dashboard"}, "loopback", "store")  # type: ignore[dict-item, arg-type]

    assert str(edge.chosen({"type": "http", "headers": [(b"host", host.encode())]})) == chosen


def test_the_dashboards_policy_is_that_of_the_stack() -> None:
    """Except for the places that live updates and uploads go to, suppliers' pictures and the shops
    in frames are at."""

    class Loader(yaml.SafeLoader):  # type: ignore[misc]
        """Reads `!Sub text` as text."""

    Loader.add_multi_constructor(
        "!", lambda loader, _tag, node: node.value if isinstance(node.value, str) else None
    )
    stack = yaml.load((ROOT / "infra/stacks/edge.yaml").read_text(), Loader)
    config = stack["Resources"]["StrictHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
    deployed = config["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    place = Place(8080, Path())
    local = security_headers(place)["Content-Security-Policy"]
    local = local.replace(f" {place.url('sandbox')};", ";")

    assert without_connections(local) == without_connections(deployed)


def without_connections(policy: str) -> set[str]:
    rules = {" ".join(rule.split()) for rule in policy.split(";")}
    return {rule for rule in rules if not rule.startswith(("connect-src", "frame-src"))}
