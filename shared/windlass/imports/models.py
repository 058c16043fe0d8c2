"""What was imported from where, so that nothing is imported twice.

Item              PK                                      SK
ImportedProduct   STORE#<store>#IMPORT#<platform>#<id>    IMPORT     -> product

It is claimed before anything else is written, with the id that the product will have, and keeps
the pictures that were stored already: whoever takes up a broken import goes on from there.
"""

from __future__ import annotations

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, IntegerAttribute, TableItem

IMPORT_SK = "IMPORT"


def import_pk(store_id: StoreId, platform: str, external_id: str) -> str:
    return store_key(store_id, "IMPORT", platform, external_id)


class ImportedProduct(TableItem, discriminator="ImportedProduct"):
    product_id = UnicodeAttribute()
    supplier_id = UnicodeAttribute()
    url = UnicodeAttribute()
    is_complete = BooleanAttribute(default=False)
    leased_until = IntegerAttribute(default=0)  # Unix seconds: somebody works on it
    attempt = IntegerAttribute(default=1)
    uploads = DocumentAttribute(default=dict)  # picture's address -> upload id
    started_at = UTCDateTimeAttribute()
