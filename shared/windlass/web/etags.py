"""Optimistic locking over HTTP: a reader gets an ETag, a writer hands it back."""

import re

from windlass.kit.errors import PreconditionRequired, Stale

VERSION = re.compile(r"[0-9]{1,15}")


class VersionStale(Stale):
    code = "version_stale"


class IfMatchMissing(PreconditionRequired):
    code = "if_match_missing"


def etag(version: int) -> str:
    return f'"{version}"'


def version_in(if_match: str | None) -> int:
    """The version a writer last saw. Raises IfMatchMissing (428) without the header and
    VersionStale (412) for one that is not ours, which cannot be the current one."""
    if if_match is None:
        raise IfMatchMissing("Send the ETag you last read as If-Match.")
    digits = if_match.removeprefix("W/").strip('"')
    if not VERSION.fullmatch(digits):
        raise VersionStale("This was changed since you last read it.")
    return int(digits)


def stale() -> VersionStale:
    """The error for a write whose version condition failed."""
    return VersionStale("This was changed since you last read it. Reload it and try again.")
