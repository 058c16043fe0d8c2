"""Pages that a merchant writes, and the posts of a shop's journal.

Item         PK                                        SK         holds
Page         STORE#<store>#PAGE#<id>                   PAGE       all of it, with the text
PageCard     STORE#<store>#PAGES                       <id>       what lists need; all are one query
PageAddress  STORE#<store>#PAGEADDRESS#<kind>#<h>      ADDRESS    -> page

The card is written with its page. A deleted page gives its address away and keeps everything else
for thirty days.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.catalog.attributes import SeoAttribute
from windlass.catalog.parts import Seo
from windlass.db.keys import StoreId, store_key
from windlass.db.table import IntegerAttribute, TableItem

PAGE_SK: Final = "PAGE"
ADDRESS_SK: Final = "ADDRESS"


class Kind(StrEnum):
    PAGE = "page"
    POST = "post"  # of the journal: dated, the newest first


class Status(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"  # shows itself at its moment
    PUBLISHED = "published"
    DELETED = "deleted"


FOLDERS: Final = {Kind.PAGE: "pages", Kind.POST: "journal"}


def page_pk(store_id: StoreId, page_id: str) -> str:
    return store_key(store_id, "PAGE", page_id)


def pages_pk(store_id: StoreId) -> str:
    return store_key(store_id, "PAGES")


def address_pk(store_id: StoreId, kind: str, handle: str) -> str:
    return store_key(store_id, "PAGEADDRESS", kind, handle)


class PageCard(TableItem, discriminator="PageCard"):
    """What a page and its card both say: all but the text."""

    page_id = UnicodeAttribute()
    kind = UnicodeAttribute()  # Kind
    title = UnicodeAttribute()
    handle = UnicodeAttribute()
    former_handles: ListAttribute[str] = ListAttribute(default=list)
    excerpt = UnicodeAttribute(default="")  # the first words of the text
    picture = UnicodeAttribute(default="")  # path of the first one in the text
    blanks = IntegerAttribute(default=0)  # of a template, still to be filled in
    seo = SeoAttribute(default=Seo)
    author = UnicodeAttribute(default="")
    is_published = BooleanAttribute(default=False)
    publish_at = UTCDateTimeAttribute(null=True)  # not shown before
    published_at = UTCDateTimeAttribute(null=True)  # the date that shoppers read
    deleted_at = UTCDateTimeAttribute(null=True)
    ttl = TTLAttribute(null=True)  # of a deleted one
    version = IntegerAttribute(default=1)
    created_at = UTCDateTimeAttribute()
    updated_at = UTCDateTimeAttribute()

    @property
    def path(self) -> str:
        return f"/{FOLDERS[Kind(self.kind)]}/{self.handle}"

    def status(self, now: datetime) -> Status:
        if self.deleted_at is not None:
            return Status.DELETED
        if not self.is_published:
            return Status.DRAFT
        is_due = self.publish_at is None or self.publish_at <= now
        return Status.PUBLISHED if is_due else Status.SCHEDULED


class Page(PageCard, discriminator="Page"):
    body_html = UnicodeAttribute(default="")  # sanitised


class PageAddress(TableItem, discriminator="PageAddress"):
    page_id = UnicodeAttribute()
    is_current = BooleanAttribute()
