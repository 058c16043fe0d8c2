"""Is a message really from Stripe? Without the SDK, whose import costs half a second.

Wire fact (https://docs.stripe.com/webhooks#verify-manually): `Stripe-Signature: t=<unix>,v1=<hex>`,
several v1 while a secret is being rotated; signed is "<t>.<raw body>" with HMAC-SHA256.
"""

from __future__ import annotations

import hmac
import re

from windlass.kit import clock, config

TOLERANCE_SECONDS = 300
TIME = re.compile(r"[0-9]{1,12}")


def is_signed(body: str, header: str, *, secret: str | None = None) -> bool:
    """True for a body signed with our endpoint secret less than five minutes ago. Without a
    secret nothing is signed: an empty key could be forged by anyone."""
    key = config.STRIPE_WEBHOOK_SECRET if secret is None else secret
    parts = [part.partition("=") for part in header.split(",")]
    times = [value for name, _, value in parts if name.strip() == "t"]
    signatures = [value for name, _, value in parts if name.strip() == "v1"]
    if not key or len(times) != 1 or not TIME.fullmatch(times[0]):
        return False
    if abs(clock.now().timestamp() - int(times[0])) > TOLERANCE_SECONDS:
        return False
    expected = hmac.digest(key.encode(), f"{times[0]}.{body}".encode(), "sha256").hex()
    return any(hmac.compare_digest(expected.encode(), one.encode()) for one in signatures)
