"""The edge shares a page with everybody whom it fits, and with nobody else."""

import asyncio
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

from infra.local.edge.origin import Answer
from infra.local.edge.pages_cache import PagesCache

SHARED = "public, max-age=0, s-maxage=60"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Shop:
    """An origin that numbers its answers."""

    def __init__(self, *headers: tuple[str, str], status: int = 200):
        self.headers, self.status, self.asked = list(headers), status, 0

    async def fetch(self, request: Request) -> Answer:
        self.asked += 1
        return Answer(self.status, self.headers, f"page {self.asked}".encode())


def request(
    path: str = "/", *, host: str = "volt.localhost:8080", method: str = "GET", **headers: str
) -> Request:
    path, _, query = path.partition("?")
    sent = {"host": host} | headers
    return Request(
        {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [
                (name.replace("_", "-").encode(), value.encode()) for name, value in sent.items()
            ],
            "server": ("127.0.0.1", 8080),
            "scheme": "http",
        }
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ask(clock: Clock) -> Callable[..., list[tuple[str, str]]]:
    """The bodies of the answers to these requests, in order, and where they came from."""

    def asked(shop: Shop, *requests: Request, seconds: float = 0) -> list[tuple[str, str]]:
        cache, answers = PagesCache(shop, clock), []
        for one in requests:
            answer = asyncio.run(cache.fetch(one))
            answers.append((answer.body.decode(), answer.facts.get("X-Cache", "")))
            clock.now += seconds
        return answers

    return asked


Ask = Callable[..., list[tuple[str, str]]]
MISS, HIT = "Miss from edge", "Hit from edge"


def test_a_page_is_asked_for_once_while_it_is_fresh(ask: Ask) -> None:
    shop = Shop(("Cache-Control", SHARED))

    assert ask(shop, request(), request()) == [("page 1", MISS), ("page 1", HIT)]


def test_it_is_asked_for_again_when_its_time_is_up(ask: Ask) -> None:
    shop = Shop(("Cache-Control", SHARED))

    answers = ask(shop, request(), request(), request(), seconds=30)

    assert answers == [("page 1", MISS), ("page 1", HIT), ("page 2", MISS)]


@pytest.mark.parametrize(
    ("case", "first", "second"),
    [
        ("host", request(), request(host="other.localhost:8080")),
        ("path", request("/a"), request("/b")),
        ("country", request(), request(**{"cloudfront-viewer-country": "FR"})),
        ("variant", request("/p?variant=1"), request("/p?variant=2")),
        ("currency", request(), request(cookie="windlass_currency=EUR")),
        ("locale", request(), request(cookie="windlass_locale=de")),
    ],
)
def test_what_changes_a_page_keeps_it_apart(
    case: str, first: Request, second: Request, ask: Ask
) -> None:
    shop = Shop(("Cache-Control", SHARED))

    assert ask(shop, first, second)[1] == ("page 2", MISS), case


@pytest.mark.parametrize(
    ("case", "second"),
    [
        ("port", request(host="volt.localhost:9000")),
        ("campaign", request("/?utm_source=mail")),
        ("cart", request(cookie="cart=1234")),
    ],
)
def test_what_does_not_change_a_page_does_not(case: str, second: Request, ask: Ask) -> None:
    shop = Shop(("Cache-Control", SHARED))

    assert ask(shop, request(), second)[1] == ("page 1", HIT), case


@pytest.mark.parametrize(
    ("case", "shop"),
    [
        ("it says nothing", Shop()),
        ("it is private", Shop(("Cache-Control", "private, s-maxage=60"))),
        ("it must not be stored", Shop(("Cache-Control", "no-store, s-maxage=60"))),
        ("only browsers may keep it", Shop(("Cache-Control", "public, max-age=60"))),
        ("it sets a cookie", Shop(("Cache-Control", SHARED), ("Set-Cookie", "cart=1"))),
        ("it failed", Shop(("Cache-Control", SHARED), status=500)),
    ],
)
def test_it_is_not_shared_when(case: str, shop: Shop, ask: Ask) -> None:
    assert ask(shop, request(), request())[1] == ("page 2", MISS), case


def test_a_post_always_reaches_the_shop(ask: Ask) -> None:
    shop = Shop(("Cache-Control", SHARED))

    ask(shop, request(method="POST"), request(method="POST"))

    assert shop.asked == 2


def test_a_forced_reload_brings_the_new_page_to_everybody(ask: Ask) -> None:
    shop = Shop(("Cache-Control", SHARED))

    answers = ask(shop, request(), request(cache_control="no-cache"), request())

    assert answers == [("page 1", MISS), ("page 2", MISS), ("page 2", HIT)]


def test_pages_are_forgotten_by_the_store_that_they_are_of(clock: Clock) -> None:
    volt = Shop(("cache-control", SHARED), ("x-windlass-tags", "store-01abc"))
    other = Shop(("cache-control", SHARED), ("x-windlass-tags", "store-01xyz"))
    caches = [PagesCache(shop, clock) for shop in (volt, other)]
    for cache in caches:
        asyncio.run(cache.fetch(request()))
        cache.forget({"store-01abc"})
        asyncio.run(cache.fetch(request()))

    assert (volt.asked, other.asked) == (2, 1)


def test_the_edge_understands_what_the_sdk_of_cloudfront_sends(clock: Clock) -> None:
    volt = Shop(("cache-control", SHARED), ("x-windlass-tags", "store-01abc"))
    cache = PagesCache(volt, clock)
    asyncio.run(cache.fetch(request()))
    app = Starlette(
        routes=[
            Route("/2020-05-31/distribution/local/invalidation", cache.invalidate, methods=["POST"])
        ]
    )
    sent = botocore_request("#store-01ABC")

    answer = TestClient(app).post(sent.url, content=sent.body)

    assert (answer.status_code, "<Status>Completed</Status>" in answer.text) == (201, True)
    assert cache.pages == {}


def botocore_request(*tags: str) -> Any:
    """As the product's own client would send it, without sending it."""
    client = boto3.client(
        "cloudfront",
        region_name="us-east-1",
        endpoint_url="http://testserver",
        aws_access_key_id="none",
        aws_secret_access_key="none",
    )
    found = []

    def keep(request: Any, **_facts: Any) -> None:
        found.append(request)
        raise ConnectionAbortedError

    client.meta.events.register("before-send.cloudfront.CreateInvalidation", keep)
    paths = {"Quantity": len(tags), "Items": list(tags)}
    with pytest.raises(ConnectionAbortedError):
        client.create_invalidation(
            DistributionId="local",
            InvalidationBatch={"Paths": paths, "CallerReference": "one"},
        )
    return found[0]
