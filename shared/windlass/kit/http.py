"""The one client for addresses that people or suppliers gave us.

Server-side request forgery is stopped at the socket: a host is resolved once, every address it has
must be public, and the connection goes to the checked address (no second look-up to rebind).
Redirects are followed by hand so that each hop is checked. Sizes and times are bounded.
"""

from __future__ import annotations

import ipaddress
import socket

import httpx
from msgspec import Struct

from windlass.kit import config
from windlass.kit.errors import Invalid, UpstreamFailed

MAX_REDIRECTS = 3
UNICAST = ipaddress.IPv6Network("2000::/3")  # what of IPv6 is given to anybody in the world
USER_AGENT = "Windlass/1.0 (+https://windlass.example/fetch)"


class AddressRefused(Invalid):
    """The address is not a public http(s) one."""

    code = "address_refused"


class FetchFailed(UpstreamFailed):
    code = "fetch_failed"


class Fetched(Struct, frozen=True):
    url: str
    content_type: str  # without parameters, lower case; "" when the server named none
    body: bytes


class _PublicOnly(httpx.HTTPTransport):
    """Connects to the address that was checked, with the name kept for TLS and the Host header."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host, port = request.url.host, request.url.port or _default_port(request.url.scheme)
        if f"{host}:{port}" not in config.FETCH_ALLOWED_HOSTS:
            address = _checked_address(host, port)
            request.extensions["sni_hostname"] = host
            request.url = request.url.copy_with(host=address)
        return super().handle_request(request)


def fetch(url: str, *, max_bytes: int, timeout_seconds: float = 10) -> Fetched:
    """GET a public address. Raises AddressRefused (422) for anything that is not one, FetchFailed
    (502) when it does not answer 200 in time or sends more than `max_bytes`."""
    with httpx.Client(
        transport=_PublicOnly(retries=1),
        timeout=timeout_seconds,
        headers={"User-Agent": USER_AGENT},
        trust_env=False,
    ) as client:
        for _hop in range(MAX_REDIRECTS + 1):
            _require_http(url)
            try:
                with client.stream("GET", url) as response:
                    if response.is_redirect:
                        url = _target(url, response)
                        continue
                    if response.status_code != httpx.codes.OK:
                        raise FetchFailed(f"{url} answered {response.status_code}.")
                    content_type = response.headers.get("content-type", "").split(";")[0]
                    return Fetched(url, content_type.strip().lower(), _read(response, max_bytes))
            except httpx.HTTPError as error:
                raise FetchFailed(f"{url} could not be read: {type(error).__name__}.") from error
        raise FetchFailed(f"{url} redirects more than {MAX_REDIRECTS} times.")


def _target(url: str, response: httpx.Response) -> str:
    """Where a redirect leads; it is checked like any other address. Raises FetchFailed."""
    try:
        return str(httpx.URL(url).join(response.headers["location"]))
    except (KeyError, httpx.InvalidURL):
        raise FetchFailed(f"{url} redirects to nowhere.") from None


def _read(response: httpx.Response, max_bytes: int) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > max_bytes:
            raise FetchFailed(f"{response.url} is larger than {max_bytes} bytes.")
    return bytes(body)


def _require_http(url: str) -> None:
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL:
        raise AddressRefused(f"{url} is not a web address.") from None
    if parsed.scheme not in ("http", "https") or not parsed.host or parsed.userinfo:
        raise AddressRefused(f"{url} is not a public web address.")


def _default_port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _checked_address(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise AddressRefused(f"{host} has no address.") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not all(map(_is_public, addresses)):
        raise AddressRefused(f"{host} is not a public address.")
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped.is_global and not ip.ipv4_mapped.is_multicast
        if ip not in UNICAST:  # others may stand for addresses of IPv4 within a network (NAT64)
            return False
    return ip.is_global and not ip.is_multicast
