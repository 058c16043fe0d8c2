"""How people like to look at the lists of a store: searches, filters and columns under a name.

Item    PK                              SK                     to list a person's: two Queries
View    STORE#<store>#VIEWS#<list>      SHARED#<id>            everybody in the store has it
View    STORE#<store>#VIEWS#<list>      OWN#<user>#<id>        only this person has
Views   STORE#<store>#VIEWS#<list>      COUNT#SHARED           how many there are: not one too many
Views   STORE#<store>#VIEWS#<list>      COUNT#OWN#<user>
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from pynamodb.attributes import ListAttribute, UnicodeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentsAttribute, IntegerAttribute, TableItem

SHARED: Final = "SHARED"
MOST: Final = 30  # of one list that are shared, and as many of each person


class Resource(StrEnum):
    """The lists, as the dashboard names them in its addresses."""

    ORDERS = "orders"
    PRODUCTS = "products"
    CUSTOMERS = "customers"
    DISCOUNTS = "discounts"
    COLLECTIONS = "collections"
    GIFT_CARDS = "gift-cards"
    INVOICES = "invoices"
    REVIEWS = "reviews"
    MAIL = "mail"
    NEWSLETTER = "newsletter"
    PAGES = "pages"
    REDIRECTS = "redirects"


def views_pk(store_id: StoreId, resource: Resource) -> str:
    return store_key(store_id, "VIEWS", resource.value)


def own(user_id: str) -> str:
    return f"OWN#{user_id}"


def view_sk(whose: str, view_id: str) -> str:
    return f"{whose}#{view_id}"


def count_sk(whose: str) -> str:
    return f"COUNT#{whose}"


class Views(TableItem, discriminator="Views"):
    saved = IntegerAttribute()


class View(TableItem, discriminator="View"):
    view_id = UnicodeAttribute()
    name = UnicodeAttribute()
    whose = UnicodeAttribute()  # SHARED or OWN#<user>
    search = UnicodeAttribute(default="")
    sort = UnicodeAttribute(default="")
    filters = DocumentsAttribute(default=list)  # {name, value}
    columns: ListAttribute[str] = ListAttribute(null=True)  # none: as they are
    version = IntegerAttribute(default=1)
