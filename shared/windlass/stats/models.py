"""Figures by day, kept up to date by events rather than counted when somebody looks.

Item           PK                             SK                  index
DayFigures     STORE#<store>#STATS            DAY#<yyyy-mm-dd>    the store's own calendar day
Contribution   STORE#<store>#STATS#<order>    CONTRIBUTION        what the order has added so far

A day changes by the difference between what an order should contribute and what it already did, in
one transaction with the contribution, so an event that comes twice or late changes nothing.
"""

from pynamodb.attributes import UnicodeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import IntegerAttribute, TableItem

FIGURES = ("orders", "units", "revenue", "item_cost", "supplier_shipping", "payment_fees", "profit")


def days_pk(store_id: StoreId) -> str:
    return store_key(store_id, "STATS")


def day_sk(day: str) -> str:
    return f"DAY#{day}"


def contribution_pk(store_id: StoreId, order_id: str) -> str:
    return store_key(store_id, "STATS", order_id)


class DayFigures(TableItem, discriminator="DayFigures"):
    """Amounts are minor units of the store's currency."""

    orders = IntegerAttribute(default=0)
    units = IntegerAttribute(default=0)
    revenue = IntegerAttribute(default=0)
    item_cost = IntegerAttribute(default=0)
    supplier_shipping = IntegerAttribute(default=0)
    payment_fees = IntegerAttribute(default=0)
    profit = IntegerAttribute(default=0)

    @property
    def day(self) -> str:
        return self.sk.removeprefix("DAY#")


class Contribution(TableItem, discriminator="Contribution"):
    day = UnicodeAttribute()
    order_version = IntegerAttribute()
    orders = IntegerAttribute(default=0)
    units = IntegerAttribute(default=0)
    revenue = IntegerAttribute(default=0)
    item_cost = IntegerAttribute(default=0)
    supplier_shipping = IntegerAttribute(default=0)
    payment_fees = IntegerAttribute(default=0)
    profit = IntegerAttribute(default=0)
