"""The password of a closed store, and the pass that a visitor who knew it carries on.

scrypt comes with Python, so that pages need not load a library for it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode

from windlass.kit.signing import is_signed, sign

SALT_BYTES = 16


def hashed(password: str) -> str:
    salt = secrets.token_bytes(SALT_BYTES)
    return b64encode(salt + _digest(password, salt)).decode()


def matches(password: str, password_hash: str) -> bool:
    raw = b64decode(password_hash)
    salt, digest = raw[:SALT_BYTES], raw[SALT_BYTES:]
    return hmac.compare_digest(_digest(password, salt), digest)


def visitor_pass(store_id: str, password_hash: str) -> str:
    """What the cookie of a visitor holds who gave the password. Over when it is changed."""
    return sign("visitor-pass", f"{store_id}\n{password_hash}").hex()


def is_pass(claimed: str, store_id: str, password_hash: str) -> bool:
    return is_signed(
        claimed, "visitor-pass", f"{store_id}\n{password_hash}", shaped=lambda made: made.hex()
    )


def _digest(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
