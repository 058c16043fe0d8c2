"""A draft becomes what shoppers see, and what they saw comes back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.db import transactions
from windlass.db.table import condition_failed
from windlass.tenancy.context import Permission
from windlass.themes import documents, service, storefront
from windlass.themes.errors import ThemeScheduleNotFound
from windlass.themes.models import Source
from windlass.themes.repository import Publication, ThemeRepository
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext
    from windlass.themes.documents import Document
    from windlass.themes.models import LiveTheme, ThemeSchedule, ThemeVersion

TRIES = 6  # that others publish so often meanwhile is beyond belief


class Published(Struct, frozen=True):
    version: ThemeVersion
    document: Document


def publish(store: StoreContext, *, name: str, draft_version: int) -> ThemeVersion:
    """Make the draft of this version live. The same document twice, sent again or by two people at
    once, is one version. Raises Forbidden (403) and VersionStale (412) when the draft was changed
    since."""
    store.require(Permission.THEMES_WRITE)
    themes = ThemeRepository(store.store_id)
    for _try in range(TRIES):
        item, live = themes.current()
        draft = service.draft_of(store, item, live)
        if draft.version != draft_version:
            raise stale()
        if live is not None and not draft.has_changes:
            return themes.version(live.version)[0]
        publication = Publication(
            document=documents.to_text(draft.document),
            preset=draft.document["preset"],
            name=name,
            source=Source.PUBLISHED,
            by=store.actor_id,
        )
        version = _attempt(themes, publication, live, draft_version=draft_version)
        if version is not None:
            return version
    raise stale()


def roll_back(store: StoreContext, number: int) -> ThemeVersion:
    """Show shoppers what was published as this version, as a new version, which can be taken back
    the same way. A draft without changes of its own follows. Raises Forbidden (403) and
    ThemeVersionNotFound (404)."""
    store.require(Permission.THEMES_WRITE)
    themes = ThemeRepository(store.store_id)
    for _try in range(TRIES):
        restored, text = themes.version(number)
        item, live = themes.current()
        if live is not None and _same(text, live.document):
            return themes.version(live.version)[0]
        draft = service.draft_of(store, item, live)
        document = documents.from_text(text)
        publication = Publication(
            document=documents.to_text(document),
            preset=document["preset"],
            name=restored.name,
            source=Source.RESTORED,
            by=store.actor_id,
            restored_number=number,
        )
        is_draft_to_follow = item is not None and not draft.has_changes
        version = _attempt(
            themes,
            publication,
            live,
            draft_version=draft.version if is_draft_to_follow else None,
            draft_follows=is_draft_to_follow,
        )
        if version is not None:
            return version
    raise stale()


def publish_scheduled(store: StoreContext, schedule: ThemeSchedule) -> ThemeVersion | None:
    """What was scheduled, once: None when it is published already, was cancelled, or is what
    shoppers see anyway."""
    themes = ThemeRepository(store.store_id)
    for _try in range(TRIES):
        if schedule.schedule_id not in {one.schedule_id for one in themes.schedules()}:
            return None
        _draft, live = themes.current()
        if live is not None and _same(schedule.document, live.document):
            with suppress(ThemeScheduleNotFound):  # another run removed it just now
                themes.remove_schedule(schedule.schedule_id)
            return None
        document = documents.from_text(schedule.document)
        publication = Publication(
            document=documents.to_text(document),
            preset=document["preset"],
            name=schedule.name,
            source=Source.SCHEDULED,
            by=schedule.created_by,
        )
        version = _attempt(themes, publication, live, schedule_id=schedule.schedule_id)
        if version is not None:
            return version
    return None


def versions(store: StoreContext) -> list[ThemeVersion]:
    """The latest fifty, newest first. Raises Forbidden (403)."""
    store.require(Permission.THEMES_READ)
    return ThemeRepository(store.store_id).versions()


def get(store: StoreContext, number: int) -> Published:
    """Raises Forbidden (403) and ThemeVersionNotFound (404)."""
    store.require(Permission.THEMES_READ)
    version, text = ThemeRepository(store.store_id).version(number)
    return Published(version, documents.from_text(text))


def _attempt(
    themes: ThemeRepository,
    publication: Publication,
    live: LiveTheme | None,
    *,
    draft_version: int | None = None,
    draft_follows: bool = False,
    schedule_id: str | None = None,
) -> ThemeVersion | None:
    """None when somebody else was quicker with one of the items: look again."""

    def commit() -> ThemeVersion:
        return themes.publish(
            publication,
            over=live.version if live else 0,
            draft_version=draft_version,
            draft_follows=draft_follows,
            schedule_id=schedule_id,
        )

    try:
        version = transactions.attempt(commit)
    except TransactWriteError as error:
        if condition_failed(error):
            return None
        raise
    storefront.forget()
    return version


def _same(first: str, second: str) -> bool:
    """As this release reads them."""
    return first == second or documents.from_text(first) == documents.from_text(second)
