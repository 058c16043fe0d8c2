"""Suppliers, what they offer for which variant, and how their costs become prices.

Item             PK                                SK                   Indexes
Supplier         STORE#<store>#SUPPLIERS           SUPPLIER#<id>        GSI3, see below
MarkupRule       STORE#<store>#SUPPLIERS           MARKUP
OfferSet         STORE#<store>#OFFERS#<product>    OFFERS               all offers of a product
SupplierUse      STORE#<store>#SUPPLIERUSE#<id>    PRODUCT#<product>    a product it has offers for
AccountPointer   HOOK#<kind>#<account>             <store>#<supplier>   whom a webhook may be about
QuotaBucket      QUOTA#<kind>#<account>            QUOTA                calls left, for all lambdas

GSI3 of a connected Supplier: SUPPLIER_TOKENS#<shard> / <when to refresh>#<id>. A supplier that is
gone takes its offers with it only when they were moved to another one: `uses` counts its products.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pynamodb.attributes import (
    BinaryAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentsAttribute, IntegerAttribute, TableItem

MARKUP_SK = "MARKUP"
OFFERS_SK = "OFFERS"
QUOTA_SK = "QUOTA"
SUPPLIER_PREFIX = "SUPPLIER#"
TOKEN_SHARDS = 4


class Kind(StrEnum):
    CJ = "cj"
    ALIEXPRESS = "aliexpress"
    MANUAL = "manual"


class SupplierStatus(StrEnum):
    CONNECTED = "connected"
    NEEDS_RECONNECT = "needs_reconnect"
    DISABLED = "disabled"


def suppliers_pk(store_id: StoreId) -> str:
    return store_key(store_id, "SUPPLIERS")


def supplier_sk(supplier_id: str) -> str:
    return f"{SUPPLIER_PREFIX}{supplier_id}"


def offers_pk(store_id: StoreId, product_id: str) -> str:
    return store_key(store_id, "OFFERS", product_id)


def use_pk(store_id: StoreId, supplier_id: str) -> str:
    return store_key(store_id, "SUPPLIERUSE", supplier_id)


def use_sk(product_id: str) -> str:
    return f"PRODUCT#{product_id}"


def account_pk(kind: str, account_id: str) -> str:
    return f"HOOK#{kind}#{account_id}"


def account_sk(store_id: str, supplier_id: str) -> str:
    return f"{store_id}#{supplier_id}"


def quota_pk(kind: str, account_id: str) -> str:
    return f"QUOTA#{kind}#{account_id}"


def tokens_pk(shard: int) -> str:
    return f"SUPPLIER_TOKENS#{shard}"


def tokens_sk(refresh_at: datetime, supplier_id: str) -> str:
    return f"{refresh_at:%Y-%m-%dT%H:%M:%S}#{supplier_id}"


class Supplier(TableItem, discriminator="Supplier"):
    supplier_id = UnicodeAttribute()
    store_id = UnicodeAttribute()
    kind = UnicodeAttribute()  # Kind
    name = UnicodeAttribute()
    status = UnicodeAttribute()  # SupplierStatus
    problem = UnicodeAttribute(default="")  # why it needs to be reconnected, in words
    uses = IntegerAttribute(default=0)  # products with offers of this supplier
    version = IntegerAttribute(default=1)  # counts what people edit: the ETag

    account_id = UnicodeAttribute(default="")  # the supplier's own id of the merchant's account
    account_name = UnicodeAttribute(default="")
    sealed = BinaryAttribute(null=True, legacy_encoding=False)  # Credentials, sealed by KMS
    credentials_version = IntegerAttribute(default=0)  # two refreshers cannot both count it up
    refreshing_until = IntegerAttribute(default=0)  # Unix seconds: somebody refreshes right now
    refresh_at = UTCDateTimeAttribute(null=True)
    requests_per_second = IntegerAttribute(default=1)

    contact_name = UnicodeAttribute(default="")  # of a manual supplier, as the rest
    email = UnicodeAttribute(default="")
    order_page_url = UnicodeAttribute(default="")
    notes = UnicodeAttribute(default="")

    tested_at = UTCDateTimeAttribute(null=True)
    created_at = UTCDateTimeAttribute()

    @property
    def is_manual(self) -> bool:
        return self.kind == Kind.MANUAL


class MarkupRule(TableItem, discriminator="MarkupRule"):
    multiplier_basis_points = IntegerAttribute()  # 25_000 sells for two and a half times the cost
    fixed = IntegerAttribute()  # minor units of the store's currency, on top
    ending = UnicodeAttribute()  # rules.Ending
    usd_rate_micros = IntegerAttribute(null=True)  # millionths of a store's unit for one US dollar


class OfferSet(TableItem, discriminator="OfferSet"):
    product_id = UnicodeAttribute()
    offers = DocumentsAttribute(default=list)  # offers.document
    version = IntegerAttribute()


class SupplierUse(TableItem, discriminator="SupplierUse"):
    supplier_id = UnicodeAttribute()
    product_id = UnicodeAttribute()


class AccountPointer(TableItem, discriminator="SupplierAccount"):
    store_id = UnicodeAttribute()
    supplier_id = UnicodeAttribute()


class QuotaBucket(TableItem, discriminator="QuotaBucket"):
    next_at = IntegerAttribute()  # Unix milliseconds: the first free moment
    day = UnicodeAttribute()  # UTC, as the points are counted
    points = IntegerAttribute()  # spent that day
    ttl = TTLAttribute()
