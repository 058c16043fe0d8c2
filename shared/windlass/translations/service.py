"""What the rest of the product may do with translations. More of it: `fields` (what there is to
translate) and `spoken` (what shops show)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.tenancy.context import Permission
from windlass.translations import repository, spoken
from windlass.translations.fields import Field, checked
from windlass.translations.models import TranslatedPart, Translation
from windlass.translations.repository import Subject

if TYPE_CHECKING:
    from windlass.db.keys import StoreId
    from windlass.tenancy.context import StoreContext


class Translated(Struct, frozen=True):
    """All of it: with long words, and the source as it was."""

    item: Translation
    words: Mapping[str, str]
    source: Mapping[str, str]


def list_all(store: StoreContext, locale: str) -> dict[str, Translation]:
    """By `<kind>#<id>`, without long words. Raises Forbidden (403)."""
    store.require(Permission.MARKETS_READ)
    return repository.all_of(store.store_id, locale)


def find(store: StoreContext, locale: str, kind: str, subject_id: str) -> Translated | None:
    """Raises Forbidden (403)."""
    store.require(Permission.MARKETS_READ)
    subject = Subject(store.store_id, locale, kind, subject_id)
    item = repository.find(subject)
    if item is None:
        return None
    texts, source = repository.parts(subject)
    return Translated(item, item.words | texts, source)


def save(
    store: StoreContext,
    locale: str,
    kind: str,
    subject_id: str,
    *,
    fields: Sequence[Field],
    sent: Mapping[str, str],
    version: int,
    is_shown: bool,
) -> Translated:
    """All of it anew, made from what `fields` say now; version 0 for the first; `is_shown` for a
    language that shoppers can choose. Raises Forbidden (403), VersionStale (412) and Invalid
    (422)."""
    store.require(Permission.MARKETS_WRITE)
    words = checked(fields, sent)
    subject = Subject(store.store_id, locale, kind, subject_id)
    item = repository.save(
        subject, fields, words, version=version, saved_by=store.actor_id, is_shown=is_shown
    )
    spoken.forget()
    return Translated(item, words, {one.name: one.text for one in fields if one.name in words})


def remove(
    store: StoreContext, locale: str, kind: str, subject_id: str, *, version: int, is_shown: bool
) -> None:
    """Raises Forbidden (403) and VersionStale (412), also where there is none."""
    store.require(Permission.MARKETS_WRITE)
    subject = Subject(store.store_id, locale, kind, subject_id)
    repository.remove(subject, version=version, is_shown=is_shown)
    spoken.forget()


def source_item(
    store: StoreContext,
    locale: str,
    kind: str,
    subject_id: str,
    *,
    fields: Sequence[Field],
    words: Mapping[str, str],
) -> TranslatedPart:
    """Unsaved, for translations that are kept elsewhere: what they were made from."""
    subject = Subject(store.store_id, locale, kind, subject_id)
    return repository.source_of(subject, fields, words)


def source(store: StoreContext, locale: str, kind: str, subject_id: str) -> Mapping[str, str]:
    """What it was made from. Raises Forbidden (403)."""
    store.require(Permission.MARKETS_READ)
    return repository.parts(Subject(store.store_id, locale, kind, subject_id))[1]


def forget(store_id: StoreId, kind: str, subject_id: str) -> None:
    """Of what is gone, in every language. Repeatable."""
    repository.forget(store_id, kind, subject_id)
    spoken.forget()


def take_sources_along(
    store_id: StoreId, kind: str, subject_id: str, copy_id: str, told: Callable[[str, str], str]
) -> None:
    """What the translations of the subject were made from, for those of a copy of it: `told` says
    what the copy says of a field and its text. Asks for no permission: whoever may copy a thing
    may copy its words. Repeatable."""
    repository.copy_sources(store_id, kind, subject_id, copy_id, told)


def let_end(store_id: StoreId, kind: str, subject_id: str, after: timedelta | None) -> None:
    """Of what is deleted and can be brought back for so long; None when it was. Repeatable."""
    repository.let_end(store_id, kind, subject_id, after)
