"""Signatures of the open platform (IopUtils of the official SDK)."""

from __future__ import annotations

import hmac
from collections.abc import Mapping


def sign(parameters: Mapping[str, str], secret: str, path: str = "") -> str:
    """Upper-case hex of HMAC-SHA256 over the sorted key+value pairs; a REST call puts its path
    in front, a call through /sync nothing."""
    text = path + "".join(f"{name}{parameters[name]}" for name in sorted(parameters))
    return hmac.digest(secret.encode(), text.encode(), "sha256").hex().upper()
