"""The words by which orders are found.

Item         PK                                   SK
OrderWord    STORE#<store>#ORDERWORDS#<begins>    <word>#<padded number>#<order>
OrderWords   STORE#<store>#ORDER#<order>          WORDS            all of one order

`<begins>` are the first two characters of the word, so that the words of a busy store do not share
one partition; a search therefore needs two characters. Written by a consumer of the order's events,
moments later.
"""

from __future__ import annotations

from pynamodb.attributes import ListAttribute, UnicodeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import IntegerAttribute, TableItem
from windlass.orders.models import sort_number

WORDS_SK = "WORDS"
SHORTEST = 2


def words_pk(store_id: StoreId, word: str) -> str:
    return store_key(store_id, "ORDERWORDS", word[:SHORTEST])


def word_sk(word: str, number: int, order_id: str) -> str:
    return f"{word}#{sort_number(number)}#{order_id}"


class OrderWord(TableItem, discriminator="OrderWord"):
    order_id = UnicodeAttribute()
    number = IntegerAttribute()


class OrderWords(TableItem, discriminator="OrderWords"):
    number = IntegerAttribute()
    words: ListAttribute[str] = ListAttribute(default=list)
    tracking: ListAttribute[str] = ListAttribute(default=list)  # those of them that parcels have
