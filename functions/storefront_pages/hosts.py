"""Which host a request is for: the viewer's, believed only from our own edge."""

from __future__ import annotations

import hmac

from windlass.kit import config
from windlass.kit.errors import Forbidden


class NotFromTheEdge(Forbidden):
    code = "not_from_the_edge"


def viewer_host(headers: dict[str, str]) -> str:
    """The host that the viewer asked for, in lower case and without port.

    Raises NotFromTheEdge (403) when the request did not come through the edge: whoever calls the
    gateway directly could otherwise pose as a visitor of any store.
    """
    secret = headers.get("x-windlass-edge", "").encode()
    if not config.EDGE_SECRET or not hmac.compare_digest(secret, config.EDGE_SECRET.encode()):
        raise NotFromTheEdge("This page is served at the shop's own address only.")
    return headers.get("x-windlass-host", "").lower().partition(":")[0]
