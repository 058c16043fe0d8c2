"""Keeps pages as CloudFront's cache policy for storefronts does (infra/stacks/edge.yaml)."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from infra.local.edge.origin import Answer

IGNORED = set(  # what campaigns add; any other parameter may narrow a list, by whatever option
    "utm_source utm_medium utm_campaign utm_term utm_content gclid fbclid msclkid".split()
)
COOKIES = ("windlass_currency", "windlass_locale")
COUNTRY = "cloudfront-viewer-country"  # CloudFront tells it; here, whoever wants to be elsewhere
KEPT_STATUSES = {200, 301, 308, 404, 410}
MOST_PAGES = 500
TAGS = "x-windlass-tags"  # infra/stacks/edge.yaml: CacheTagConfig
INVALIDATED = (
    '<Invalidation xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">'
    "<Id>LOCAL</Id><Status>Completed</Status></Invalidation>"
)

Key = tuple[str, str, str, tuple[tuple[str, str], ...], tuple[str, ...]]


class Source(Protocol):
    async def fetch(self, request: Request) -> Answer: ...


@dataclass
class Kept:
    answer: Answer
    kept_at: float
    fresh_until: float


class PagesCache:
    def __init__(self, origin: Source, clock: Callable[[], float] = time.monotonic):
        self.origin, self.clock = origin, clock
        self.pages: OrderedDict[Key, Kept] = OrderedDict()

    async def serve(self, request: Request) -> Response:
        return (await self.fetch(request)).response(request)

    async def fetch(self, request: Request) -> Answer:
        if request.method not in ("GET", "HEAD"):
            return await self.origin.fetch(request)
        key, now = key_of(request), self.clock()
        kept = self.pages.get(key)
        # A forced reload asks again: CloudFront would not, but whoever edits a page must see it.
        if kept and now < kept.fresh_until and not wants_fresh(request):
            self.pages.move_to_end(key)
            facts = {"X-Cache": "Hit from edge", "Age": str(int(now - kept.kept_at))}
            return Answer(kept.answer.status, kept.answer.headers, kept.answer.body, facts)
        answer = await self.origin.fetch(request)
        self.pages.pop(key, None)
        seconds = seconds_kept(answer)
        if seconds:
            self.pages[key] = Kept(answer, now, now + seconds)
            if len(self.pages) > MOST_PAGES:
                self.pages.popitem(last=False)
        return Answer(answer.status, answer.headers, answer.body, {"X-Cache": "Miss from edge"})

    async def invalidate(self, request: Request) -> Response:
        """CloudFront's CreateInvalidation, for tags only."""
        found = re.findall(rb"<Path>#([^<]*)</Path>", await request.body())
        self.forget({tag.decode("ascii").lower() for tag in found})
        return Response(INVALIDATED, 201, media_type="text/xml")

    def forget(self, tags: set[str]) -> None:
        """Tags are compared without regard to capitals."""
        for key in [key for key, kept in self.pages.items() if tags & tags_of(kept.answer)]:
            del self.pages[key]


def tags_of(answer: Answer) -> set[str]:
    return {tag.strip() for tag in answer.header(TAGS).lower().split(",")}


def key_of(request: Request) -> Key:
    query = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return (
        request.method,
        request.headers.get("host", "").lower().partition(":")[0],
        request.url.path,
        tuple(sorted(pair for pair in query if pair[0] not in IGNORED)),
        (*(request.cookies.get(name, "") for name in COOKIES), request.headers.get(COUNTRY, "")),
    )


def wants_fresh(request: Request) -> bool:
    return "no-cache" in request.headers.get("cache-control", "")


def seconds_kept(answer: Answer) -> int:
    """How long the page may be shared: s-maxage, and nothing that is anybody's own."""
    rules = answer.header("cache-control").lower()
    if answer.status not in KEPT_STATUSES or answer.header("set-cookie"):
        return 0
    if re.search(r"\b(private|no-store|no-cache)\b", rules):
        return 0
    found = re.search(r"\bs-maxage=(\d+)", rules)
    return int(found[1]) if found else 0
