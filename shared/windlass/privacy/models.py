"""Requests of people about their data: to have it, and to be forgotten.

Item        PK                                    SK                        ttl
Erasure     STORE#<store>#PRIVACY                 ERASURE#<ulid>            proof that it was done
DataExport  STORE#<store>#CUSTOMER#<customer>     EXPORT#<ulid>             two weeks
ExportPart  STORE#<store>#CUSTOMER#<customer>     EXPORTPART#<ulid>#<n>     two weeks

An erasure knows the address only until it is done; afterwards it has its key alone, which proves
to somebody who asks again that it was done, and tells nobody who that is.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from pynamodb.attributes import (
    BinaryAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, IntegerAttribute, TableItem

EXPORT_KEPT_FOR: Final = timedelta(days=14)
ERASURES: Final = "ERASURE#"
EXPORTS: Final = "EXPORT#"
PARTS: Final = "EXPORTPART#"


class State(StrEnum):
    ASKED = "asked"
    DONE = "done"
    REFUSED = "refused"  # an order was placed before it could be done


def privacy_pk(store_id: StoreId) -> str:
    return store_key(store_id, "PRIVACY")


def customer_pk(store_id: StoreId, customer_id: str) -> str:
    return store_key(store_id, "CUSTOMER", customer_id)


def part_sk(export_id: str, number: int) -> str:
    return f"{PARTS}{export_id}#{number:04}"


class Erasure(TableItem, discriminator="Erasure"):
    erasure_id = UnicodeAttribute()
    email = UnicodeAttribute(null=True)  # until it is done
    email_key = UnicodeAttribute()
    customer_id = UnicodeAttribute(null=True)
    state = UnicodeAttribute()
    asked_by = UnicodeAttribute()  # "customer" or a user id
    asked_at = UTCDateTimeAttribute()
    done_at = UTCDateTimeAttribute(null=True)
    erased = DocumentAttribute(default=dict)  # how many of what; invoices_kept


class DataExport(TableItem, discriminator="DataExport"):
    export_id = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    state = UnicodeAttribute()
    asked_by = UnicodeAttribute()
    asked_at = UTCDateTimeAttribute()
    done_at = UTCDateTimeAttribute(null=True)
    parts = IntegerAttribute(default=0)
    ttl = TTLAttribute()


class ExportPart(TableItem, discriminator="ExportPart"):
    content = BinaryAttribute(legacy_encoding=False)  # JSON, compressed
    ttl = TTLAttribute()
