"""OAuth: the page a buyer approves us on, and tokens for the code that comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct

from windlass.adapters.aliexpress.wire import App, rest
from windlass.kit import config


class Tokens(Struct, frozen=True):
    account_id: str
    account_name: str
    access_token: str
    access_expires_at: datetime
    refresh_token: str
    refresh_expires_at: datetime


def authorize_url(redirect_uri: str, state: str, app: App | None = None) -> str:
    """Where to send the merchant's browser. `state` comes back unchanged."""
    query = {
        "response_type": "code",
        "force_auth": "true",
        "redirect_uri": redirect_uri,
        "client_id": (app or App()).key,
        "state": state,
    }
    return f"{config.ALIEXPRESS_AUTHORIZE_URL}?{urlencode(query)}"


def sign_in(code: str, app: App | None = None) -> Tokens:
    """Raises SupplierAuthFailed for a code that is old, used or made up."""
    return _tokens(rest(app or App(), "/auth/token/create", {"code": code}), "")


def refresh(refresh_token: str, app: App | None = None) -> Tokens:
    """The answer may carry a new refresh token; without one the old one stays. Raises
    SupplierAuthFailed when the refresh token has ended."""
    answer = rest(app or App(), "/auth/token/refresh", {"refresh_token": refresh_token})
    return _tokens(answer, refresh_token)


def _tokens(answer: Mapping[str, Any], previous_refresh: str) -> Tokens:
    return Tokens(
        account_id=str(answer["user_id"]),
        account_name=str(answer.get("user_nick") or answer.get("account") or answer["user_id"]),
        access_token=str(answer["access_token"]),
        access_expires_at=_moment(answer["expire_time"]),
        refresh_token=str(answer.get("refresh_token") or previous_refresh),
        refresh_expires_at=_moment(answer["refresh_token_valid_time"]),
    )


def _moment(milliseconds: object) -> datetime:
    return datetime.fromtimestamp(int(str(milliseconds)) // 1000, UTC)
