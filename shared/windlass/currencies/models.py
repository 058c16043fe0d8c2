"""In which currencies a store sells, and what currencies are worth.

Item     PK                        SK             all of a partition is one Query
Market   STORE#<store>#MARKETS     MARKET#<id>    countries, currency, rounding, adjustment
Rates    RATES                     LATEST         of all stores: the rates in use
Rates    RATES                     <date>         what they were at the end of that day

The store's own item counts the changes of its markets (`markets_version`): no two race past each
other, and a page that has the store knows whether the markets it kept are still right. A store
that never had a market costs no read.
"""

from __future__ import annotations

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.currencies.exchange import Rounding
from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, IntegerAttribute, TableItem

RATES_PK = "RATES"
LATEST_SK = "LATEST"


def markets_pk(store_id: StoreId) -> str:
    return store_key(store_id, "MARKETS")


def market_sk(market_id: str) -> str:
    return f"MARKET#{market_id}"


class Market(TableItem, discriminator="Market"):
    market_id = UnicodeAttribute()
    name = UnicodeAttribute()
    currency = UnicodeAttribute()
    countries: ListAttribute[str] = ListAttribute(default=list)  # shoppers there begin with it
    adjustment_basis_points = IntegerAttribute(default=0)  # of prices of products
    margin_basis_points = IntegerAttribute(default=0)  # of the rate
    manual_rate = UnicodeAttribute(null=True)  # a decimal: `currency` per one of the store's
    rounding_step = IntegerAttribute(default=1)
    rounding_ending = IntegerAttribute(default=0)
    is_enabled = BooleanAttribute(default=True)
    version = IntegerAttribute(default=1)
    created_at = UTCDateTimeAttribute()

    @property
    def rounding(self) -> Rounding:
        return Rounding(self.rounding_step, self.rounding_ending)


class Rates(TableItem, discriminator="Rates"):
    quotes = DocumentAttribute()  # code -> Quote.text: of one US dollar
    waiting = DocumentAttribute(default=dict)  # code -> Quote.text: too far off to be believed yet
    etag = UnicodeAttribute(default="")
    changed_at = UTCDateTimeAttribute()  # when a provider last gave new ones
    checked_at = UTCDateTimeAttribute()  # when one was last asked
    problem = UnicodeAttribute(default="")  # why the last look brought nothing, in words
