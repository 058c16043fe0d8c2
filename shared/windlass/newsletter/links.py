"""The addresses behind the links of mails. They open pages with a button: whoever only follows a
link, as scanners of mail do, changes nothing."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Final
from urllib.parse import urlencode

from windlass.kit.signing import is_signed, sign

BYTES: Final = 18  # 144 bits: cannot be guessed, still fits a line of a mail


def confirm_url(store_url: str, *, store_id: str, email_key: str, request_id: str) -> str:
    told = f"{store_id}\n{email_key}\n{request_id}"
    token = _shaped(sign("newsletter-confirm", told))
    query = urlencode({"key": email_key, "request": request_id, "token": token})
    return f"{store_url}/newsletter/confirm?{query}"


def leave_url(store_url: str, *, store_id: str, email_key: str) -> str:
    """It never ends: a way out must work in the oldest mail."""
    token = _shaped(sign("newsletter-leave", f"{store_id}\n{email_key}"))
    query = urlencode({"key": email_key, "token": token})
    return f"{store_url}/newsletter/unsubscribe?{query}"


def may_confirm(token: str, *, store_id: str, email_key: str, request_id: str) -> bool:
    told = f"{store_id}\n{email_key}\n{request_id}"
    return is_signed(token, "newsletter-confirm", told, shaped=_shaped)


def may_leave(token: str, *, store_id: str, email_key: str) -> bool:
    return is_signed(token, "newsletter-leave", f"{store_id}\n{email_key}", shaped=_shaped)


def _shaped(digest: bytes) -> str:
    return urlsafe_b64encode(digest[:BYTES]).decode()
