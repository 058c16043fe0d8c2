"""Keys that let a program read a store.

Item           PK                         SK
ApiKey         STORE#<store>#APIKEYS      KEY#<id>     what the merchant sees
ApiKeyPointer  APIKEY#<sha256 of key>     APIKEY       what a caller is known by; only the hash
"""

from __future__ import annotations

from hashlib import sha256

from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, TableItem

KEYS = "KEY#"
POINTER_SK = "APIKEY"


def keys_pk(store_id: StoreId) -> str:
    return store_key(store_id, "APIKEYS")


def key_sk(key_id: str) -> str:
    return f"{KEYS}{key_id}"


def hash_of(secret: str) -> str:
    """Plain SHA-256: a key has 256 random bits, so there is nothing to guess slowly."""
    return sha256(secret.encode()).hexdigest()


def pointer_pk(key_hash: str) -> str:
    return f"APIKEY#{key_hash}"


class ApiKey(TableItem, discriminator="ApiKey"):
    key_id = UnicodeAttribute()
    name = UnicodeAttribute()
    start = UnicodeAttribute()  # of the key, to tell it from others
    key_hash = UnicodeAttribute()
    scopes = DocumentAttribute()  # {"granted": ["products:read", ...]}
    created_by = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()
    last_used_at = UTCDateTimeAttribute(null=True)


class ApiKeyPointer(TableItem, discriminator="ApiKeyPointer"):
    store_id = UnicodeAttribute()
    key_id = UnicodeAttribute()
    scopes = DocumentAttribute()
