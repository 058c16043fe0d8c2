"""How fast shops were for the people in them, counted and not kept: no visitor can be told apart.

Item        PK                                SK
VitalsDay   STORE#<store>#VITALS#<shard>      <yyyy-mm-dd>#<page>#<device>    gone after 100 days

`counts` has how many visits fell into which bucket, by `<metric>.<bucket>`. Four shards take the
visits in turn, so that a busy shop has no item that every visit writes.
"""

from __future__ import annotations

from enum import StrEnum

from pynamodb.attributes import TTLAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, TableItem

SHARDS = 4


class Page(StrEnum):
    HOME = "home"
    LIST = "list"
    PRODUCT = "product"
    CART = "cart"
    CHECKOUT = "checkout"
    OTHER = "other"


class Device(StrEnum):
    PHONE = "phone"
    DESKTOP = "desktop"


class Metric(StrEnum):
    LCP = "lcp"  # milliseconds until the largest thing was painted
    INP = "inp"  # milliseconds until the page answered the slowest touch
    CLS = "cls"  # thousandths by which the layout shifted


def day_pk(store_id: StoreId, shard: int) -> str:
    return store_key(store_id, "VITALS", str(shard))


def day_sk(day: str, page: Page, device: Device) -> str:
    return f"{day}#{page}#{device}"


class VitalsDay(TableItem, discriminator="VitalsDay"):
    counts = DocumentAttribute(default=dict)
    ttl = TTLAttribute()
