"""Menus of a shop, and where old addresses lead.

Item        PK                               SK            index
Menu        STORE#<store>#NAVIGATION         MENU#<key>    all of a partition is one query
Redirect    STORE#<store>#REDIRECT#<path>    REDIRECT      1: STORE#<store>#REDIRECTS / <path>
Gone        STORE#<store>#REDIRECT#<path>    GONE          something was here and was deleted

One query of the partition of a path tells both; a redirect comes before what is gone. They are
read only where no page answers.
"""

from __future__ import annotations

from pynamodb.attributes import TTLAttribute, UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentsAttribute, IntegerAttribute, TableItem

REDIRECT_SK = "REDIRECT"
GONE_SK = "GONE"
MAIN, FOOTER = "main", "footer"


def navigation_pk(store_id: StoreId) -> str:
    return store_key(store_id, "NAVIGATION")


def menu_sk(key: str) -> str:
    return f"MENU#{key}"


def path_pk(store_id: StoreId, path: str) -> str:
    return store_key(store_id, "REDIRECT", path)


def redirects_pk(store_id: StoreId) -> str:
    return store_key(store_id, "REDIRECTS")


class Menu(TableItem, discriminator="Menu"):
    key = UnicodeAttribute()  # main, footer, or the id of one of the merchant's own
    title = UnicodeAttribute()
    links = DocumentsAttribute(default=list)  # {id, label, kind, target, links}
    version = IntegerAttribute(default=1)
    updated_at = UTCDateTimeAttribute()


class PathPart(TableItem):
    """Whatever lies in the partition of a path."""


class Redirect(PathPart, discriminator="Redirect"):
    path = UnicodeAttribute()
    target = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()


class Gone(PathPart, discriminator="Gone"):
    path = UnicodeAttribute()
    ttl = TTLAttribute()
