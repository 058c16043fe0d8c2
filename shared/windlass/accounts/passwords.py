"""Passwords of merchants: argon2id, and which ones are refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from windlass.kit.errors import Invalid
from windlass.kit.text import normalise_email

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 128
COMMON = Path(__file__).with_name("common_passwords.txt")


def require_strong(password: str, *, email: str, field: str = "password") -> None:
    """Raises Invalid (422) with the rule that the password breaks."""
    if len(password) < SHORTEST:
        raise Invalid.field(
            field, "password_too_short", f"Use at least {SHORTEST} characters; a sentence is good."
        )
    if len(password) > LONGEST:
        raise Invalid.field(field, "password_too_long", f"Use at most {LONGEST} characters.")
    plain = password.strip().lower()
    if plain in (normalise_email(email), normalise_email(email).split("@")[0]):
        raise Invalid.field(field, "password_is_email", "Do not use your e-mail address.")
    if plain in _common() or len(set(plain)) < 4:
        raise Invalid.field(
            field, "password_common", "This password is among the first that are guessed."
        )


def hashed(password: str) -> str:
    """About 60 ms and 32 MiB, by design."""
    return str(_hasher().hash(password))


def matches(password: str, password_hash: str | None) -> bool:
    """Takes as long without a hash (nobody has that address) as with one."""
    from argon2.exceptions import VerificationError

    try:
        _hasher().verify(password_hash or _nobodys_hash(), password)
    except VerificationError:
        return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Made with weaker parameters than today's."""
    return bool(_hasher().check_needs_rehash(password_hash))


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=3, memory_cost=32_768, parallelism=1)


@cache
def _nobodys_hash() -> str:
    return hashed("no account has this password")


@cache
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text().split())
