"""Where a store's search index is, what its merchant decided about searching, what was searched.

Item            PK                                SK                 Indexes
SearchIndex     STORE#<store>#SEARCH              INDEX              GSI3 SEARCHINDEX#DUE / <store>
SearchRules     STORE#<store>#SEARCH              RULES              synonyms, pins, hides
PopularQueries  STORE#<store>#SEARCH              POPULAR            of the last days
DirtyProduct    STORE#<store>#SEARCHDIRTY         <product>, PLACES  changed since the last version
ProductSales    STORE#<store>#SEARCHSALES         <product>          units sold: a tie-breaker
QueryCount      STORE#<store>#SEARCHES#<day>      <query>            kept 40 days
SearchDay       STORE#<store>#SEARCHDAYS          <yyyy-mm-dd>       totals and top queries

SearchDay: GSI3 SEARCHDAY#<day> / <store>.

One query of the first partition tells a searching function all it needs beside the file in S3. GSI3
of the index holds it while something waits to be built: the sweeper looks there.
"""

from __future__ import annotations

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentsAttribute, IntegerAttribute, TableItem

INDEX_SK, RULES_SK, POPULAR_SK = "INDEX", "RULES", "POPULAR"
DUE = "SEARCHINDEX#DUE"
PLACES = "PLACES"  # marked like a product: categories, collections and pages
FIRST_RULES = 1  # the version of rules that nobody has written yet


def search_pk(store_id: StoreId) -> str:
    return store_key(store_id, "SEARCH")


def dirty_pk(store_id: StoreId) -> str:
    return store_key(store_id, "SEARCHDIRTY")


def sales_pk(store_id: StoreId) -> str:
    return store_key(store_id, "SEARCHSALES")


def queries_pk(store_id: StoreId, day: str) -> str:
    return store_key(store_id, "SEARCHES", day)


def days_pk(store_id: StoreId) -> str:
    return store_key(store_id, "SEARCHDAYS")


def day_pointer(day: str) -> str:
    return f"SEARCHDAY#{day}"


class SearchPart(TableItem):
    """Whatever lies in the partition that searching reads."""


class SearchIndex(SearchPart, discriminator="SearchIndex"):
    """`version` counts swaps: a builder names the one that it began from."""

    store_id = UnicodeAttribute()
    version = IntegerAttribute(default=0)  # 0: there is no file yet
    schema = IntegerAttribute(default=0)
    key = UnicodeAttribute(default="")  # of the file in S3
    products = IntegerAttribute(default=0)
    bytes = IntegerAttribute(default=0)  # as it is kept, compressed
    built_at = UTCDateTimeAttribute(null=True)
    build_ms = IntegerAttribute(default=0)
    is_rebuilt = BooleanAttribute(default=False)  # the last build was a full one
    rebuild = UnicodeAttribute(null=True)  # the token of a full build that is wanted
    waiting = UnicodeAttribute(null=True)  # the token of the latest change that is not built yet
    waiting_since = UTCDateTimeAttribute(null=True)
    builder = UnicodeAttribute(null=True)  # who holds the lease
    builds_until = IntegerAttribute(default=0)  # Unix milliseconds: when it ends
    done = IntegerAttribute(default=0)  # of the full build that is running
    total = IntegerAttribute(default=0)
    problem = UnicodeAttribute(default="")  # why the last build failed


class SearchRules(SearchPart, discriminator="SearchRules"):
    synonyms = DocumentsAttribute(default=list)  # {id, terms}
    rules = DocumentsAttribute(default=list)  # {id, query, pinned, hidden}
    sold_out_last = BooleanAttribute(default=True)
    version = IntegerAttribute(default=FIRST_RULES)


class PopularQueries(SearchPart, discriminator="PopularQueries"):
    queries: ListAttribute[str] = ListAttribute(default=list)  # the most searched first
    made_at = UTCDateTimeAttribute()


class DirtyProduct(TableItem, discriminator="DirtyProduct"):
    token = UnicodeAttribute()  # a ULID: a later change has another one

    @property
    def product_id(self) -> str:
        return self.sk


class ProductSales(TableItem, discriminator="ProductSales"):
    units = IntegerAttribute(default=0)
    last_order = UnicodeAttribute(default="")


class QueryCount(TableItem, discriminator="QueryCount"):
    text = UnicodeAttribute()  # as it was typed first
    searches = IntegerAttribute(default=0)
    clicks = IntegerAttribute(default=0)
    empty = IntegerAttribute(default=0)  # searches that found nothing
    whole = IntegerAttribute(default=0)  # searches that found every word as it was typed
    ttl = TTLAttribute()

    @property
    def folded(self) -> str:
        return self.sk


class SearchDay(TableItem, discriminator="SearchDay"):
    store_id = UnicodeAttribute()
    searches = IntegerAttribute(default=0)
    clicks = IntegerAttribute(default=0)
    empty = IntegerAttribute(default=0)
    queries = DocumentsAttribute(default=list)  # {query, text, searches, clicks, empty}

    @property
    def day(self) -> str:
        return self.sk
