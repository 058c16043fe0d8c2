"""Categories and collections, and which products are in them.

Item            PK                                     SK                 Indexes
Version         STORE#<store>#COLLECTIONS              #VERSION           counts changes below it
Category        STORE#<store>#COLLECTIONS              CATEGORY#<id>      text and picture of a node
Collection      STORE#<store>#COLLECTIONS              COLLECTION#<id>    1: COLLECTIONS#BY_AGE / id
MembershipJob   STORE#<store>#COLLECTIONS              JOB                1: MEMBERSHIP_JOBS / store
CategoryTree    STORE#<store>#COLLECTIONS              TREE               every category's place
Address         STORE#<store>#COLLECTIONADDRESS#<a>    ADDRESS            -> collection
Member          STORE#<store>#COLLECTION#<id>          <product>          see below
SoldUnits       STORE#<store>#SOLD#<product>           SOLD               how often it was bought
SaleCounted     STORE#<store>#SOLD#<order>             COUNTED#<n>        so each order counts once

One query of the first partition is the "shelf": all there is to know but the products. Its version
sorts first, so that what is read after it is at least as new.

Member: of a collection, or of a category (also those above the product's own). GSI1 <PK>#PRICE,
GSI2 <PK>#TITLE, GSI3 <PK>#RANK hold those on sale, each by its order and then the product; the
table's own order is the newest. Rank: by hand, or the most sold first.

GSI1 COLLECTIONS#BY_AGE finds rules whose outcome changes with the day, of all stores.
"""

from __future__ import annotations

from enum import StrEnum

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.catalog.attributes import ImageAttribute, SeoAttribute
from windlass.catalog.parts import Seo
from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, DocumentsAttribute, IntegerAttribute, TableItem

VERSION_SK = "#VERSION"
TREE_SK = "TREE"
JOB_SK = "JOB"
ADDRESS_SK = "ADDRESS"
SOLD_SK = "SOLD"
COUNTED_SK = "COUNTED"
BY_AGE_PK = "COLLECTIONS#BY_AGE"
JOBS_PK = "MEMBERSHIP_JOBS"


class Kind(StrEnum):
    MANUAL = "manual"
    RULES = "rules"


class Sort(StrEnum):
    """What a collection shows first, unless the shopper says otherwise."""

    MANUAL = "manual"
    BEST_SELLING = "best_selling"
    NEWEST = "newest"
    PRICE = "price"
    PRICE_DESC = "price_desc"
    TITLE = "title"


class Match(StrEnum):
    ALL = "all"
    ANY = "any"


def shelf_pk(store_id: StoreId) -> str:
    return store_key(store_id, "COLLECTIONS")


def category_sk(category_id: str) -> str:
    return f"CATEGORY#{category_id}"


def collection_sk(collection_id: str) -> str:
    return f"COLLECTION#{collection_id}"


def address_pk(store_id: StoreId, handle: str) -> str:
    return store_key(store_id, "COLLECTIONADDRESS", handle)


def members_pk(store_id: StoreId, listing_id: str) -> str:
    return store_key(store_id, "COLLECTION", listing_id)


def sold_pk(store_id: StoreId, subject_id: str) -> str:
    return store_key(store_id, "SOLD", subject_id)


class ShelfPart(TableItem):
    """Whatever lies in the shelf's partition."""


class Version(ShelfPart, discriminator="CollectionsVersion"):
    number = IntegerAttribute(default=0)


class CategoryTree(ShelfPart, discriminator="CategoryTree"):
    document = DocumentAttribute()  # see tree.Tree
    version = IntegerAttribute()


class Category(ShelfPart, discriminator="Category"):
    category_id = UnicodeAttribute()
    description_html = UnicodeAttribute(default="")  # sanitised
    seo = SeoAttribute(default=Seo)
    image = ImageAttribute(null=True)
    sort = UnicodeAttribute(default=Sort.NEWEST.value)
    version = IntegerAttribute(default=1)
    updated_at = UTCDateTimeAttribute()


class Collection(ShelfPart, discriminator="Collection"):
    collection_id = UnicodeAttribute()
    kind = UnicodeAttribute()  # Kind
    title = UnicodeAttribute()
    handle = UnicodeAttribute()
    former_handles: ListAttribute[str] = ListAttribute(default=list)
    description_html = UnicodeAttribute(default="")  # sanitised
    seo = SeoAttribute(default=Seo)
    image = ImageAttribute(null=True)
    sort = UnicodeAttribute()  # Sort
    match = UnicodeAttribute(default=Match.ALL.value)
    rules = DocumentsAttribute(default=list)  # see rules.Rule
    returning: ListAttribute[str] = ListAttribute(default=list)  # products, first to last, to be
    # members again since a deletion was undone; while deleted: the members it had
    deleted_at = UTCDateTimeAttribute(null=True)
    ttl = TTLAttribute(null=True)  # of a deleted one
    version = IntegerAttribute(default=1)
    created_at = UTCDateTimeAttribute()
    updated_at = UTCDateTimeAttribute()

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None


class MembershipJob(ShelfPart, discriminator="MembershipJob"):
    job_id = UnicodeAttribute()
    is_done = BooleanAttribute(default=False)
    cursor = UnicodeAttribute(null=True)  # of the list of products
    looked_at = IntegerAttribute(default=0)
    total = IntegerAttribute(null=True)  # as many as last time, while it runs
    started_at = UTCDateTimeAttribute()
    moved_at = UTCDateTimeAttribute()


class Address(TableItem, discriminator="CollectionAddress"):
    collection_id = UnicodeAttribute()
    is_current = BooleanAttribute()


class Member(TableItem, discriminator="Member"):
    product_id = UnicodeAttribute()
    listing_id = UnicodeAttribute()
    is_active = BooleanAttribute()
    rank = UnicodeAttribute()


class SoldUnits(TableItem, discriminator="SoldUnits"):
    units = IntegerAttribute(default=0)


class SaleCounted(TableItem, discriminator="SaleCounted"):
    ttl = TTLAttribute()
