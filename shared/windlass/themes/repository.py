"""Every read and write of themes. Bound to one store at construction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pynamodb.exceptions import PutError, TransactWriteError
from pynamodb.expressions.condition import Condition

from windlass.db import outbox, transactions, turns
from windlass.db.keys import StoreId
from windlass.db.table import TableItem, condition_failed
from windlass.kit import clock
from windlass.themes import models
from windlass.themes.errors import ThemeScheduleNotFound, ThemeVersionNotFound
from windlass.themes.events import ThemePublished
from windlass.themes.models import (
    LiveTheme,
    ThemeDocument,
    ThemeDraft,
    ThemeSchedule,
    ThemeVersion,
)
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.db.turns import Turn
    from windlass.themes.models import Source


class Publication(Struct, frozen=True):
    """What becomes a version and live."""

    document: str  # JSON
    preset: str
    name: str
    source: Source
    by: str
    restored_number: int | None = None


class ThemeRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.themes_pk(store_id)

    def current(self) -> tuple[ThemeDraft | None, LiveTheme | None]:
        """What is worked on and what shoppers get; one consistent batch read."""
        keys = [(self._pk, models.DRAFT_SK), (self._pk, models.LIVE_SK)]
        draft: ThemeDraft | None = None
        live: LiveTheme | None = None
        for item in TableItem.batch_get(keys, consistent_read=True):
            if isinstance(item, ThemeDraft):
                draft = item
            elif isinstance(item, LiveTheme):
                live = item
        return draft, live

    def save_draft(self, document: str, *, version: int, by: str) -> ThemeDraft:
        """In place of the one of this version. Raises VersionStale (412)."""
        draft = self._draft(document, version=version + 1, by=by)
        try:
            draft.save(condition=_is_draft(version))
        except PutError as error:
            if condition_failed(error):
                raise stale() from None
            raise
        return draft

    def versions(self) -> list[ThemeVersion]:
        """The latest first; one query, without their documents."""
        found = ThemeVersion.query(
            self._pk,
            ThemeVersion.sk.startswith(models.VERSIONS),
            consistent_read=True,
            scan_index_forward=False,
        )
        return list(found)

    def version(self, number: int) -> tuple[ThemeVersion, str]:
        """With its document. Raises ThemeVersionNotFound (404)."""
        keys = [(self._pk, models.version_sk(number)), (self._pk, models.document_sk(number))]
        found = {type(item): item for item in TableItem.batch_get(keys, consistent_read=True)}
        version, document = found.get(ThemeVersion), found.get(ThemeDocument)
        if not isinstance(version, ThemeVersion) or not isinstance(document, ThemeDocument):
            raise ThemeVersionNotFound(f"There is no version {number}.")
        return version, document.document

    def publish(
        self,
        publication: Publication,
        *,
        over: int,
        draft_version: int | None = None,
        draft_follows: bool = False,
        schedule_id: str | None = None,
    ) -> ThemeVersion:
        """Make it live over the live version `over` (0 for none): the version, the document, what
        shoppers get and the event, all or none; the oldest version beyond fifty goes.

        With `draft_version` only if the draft is still that one, which then also becomes this
        document if `draft_follows`; with `schedule_id` only if that schedule is still there, which
        it then no longer is. Raises TransactWriteError when one of them changed.
        """
        number, now = over + 1, clock.now()
        version = ThemeVersion(
            self._pk,
            models.version_sk(number),
            number=number,
            name=publication.name,
            source=publication.source.value,
            preset=publication.preset,
            restored_number=publication.restored_number,
            published_at=now,
            published_by=publication.by,
        )
        text = publication.document
        live = LiveTheme(self._pk, models.LIVE_SK, document=text, version=number, published_at=now)
        document = ThemeDocument(self._pk, models.document_sk(number), number=number, document=text)
        is_over: Condition = LiveTheme.version == over if over else LiveTheme.pk.does_not_exist()
        event = ThemePublished(number, publication.source.value)
        with transactions.write() as t:
            t.save(live, condition=is_over)
            t.save(version, condition=ThemeVersion.pk.does_not_exist())
            t.save(document)
            t.save(outbox.to_item(self._store_id, event))
            if draft_version is not None and draft_follows:
                draft = self._draft(text, version=draft_version + 1, by=publication.by)
                t.save(draft, condition=_is_draft(draft_version))
            elif draft_version is not None:
                t.condition_check(
                    ThemeDraft, self._pk, models.DRAFT_SK, condition=_is_draft(draft_version)
                )
            if schedule_id is not None:
                is_there: Condition = ThemeSchedule.pk.exists()
                t.delete(self._schedule(schedule_id), condition=is_there)
            if number > models.MOST_VERSIONS:
                oldest = number - models.MOST_VERSIONS
                t.delete(ThemeVersion(self._pk, models.version_sk(oldest)))
                t.delete(ThemeDocument(self._pk, models.document_sk(oldest)))
        return version

    def schedules(self) -> list[ThemeSchedule]:
        """The next first; one query."""
        found = ThemeSchedule.query(
            self._pk, ThemeSchedule.sk.startswith(models.SCHEDULES), consistent_read=True
        )
        return sorted(found, key=lambda one: one.gsi3sk or "")

    def add_schedule(self, schedule: ThemeSchedule, *, draft_version: int, turn: Turn) -> None:
        """If the draft is still the one of this version, and this is the next schedule. Raises
        VersionStale (412) and TurnLost."""
        schedule.pk, schedule.sk = self._pk, models.schedule_sk(schedule.schedule_id)
        schedule.store_id = self._store_id
        schedule.gsi3pk = models.DUE_PK
        moment = models.moment(schedule.publish_at)
        schedule.gsi3sk = f"{moment}#{self._store_id}#{schedule.schedule_id}"
        try:
            with transactions.write() as t:
                t.condition_check(
                    ThemeDraft, self._pk, models.DRAFT_SK, condition=_is_draft(draft_version)
                )
                turns.take(t, turn)
                t.save(schedule, condition=ThemeSchedule.pk.does_not_exist())
        except TransactWriteError as error:
            turns.require(t, error)
            if condition_failed(error):
                raise stale() from None
            raise

    def remove_schedule(self, schedule_id: str) -> None:
        """Raises ThemeScheduleNotFound (404), also for one that was published meanwhile."""
        from pynamodb.exceptions import DeleteError

        try:
            self._schedule(schedule_id).delete(condition=ThemeSchedule.pk.exists())
        except DeleteError as error:
            if condition_failed(error):
                raise ThemeScheduleNotFound(f"There is no schedule {schedule_id}.") from None
            raise

    def _schedule(self, schedule_id: str) -> ThemeSchedule:
        return ThemeSchedule(self._pk, models.schedule_sk(schedule_id))

    def _draft(self, document: str, *, version: int, by: str) -> ThemeDraft:
        return ThemeDraft(
            self._pk,
            models.DRAFT_SK,
            document=document,
            version=version,
            updated_at=clock.now(),
            updated_by=by,
        )


def due(before: str, *, at_most: int) -> Sequence[ThemeSchedule]:
    """Of all stores, the longest due first; one query of an index."""
    found: Any = ThemeSchedule.gsi3.query(
        models.DUE_PK, ThemeSchedule.gsi3sk <= f"{before}~", limit=at_most, page_size=at_most
    )
    return [item for item in found if isinstance(item, ThemeSchedule)]


def _is_draft(version: int) -> Condition:
    if version == models.UNTOUCHED:
        return ThemeDraft.pk.does_not_exist()
    return ThemeDraft.version == version
