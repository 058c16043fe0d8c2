"""Looks that go live by themselves: the draft as it is when the moment is set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from aws_lambda_powertools import Logger

from windlass.db import turns
from windlass.kit import clock
from windlass.kit.errors import FieldProblem
from windlass.kit.ids import new_id
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Permission
from windlass.themes import documents, models, publishing, repository, service
from windlass.themes.errors import ThemeInvalid, TooManySchedules
from windlass.themes.models import ThemeSchedule
from windlass.themes.repository import ThemeRepository
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.db.turns import Turn
    from windlass.tenancy.context import StoreContext

logger = Logger(child=True)

MOST = 10  # waiting at once
FARTHEST = timedelta(days=366)
AT_ONCE = 20  # per run, the longest due first


def add(
    store: StoreContext, *, publish_at: datetime, name: str, draft_version: int
) -> ThemeSchedule:
    """Raises Forbidden (403), VersionStale (412) when the draft was changed since, TooManySchedules
    (409) and ThemeInvalid (422) for a moment that is past or more than a year away."""
    store.require(Permission.THEMES_WRITE)
    at = publish_at.astimezone(UTC).replace(microsecond=0)
    _require_ahead(at)
    themes = ThemeRepository(store.store_id)

    def once(turn: Turn) -> ThemeSchedule:
        draft = service.draft_of(store, *themes.current())
        if draft.version != draft_version:
            raise stale()
        if len(themes.schedules()) >= MOST:
            raise TooManySchedules(f"At most {MOST} looks can wait. Cancel one first.")
        schedule = ThemeSchedule(
            schedule_id=new_id(),
            name=name,
            document=documents.to_text(draft.document),
            publish_at=at,
            created_at=clock.now(),
            created_by=store.actor_id,
        )
        themes.add_schedule(schedule, draft_version=draft_version, turn=turn)
        return schedule

    return turns.by_turns(store.store_id, "schedules", once)


def waiting(store: StoreContext) -> list[ThemeSchedule]:
    """The next first. Raises Forbidden (403)."""
    store.require(Permission.THEMES_READ)
    return ThemeRepository(store.store_id).schedules()


def cancel(store: StoreContext, schedule_id: str) -> None:
    """Raises Forbidden (403) and ThemeScheduleNotFound (404), also when it was published."""
    store.require(Permission.THEMES_WRITE)
    ThemeRepository(store.store_id).remove_schedule(schedule_id)


def work_off() -> int:
    """Publish what is due, of all stores; how many looks went live. Harmless when it runs twice."""
    done = 0
    for schedule in repository.due(models.moment(clock.now()), at_most=AT_ONCE):
        store = tenancy.act(schedule.store_id, task="themes")
        try:
            done += publishing.publish_scheduled(store, schedule) is not None
        except Exception:  # one store's trouble must not keep the others waiting
            logger.exception("a theme was not published", schedule_id=schedule.schedule_id)
    return done


def _require_ahead(at: datetime) -> None:
    now = clock.now()
    if at <= now:
        rule, message = "past", "Choose a moment that is still to come."
    elif at > now + FARTHEST:
        rule, message = "too_far", "Choose a moment within a year."
    else:
        return
    raise ThemeInvalid(message, fields=(FieldProblem("publish_at", rule, message),))
