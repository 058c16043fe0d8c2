"""Languages in addresses: the shop's own has none, the others begin the path (`/de/products`).

Pages and templates write paths without it; every answer passes through `spoken`, the one place
that adds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storefront_pages.http import Response

# files and machines' addresses are the same in every language
_SHARED = re.compile(
    r"/(assets|media|api|sitemaps|\.well-known)/|/(robots\.txt|sw\.js|llms\.txt|sitemap[^/]*\.xml|country)\b"
)
_LINKS = re.compile(r'(?<=\s)((?:href|action|formaction|data-from|data-[a-z-]*path)=")(/[^"]*)')


def added(path: str, prefix: str) -> str:
    """The path in a language. Doing it twice adds nothing."""
    if not prefix or path.startswith("//") or _SHARED.match(path):
        return path
    after = path.removeprefix(prefix)
    if after != path and after[:1] in ("", "/", "?", "#"):
        return path
    is_home = path[1:2] in ("", "?", "#")
    return prefix + (path[1:] if is_home else path)


def taken(path: str, codes: tuple[str, ...]) -> tuple[str, str]:
    """(code, the rest) of a path that begins with one of these languages; no code otherwise."""
    first, _, rest = path.removeprefix("/").partition("/")
    code = first.lower()
    return (code, f"/{rest.lstrip('/')}") if code in codes else ("", path)


def spoken(response: Response, prefix: str) -> Response:
    """Its links and redirects lead on in the language of the visit."""
    if not prefix:
        return response
    location = response.headers.get("Location", "")
    if location.startswith("/"):
        response.headers["Location"] = added(location, prefix)
    if response.content_type.startswith("text/html"):
        response.body = _LINKS.sub(lambda found: found[1] + added(found[2], prefix), response.body)
    return response
