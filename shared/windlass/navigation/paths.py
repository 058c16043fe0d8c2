"""Which addresses may be redirected, and to where. Pure."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from windlass.kit.errors import FieldProblem
from windlass.navigation.errors import RedirectInvalid

LONGEST: Final = 300
RESERVED: Final = (
    *("/account", "/api", "/assets", "/cart", "/checkout", "/discount", "/media", "/orders"),
    *("/password", "/robots.txt", "/sitemap.xml"),
)
_BAD: Final = re.compile(r"[\x00-\x20\x7f\\<>\"{}|^`]")


def source(text: str, *, field: str = "path") -> str:
    """The one spelling of an address that may lead elsewhere: small letters, no slash at the end,
    nothing behind `?` or `#`. A whole address of a shop is taken for its path. Raises
    RedirectInvalid (422)."""
    try:
        path = normal(urlsplit(text.strip()).path if "://" in text else text)
    except ValueError:  # http://[
        path = ""
    _require(path.startswith("/") and len(path) > 1, field, "path", "Begin with a slash: /old-page")
    _require(len(path) <= LONGEST, field, "too_long", f"At most {LONGEST} characters.")
    _require(not _BAD.search(path), field, "characters", "Write spaces and the like as %20.")
    is_reserved = any(path == one or path.startswith(f"{one}/") for one in RESERVED)
    _require(not is_reserved, field, "reserved", f"{path} belongs to the shop itself.")
    return path


def target(text: str, *, field: str = "target") -> str:
    """Where a redirect leads: a path on the same shop, with what is behind it. Raises
    RedirectInvalid (422)."""
    text = text.strip()
    is_path = text.startswith("/") and not text.startswith("//")
    _require(is_path, field, "path", "Begin with a slash: /new-page")
    _require(len(text) <= LONGEST, field, "too_long", f"At most {LONGEST} characters.")
    _require(not _BAD.search(text), field, "characters", "Write spaces and the like as %20.")
    return quote(text, safe="/%:@!$&'()*+,;=-._~?#[]")  # a header has no other letters


def normal(path: str) -> str:
    """As paths are compared."""
    bare = path.split("?", 1)[0].split("#", 1)[0].strip()
    spelled = quote(unquote(bare), safe="/%:@!$&'()*+,;=-._~").lower()
    return "/" + spelled.strip("/") if spelled.startswith("/") else spelled


def _require(is_right: bool, field: str, rule: str, message: str) -> None:
    if not is_right:
        raise RedirectInvalid(message, fields=(FieldProblem(field, rule, message),))
