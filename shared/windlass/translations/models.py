"""What merchants say in other languages, beside the words that it was made from.

Item               PK                                            SK
Translation        STORE#<store>#TRANSLATIONS#<locale>           <kind>#<id>
TranslationText    STORE#<store>#TRANSLATED#<kind>#<id>          TEXT#<locale>
TranslationSource  STORE#<store>#TRANSLATED#<kind>#<id>          SOURCE#<locale>

One query of the first partition is all the short words of a language; long ones are read where they
are shown. The source is for whoever looks after the translation. A product's translation lies in
the product's own partition, see catalog.translated.
"""

from __future__ import annotations

from typing import Final

from pynamodb.attributes import TTLAttribute, UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, IntegerAttribute, TableItem

TEXT: Final = "TEXT#"
SOURCE: Final = "SOURCE#"


def locale_pk(store_id: StoreId, locale: str) -> str:
    return store_key(store_id, "TRANSLATIONS", locale)


def subject_sk(kind: str, subject_id: str) -> str:
    return f"{kind}#{subject_id}"


def subject_pk(store_id: StoreId, kind: str, subject_id: str) -> str:
    return store_key(store_id, "TRANSLATED", kind, subject_id)


class Translation(TableItem, discriminator="Translation"):
    words = DocumentAttribute(default=dict)  # by field, without long texts
    hashes = DocumentAttribute(default=dict)  # by field: of the source it was made from
    saved_by = UnicodeAttribute()
    saved_at = UTCDateTimeAttribute()
    version = IntegerAttribute(default=1)
    ttl = TTLAttribute(null=True)  # of one whose source was deleted and may come back


class TranslatedPart(TableItem):
    """Whatever lies in the partition of what is translated."""

    ttl = TTLAttribute(null=True)


class TranslationText(TranslatedPart, discriminator="TranslationText"):
    words = DocumentAttribute(default=dict)  # by field: long ones, sanitised


class TranslationSource(TranslatedPart, discriminator="TranslationSource"):
    words = DocumentAttribute(default=dict)  # by field: as the source was then
