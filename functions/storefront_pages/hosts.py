"""Which store a request is for: the viewer's host, believed only from our own edge."""

from __future__ import annotations

import hmac
import re
from urllib.parse import urlsplit

from windlass.kit import config
from windlass.kit.errors import Forbidden


class NotFromTheEdge(Forbidden):
    code = "not_from_the_edge"


_HOST = urlsplit(config.STOREFRONT_URL_TEMPLATE.replace("{slug}", "slug--here")).hostname or ""
_SLUG = re.compile(re.escape(_HOST).replace(r"slug\-\-here", r"(?P<slug>[a-z0-9-]{1,63})") + r"\Z")


def viewer_host(headers: dict[str, str]) -> str:
    """The host that the viewer asked for, in lower case and without port.

    Raises NotFromTheEdge (403) when the request did not come through the edge: whoever calls the
    gateway directly could otherwise pose as any store.
    """
    secret = headers.get("x-windlass-edge", "")
    if not config.EDGE_SECRET or not hmac.compare_digest(
        secret.encode(), config.EDGE_SECRET.encode()
    ):
        raise NotFromTheEdge("This page is served at the shop's own address only.")
    return headers.get("x-windlass-host", "").lower().partition(":")[0]


def slug_of(host: str) -> str | None:
    """The store's slug in a host of ours, or None for any other host."""
    match = _SLUG.match(host)
    return match["slug"] if match else None
