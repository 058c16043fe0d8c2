"""Tokens for an API key: 15 days of access, 180 of refreshing, one new key token in 5 minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from windlass.adapters import supplier_http
from windlass.adapters.cj.wire import TIMEOUT_SECONDS, unwrapped
from windlass.kit import config


class Tokens(Struct, frozen=True):
    open_id: str
    access_token: str
    access_expires_at: datetime
    refresh_token: str
    refresh_expires_at: datetime


def sign_in(api_key: str, *, base_url: str = config.CJ_API_BASE) -> Tokens:
    """Raises SupplierAuthFailed for a wrong key, SupplierThrottled within five minutes of the
    last time."""
    return _tokens(base_url, "/authentication/getAccessToken", {"apiKey": api_key})


def refresh(refresh_token: str, *, base_url: str = config.CJ_API_BASE) -> Tokens:
    """Raises SupplierAuthFailed when the refresh token has ended."""
    return _tokens(base_url, "/authentication/refreshAccessToken", {"refreshToken": refresh_token})


def _tokens(base_url: str, path: str, body: Mapping[str, str]) -> Tokens:
    answer = supplier_http.exchange(
        "POST", base_url + path, writes=False, timeout_seconds=TIMEOUT_SECONDS, json_body=body
    )
    data: Mapping[str, Any] = unwrapped(answer, writes=False)
    return Tokens(
        open_id=str(data["openId"]),
        access_token=str(data["accessToken"]),
        access_expires_at=_moment(data["accessTokenExpiryDate"]),
        refresh_token=str(data["refreshToken"]),
        refresh_expires_at=_moment(data["refreshTokenExpiryDate"]),
    )


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone(UTC)
