"""Envelope encryption of merchants' secrets: a data key per secret, itself encrypted by KMS.

Sealed bytes: version (1) | length of the encrypted key (2, big endian) | encrypted key | nonce (12)
| AES-256-GCM ciphertext with tag. The context (which store, which thing) is bound to both layers:
bytes copied to another store or field cannot be opened there.
"""

from __future__ import annotations

import secrets
from functools import lru_cache

from windlass.adapters import aws
from windlass.kit import config

VERSION = b"\x01"
NONCE_BYTES = 12


class SealBroken(Exception):
    """The bytes are not ours, were changed, or belong to another context."""


def seal(plaintext: bytes, context: dict[str, str]) -> bytes:
    """Encrypt under a fresh data key. One KMS call."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    made = aws.kms().generate_data_key(
        KeyId=config.KMS_KEY_ID, KeySpec="AES_256", EncryptionContext=context
    )
    wrapped, nonce = made["CiphertextBlob"], secrets.token_bytes(NONCE_BYTES)
    ciphertext = AESGCM(made["Plaintext"]).encrypt(nonce, plaintext, _bound(context))
    return VERSION + len(wrapped).to_bytes(2) + wrapped + nonce + ciphertext


def unseal(sealed: bytes, context: dict[str, str]) -> bytes:
    """Decrypt what `seal` made for the same context. At most one KMS call; the data keys of a
    warm container are remembered. Raises SealBroken."""
    from botocore.exceptions import ClientError
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if sealed[:1] != VERSION:
        raise SealBroken("unknown version")
    size = int.from_bytes(sealed[1:3])
    wrapped, rest = sealed[3 : 3 + size], sealed[3 + size :]
    try:
        key = _data_key(wrapped, tuple(sorted(context.items())))
        return AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], _bound(context))
    except (InvalidTag, ClientError) as error:
        raise SealBroken("these bytes do not belong here") from error


@lru_cache(maxsize=256)
def _data_key(wrapped: bytes, context: tuple[tuple[str, str], ...]) -> bytes:
    answer = aws.kms().decrypt(
        CiphertextBlob=wrapped, KeyId=config.KMS_KEY_ID, EncryptionContext=dict(context)
    )
    return answer["Plaintext"]


def _bound(context: dict[str, str]) -> bytes:
    return "\n".join(f"{name}={value}" for name, value in sorted(context.items())).encode()
