"""Addresses from outside are public ones, and servers that answer nonsense are told as failures."""

from __future__ import annotations

import httpx
import pytest

from windlass.kit import http
from windlass.kit.http import AddressRefused, FetchFailed


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00:ec2::254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[::7f00:1]/",
        "http://[fec0::1]/",
        "http://[2002:7f00:1::]/",
        "http://0.0.0.0/",
        "http://localhost/",
        "http://2130706433/",
        "http://user:secret@127.0.0.1/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "http://",
        "http://[::1",
    ],
)
def test_what_is_not_public_is_not_fetched(url: str) -> None:
    with pytest.raises(AddressRefused):
        http.fetch(url, max_bytes=10, timeout_seconds=1)


@pytest.mark.parametrize("headers", [{}, {"location": "http://[::1"}])
def test_a_redirect_to_nowhere_is_a_failed_fetch(headers: dict[str, str]) -> None:
    response = httpx.Response(302, headers=headers)
    with pytest.raises(FetchFailed, match="redirects to nowhere"):
        http._target("https://shop.test/picture.png", response)


def test_a_redirect_is_followed_from_where_it_was_met() -> None:
    response = httpx.Response(301, headers={"location": "../other.png"})
    target = http._target("https://shop.test/a/b/picture.png", response)
    assert target == "https://shop.test/a/other.png"
