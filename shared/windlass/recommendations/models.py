"""What a merchant recommends with a product.

Item     PK                                        SK
Pairs    STORE#<store>#RECOMMENDATIONS#<product>   PAIRS     products, in the merchant's order
"""

from __future__ import annotations

from pynamodb.attributes import ListAttribute, UnicodeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import IntegerAttribute, TableItem

PAIRS_SK = "PAIRS"


def pairs_pk(store_id: StoreId, product_id: str) -> str:
    return store_key(store_id, "RECOMMENDATIONS", product_id)


class Pairs(TableItem, discriminator="Pairs"):
    product_id = UnicodeAttribute()
    paired_ids: ListAttribute[str] = ListAttribute(default=list)
    version = IntegerAttribute(default=1)
