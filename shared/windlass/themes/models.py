"""The look of a store: the draft that is worked on, what shoppers get, and what was before.

Item            PK                      SK                index
ThemeDraft      STORE#<store>#THEMES    DRAFT
LiveTheme       STORE#<store>#THEMES    LIVE              what shoppers get: one read
ThemeVersion    STORE#<store>#THEMES    VERSION#<n>       who published what when; the last 50
ThemeDocument   STORE#<store>#THEMES    DOCUMENT#<n>      the document of that version
ThemeSchedule   STORE#<store>#THEMES    SCHEDULE#<id>     3: THEMES#DUE / <moment>#<store>#<id>

A version is written in the transaction that makes it live; n counts up from 1, in eight digits.
A schedule holds the document as it was when it was made, and goes with the transaction that
publishes it: twice at once, one of them finds it gone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import IntegerAttribute, TableItem

DRAFT_SK = "DRAFT"
LIVE_SK = "LIVE"
VERSIONS = "VERSION#"
SCHEDULES = "SCHEDULE#"
DUE_PK = "THEMES#DUE"
MOST_VERSIONS = 50
UNTOUCHED = 1  # the version of a draft that was never saved and so is not there


class Source(StrEnum):
    """How a version came to be live."""

    PUBLISHED = "published"
    SCHEDULED = "scheduled"
    RESTORED = "restored"


def themes_pk(store_id: StoreId) -> str:
    return store_key(store_id, "THEMES")


def version_sk(number: int) -> str:
    return f"{VERSIONS}{number:08}"


def document_sk(number: int) -> str:
    return f"DOCUMENT#{number:08}"


def schedule_sk(schedule_id: str) -> str:
    return f"{SCHEDULES}{schedule_id}"


def moment(at: datetime) -> str:
    """Sorts by time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class ThemeDraft(TableItem, discriminator="ThemeDraft"):
    document = UnicodeAttribute()  # JSON
    version = IntegerAttribute()
    updated_at = UTCDateTimeAttribute()
    updated_by = UnicodeAttribute()


class LiveTheme(TableItem, discriminator="LiveTheme"):
    document = UnicodeAttribute()
    version = IntegerAttribute()  # the number of the ThemeVersion
    published_at = UTCDateTimeAttribute()


class ThemeVersion(TableItem, discriminator="ThemeVersion"):
    number = IntegerAttribute()
    name = UnicodeAttribute(default="")
    source = UnicodeAttribute()
    preset = UnicodeAttribute()
    restored_number = IntegerAttribute(null=True)  # the version that came back with it
    published_at = UTCDateTimeAttribute()
    published_by = UnicodeAttribute()  # an actor's id


class ThemeDocument(TableItem, discriminator="ThemeDocument"):
    number = IntegerAttribute()
    document = UnicodeAttribute()


class ThemeSchedule(TableItem, discriminator="ThemeSchedule"):
    schedule_id = UnicodeAttribute()
    store_id = UnicodeAttribute()
    name = UnicodeAttribute(default="")
    document = UnicodeAttribute()
    publish_at = UTCDateTimeAttribute()
    created_at = UTCDateTimeAttribute()
    created_by = UnicodeAttribute()
