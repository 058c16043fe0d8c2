"""Every read and write of translations, but those of products."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.stores.events import StorefrontChanged
from windlass.translations import models
from windlass.translations.fields import Field, hashes_of
from windlass.translations.models import (
    TranslatedPart,
    Translation,
    TranslationSource,
    TranslationText,
)
from windlass.web.etags import stale

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite

    from windlass.db.keys import StoreId


class Subject(Struct, frozen=True):
    """Something with words, in one language."""

    store_id: StoreId
    locale: str
    kind: str
    id: str

    def translation(self) -> Translation:
        return Translation(
            models.locale_pk(self.store_id, self.locale), models.subject_sk(self.kind, self.id)
        )

    def part[Part: TranslatedPart](self, item: type[Part], prefix: str) -> Part:
        pk = models.subject_pk(self.store_id, self.kind, self.id)
        return item(pk, f"{prefix}{self.locale}")


def all_of(store_id: StoreId, locale: str) -> dict[str, Translation]:
    """By `<kind>#<id>`; one query."""
    found = Translation.query(models.locale_pk(store_id, locale))
    return {item.sk: item for item in found}


def find(subject: Subject) -> Translation | None:
    key = subject.translation()
    try:
        return Translation.get(key.pk, key.sk, consistent_read=True)
    except Translation.DoesNotExist:
        return None


def parts(subject: Subject) -> tuple[dict[str, str], dict[str, str]]:
    """(long words, the source as it was) of the subject."""
    pk = models.subject_pk(subject.store_id, subject.kind, subject.id)
    keys = [(pk, f"{prefix}{subject.locale}") for prefix in (models.TEXT, models.SOURCE)]
    texts: dict[str, str] = {}
    source: dict[str, str] = {}
    for item in TranslatedPart.batch_get(keys, consistent_read=True):
        if isinstance(item, TranslationText):
            texts = item.words
        elif isinstance(item, TranslationSource):
            source = item.words
    return texts, source


def text_of(subject: Subject) -> dict[str, str]:
    """Long words; one read, which may lag by moments."""
    key = subject.part(TranslationText, models.TEXT)
    try:
        found: dict[str, str] = TranslationText.get(key.pk, key.sk).words
    except TranslationText.DoesNotExist:
        return {}
    return found


def source_of(
    subject: Subject, fields: Sequence[Field], words: Mapping[str, str]
) -> TranslatedPart:
    """The unsaved source of what is translated."""
    source = subject.part(TranslationSource, models.SOURCE)
    source.words = {field.name: field.text for field in fields if field.name in words}
    return source


def save(
    subject: Subject,
    fields: Sequence[Field],
    words: Mapping[str, str],
    *,
    version: int,
    saved_by: str,
    is_shown: bool,
) -> Translation:
    """`version` is what it was, 0 for the first; `is_shown` for a language that shoppers can
    choose. Raises VersionStale (412)."""
    long = {field.name for field in fields if field.is_long}
    item = subject.translation()
    item.words = {name: text for name, text in words.items() if name not in long}
    item.hashes = hashes_of(fields, words)
    item.saved_by, item.saved_at, item.version = saved_by, clock.now(), version + 1
    text = subject.part(TranslationText, models.TEXT)
    text.words = {name: text for name, text in words.items() if name in long}
    is_same = Translation.version == version if version else Translation.pk.does_not_exist()
    try:
        with transactions.write() as t:
            t.save(item, condition=is_same)
            t.save(text)
            t.save(source_of(subject, fields, words))
            _tell(t, subject, is_shown=is_shown)
    except TransactWriteError as error:
        if condition_failed(error):
            raise stale() from None
        raise
    return item


def remove(subject: Subject, *, version: int, is_shown: bool) -> None:
    """Raises VersionStale (412)."""
    try:
        with transactions.write() as t:
            t.delete(subject.translation(), condition=Translation.version == version)
            t.delete(subject.part(TranslationText, models.TEXT))
            t.delete(subject.part(TranslationSource, models.SOURCE))
            _tell(t, subject, is_shown=is_shown)
    except TransactWriteError as error:
        if condition_failed(error):
            raise stale() from None
        raise


def copy_sources(
    store_id: StoreId, kind: str, subject_id: str, copy_id: str, told: Callable[[str, str], str]
) -> None:
    """In every language: `told` says what the copy says of a field and its text. Repeatable."""
    pk = models.subject_pk(store_id, kind, subject_id)
    is_source = TranslationSource.sk.startswith(models.SOURCE)
    found = list(TranslationSource.query(pk, is_source, consistent_read=True))
    with TranslationSource.batch_write() as batch:
        for item in found:
            copy = TranslationSource(models.subject_pk(store_id, kind, copy_id), item.sk)
            copy.words = {name: told(name, text) for name, text in item.words.items()}
            batch.save(copy)


def forget(store_id: StoreId, kind: str, subject_id: str) -> None:
    """In every language. Repeatable."""
    pk = models.subject_pk(store_id, kind, subject_id)
    found = list(TranslatedPart.query(pk))
    with Translation.batch_write() as batch:
        for locale in _locales(found):
            batch.delete(Subject(store_id, locale, kind, subject_id).translation())
    with TranslatedPart.batch_write() as batch:
        for item in found:
            batch.delete(item)


def let_end(store_id: StoreId, kind: str, subject_id: str, after: timedelta | None) -> None:
    """In every language: after so long, or, with None, no longer. Repeatable."""
    pk = models.subject_pk(store_id, kind, subject_id)
    found = list(TranslatedPart.query(pk))
    ends = None if after is None else clock.now() + after
    for locale in _locales(found):
        item = find(Subject(store_id, locale, kind, subject_id))
        if item is not None:
            item.update([Translation.ttl.remove() if ends is None else Translation.ttl.set(ends)])
    for part in found:
        part.update([TranslatedPart.ttl.remove() if ends is None else TranslatedPart.ttl.set(ends)])


def _tell(t: TransactWrite, subject: Subject, *, is_shown: bool) -> None:
    if is_shown:
        t.save(outbox.to_item(subject.store_id, StorefrontChanged("translations")))


def _locales(found: Sequence[TranslatedPart]) -> list[str]:
    return sorted({item.sk.partition("#")[2] for item in found})
