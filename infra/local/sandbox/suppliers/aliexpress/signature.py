"""Signatures of the open platform, as the sandbox checks and makes them."""

from __future__ import annotations

import hmac
from collections.abc import Mapping


def sign(parameters: Mapping[str, str], secret: str, path: str = "") -> str:
    """Upper-case hex of HMAC-SHA256 over the sorted key+value pairs, behind the path of a REST
    call (nothing for /sync)."""
    pairs = "".join(f"{name}{parameters[name]}" for name in sorted(parameters) if name != "sign")
    return hmac.digest(secret.encode(), (path + pairs).encode(), "sha256").hex().upper()


def of_message(body: bytes, app_key: str, secret: str) -> str:
    """The Authorization header of a push message."""
    return hmac.digest(secret.encode(), app_key.encode() + body, "sha256").hex()
