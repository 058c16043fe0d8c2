"""Headers that keep a page to itself, and tokens that tell our forms from forged ones."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from storefront_pages.http import Request
from windlass.kit.errors import Forbidden
from windlass.kit.signing import is_signed, sign


class FormForged(Forbidden):
    code = "form_forged"


@lru_cache(maxsize=512)
def content_security_policy(
    theme_css: str, *, pays_at: str = "", frames: tuple[str, ...] = (), framed_by: str = ""
) -> str:
    """No inline code at all; of inline styles, only the store's own variables, by their hash.

    A hash and not a nonce, because pages are cached. `pays_at` is the origin of the payment page:
    a browser applies form-action to the redirect that follows our own form, too. `frames` are the
    origins of players that the page loads when they are wanted, `framed_by` the one that may show
    the page inside its own.
    """
    style = b64encode(sha256(theme_css.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'sha256-{style}'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            f"form-action 'self' {pays_at}".strip(),
            "base-uri 'none'",
            f"frame-ancestors {framed_by or "'none'"}",
            *([f"frame-src {' '.join(frames)}"] if frames else []),
        )
    )


def headers(request: Request | None, policy: str) -> dict[str, str]:
    """What every answer carries. Strict transport is promised only where it is true."""
    found = {
        "Content-Security-Policy": policy,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if request is not None and request.is_secure:
        found["Strict-Transport-Security"] = "max-age=31536000"
    return found


def form_token(bound_to: str) -> str:
    """The token for a form of whoever holds this cart, order or nothing (an empty string)."""
    return sign("csrf", bound_to).hex()


def require_own_form(request: Request, *, bound_to: str = "") -> None:
    """Raises FormForged (403) unless the form came from a page of ours.

    The browser's word for the origin is enough, because a cached page cannot carry a token of its
    visitor; without that word (old browsers) the token decides, and with a foreign word nothing
    helps.
    """
    says_origin = "sec-fetch-site" in request.headers or "origin" in request.headers
    if says_origin and not request.is_same_origin:
        raise FormForged("This form came from another site. Go back to the shop and try again.")
    if says_origin and not bound_to:
        return
    sent = request.form.get("csrf", "")
    is_ours = is_signed(sent, "csrf", bound_to, shaped=lambda made: made.hex())
    if not bound_to or not is_ours:
        raise FormForged("This form is out of date. Reload the page and try again.")
