"""From what a merchant pastes to the product that it names. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from windlass.imports.errors import ReferenceUnknown

CJ, ALIEXPRESS = "cj", "aliexpress"
SHORT_LINKS = {"a.aliexpress.com", "s.click.aliexpress.com"}
_ALIEXPRESS_HOST = re.compile(r"(?:[\w-]+\.)*aliexpress\.(?:com|us|ru)")
_ALIEXPRESS_PATH = re.compile(
    r"/(?:item|i|store/product)/(?:[^/]+/)?(?:[\d_]*_)?(\d{8,20})(?:\.html)?/?"
)
_CJ_HOST = re.compile(r"(?:[\w-]+\.)*cjdropshipping\.(?:com|cn)")
_CJ_PATH = re.compile(r"/product/(?:.*-p-)?([0-9A-Fa-f-]{16,40})(?:\.html)?/?")
_CJ_ID = re.compile(r"\d{18,20}|[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}", re.IGNORECASE)
_CJ_SKU = re.compile(r"(CJ[A-Z]{2,6}\d{5,9})(?:\d{2}[A-Z]{2})?")
_ALIEXPRESS_ID = re.compile(r"\d{8,17}")


class Reference(Struct, frozen=True):
    """`external_id` is a product's id, or at CJ its SKU."""

    platform: str
    external_id: str


def is_short_link(text: str) -> bool:
    """Whether only following it tells which product it is."""
    return (urlsplit(_with_scheme(text)).hostname or "") in SHORT_LINKS


def parse(text: str) -> Reference:
    """Raises ReferenceUnknown (422)."""
    given = text.strip()
    found = _of_address(given) if "/" in given else _of_id(given)
    if found is None:
        raise ReferenceUnknown.field(
            "url_or_id",
            "unknown_reference",
            "Paste the address of a product at CJ or AliExpress, or its number.",
        )
    return found


def _of_address(given: str) -> Reference | None:
    parts = urlsplit(_with_scheme(given))
    host, path = parts.hostname or "", parts.path
    if _ALIEXPRESS_HOST.fullmatch(host):
        match = _ALIEXPRESS_PATH.fullmatch(path)
        return Reference(ALIEXPRESS, match[1]) if match else None
    if _CJ_HOST.fullmatch(host):
        if path.endswith("product-detail.html"):
            [named] = parse_qs(parts.query).get("id", [""])[:1]
            return Reference(CJ, named) if _CJ_ID.fullmatch(named) else None
        match = _CJ_PATH.fullmatch(path)
        return Reference(CJ, match[1]) if match and _CJ_ID.fullmatch(match[1]) else None
    return None


def _of_id(given: str) -> Reference | None:
    if _CJ_ID.fullmatch(given):
        return Reference(CJ, given)
    if match := _CJ_SKU.fullmatch(given.upper()):
        return Reference(CJ, match[1])
    return Reference(ALIEXPRESS, given) if _ALIEXPRESS_ID.fullmatch(given) else None


def _with_scheme(given: str) -> str:
    return given if "://" in given else f"https://{given}"
