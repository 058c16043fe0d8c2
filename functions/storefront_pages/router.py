"""Which page answers which path: a table and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages.http import Request, Response
from windlass.kit.errors import AppError, NotFound

if TYPE_CHECKING:
    from storefront_pages.shops import Shop

LONGEST_NAME = 400  # characters

type Page = Callable[..., Response]  # (request, shop, **names of the path)


class PageNotFound(NotFound):
    code = "page_not_found"


class MethodNotAllowed(AppError):
    code = "method_not_allowed"
    status = HTTPStatus.METHOD_NOT_ALLOWED


class Part(Struct, frozen=True):
    """What stands between two slashes: a text, or a name for what ends in that text."""

    text: str
    name: str = ""


class Route(Struct, frozen=True):
    method: str
    parts: tuple[Part, ...]
    page: Page

    def names(self, segments: list[str]) -> dict[str, str] | None:
        """What the path gives its names, None when it is another path."""
        if len(segments) != len(self.parts):
            return None
        found = {}
        for part, segment in zip(self.parts, segments, strict=True):
            if not part.name:
                if segment != part.text:
                    return None
                continue
            named = segment.removesuffix(part.text)
            if not 0 < len(named) <= LONGEST_NAME or (part.text and named == segment):
                return None
            found[part.name] = named
        return found


def route(method: str, path: str, page: Page) -> Route:
    """`{name}` begins a segment of the path and becomes a keyword argument."""
    return Route(method, tuple(_part(segment) for segment in path.split("/")), page)


def answer(routes: tuple[Route, ...], request: Request, shop: Shop) -> Response:
    """Raises PageNotFound (404), or MethodNotAllowed (405) when only the method is wrong."""
    method = "GET" if request.method == "HEAD" else request.method
    is_known = False
    segments = request.path.split("/")
    for candidate in routes:
        names = candidate.names(segments)
        if names is None:
            continue
        is_known = True
        if candidate.method == method:
            return candidate.page(request, shop, **names)
    if is_known:
        raise MethodNotAllowed("This address does not take that.")
    raise PageNotFound("There is no page at this address.")


def _part(segment: str) -> Part:
    if not segment.startswith("{"):
        return Part(segment)
    name, _, text = segment[1:].partition("}")
    return Part(text, name)
