"""Looks that go live by themselves: at their moment, as they were when it was set, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pynamodb.exceptions import TransactWriteError

from schedules.jobs.themes import publish_themes
from tests.support.stores_factories import colleague
from tests.support.table import items
from tests.support.themes_factories import (
    problems,
    published,
    saved,
    send,
    theme,
    titled,
)
from windlass.kit.errors import Forbidden
from windlass.stores import service as stores
from windlass.tenancy.context import Role, StoreContext
from windlass.themes import documents, models, publishing, repository, scheduling, storefront
from windlass.themes.models import Source
from windlass.themes.repository import Publication, ThemeRepository

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, tzinfo=UTC)
BLACK = {"name": "Black Friday", "publish_at": "2026-11-27T00:00:00Z"}


def live_title(store: StoreContext) -> str:
    shop = stores.storefront_of(store)
    title: str = storefront.live(shop).sections("home")[0].settings["title"]
    return title


def schedule(store: StoreContext, title: str = "Black Friday", at: datetime = FRIDAY) -> str:
    draft = saved(store, titled(title))
    made = scheduling.add(store, publish_at=at, name=title, draft_version=draft.version)
    return str(made.schedule_id)


def run(at: datetime) -> None:
    with time_machine.travel(at, tick=False):
        publish_themes()


@pytest.fixture(autouse=True)
def noon() -> object:
    with time_machine.travel(NOON):
        yield


def test_a_look_goes_live_at_its_moment(volt: StoreContext) -> None:
    saved(volt, titled("Black Friday"))
    answer = send(volt, "POST", "/schedules", BLACK, version=2)
    assert (answer.status, answer.body["publish_at"]) == (201, "2026-11-27T00:00:00Z")
    assert answer.body["created_by"] == {"id": "owner-1", "name": ""}

    run(FRIDAY - timedelta(seconds=1))
    assert (live_title(volt), len(items("ThemeSchedule"))) == ("", 1)

    run(FRIDAY)
    assert live_title(volt) == "Black Friday"
    [version] = publishing.versions(volt)
    assert (version.number, version.name, version.source, version.published_by) == (
        *(1, "Black Friday", "scheduled", "owner-1"),
    )
    assert version.published_at == FRIDAY
    assert items("ThemeSchedule") == []


def test_what_goes_live_is_what_was_seen_when_the_moment_was_set(volt: StoreContext) -> None:
    schedule(volt, "As planned")
    saved(volt, titled("Worked on since"))

    run(FRIDAY)

    assert live_title(volt) == "As planned"
    draft = send(volt, "GET", "/draft").body
    assert (draft["has_changes"], draft["version"]) == (True, 3)


def test_it_goes_live_once_though_the_job_runs_twice_at_once(volt: StoreContext) -> None:
    schedule(volt)
    with time_machine.travel(FRIDAY, tick=False):
        [due] = repository.due(models.moment(FRIDAY), at_most=5)

        with ThreadPoolExecutor(3) as pool:
            done = list(pool.map(lambda _n: publishing.publish_scheduled(volt, due), range(3)))
        publish_themes()

    assert sorted(one is None for one in done) == [False, True, True]
    assert len(items("ThemeVersion")) == 1


def test_the_table_refuses_a_schedule_that_is_gone(volt: StoreContext) -> None:
    """Both runs had seen it there."""
    schedule_id = schedule(volt)
    publication = Publication(documents.to_text(theme()), "harbour", "", Source.SCHEDULED, "one")
    themes = ThemeRepository(volt.store_id)
    themes.publish(publication, over=0, schedule_id=schedule_id)
    before = items()

    with pytest.raises(TransactWriteError):
        themes.publish(publication, over=1, schedule_id=schedule_id)

    assert items() == before


def test_it_can_be_cancelled(volt: StoreContext) -> None:
    schedule_id = schedule(volt)

    gone = send(volt, "DELETE", f"/schedules/{schedule_id}")
    again = send(volt, "DELETE", f"/schedules/{schedule_id}")
    run(FRIDAY)

    assert (gone.status, again.status) == (204, 404)
    assert again.body["code"] == "theme_schedule_not_found"
    assert (live_title(volt), items("ThemeVersion")) == ("", [])


def test_one_that_was_cancelled_while_the_job_ran_stays_unpublished(volt: StoreContext) -> None:
    schedule_id = schedule(volt)
    [due] = repository.due(models.moment(FRIDAY), at_most=5)
    scheduling.cancel(volt, schedule_id)

    assert publishing.publish_scheduled(volt, due) is None
    assert items("ThemeVersion") == []


@pytest.mark.parametrize(
    ("moment", "refused"),
    [
        ("2026-11-22T11:59:59Z", [("publish_at", "past")]),
        ("2026-11-22T12:59:59+01:00", [("publish_at", "past")]),
        ("2027-11-24T12:00:01Z", [("publish_at", "too_far")]),
        ("2026-11-27T00:00:00", [("publish_at", "timezone_aware")]),
        ("Friday", [("publish_at", "datetime_from_date_parsing")]),
    ],
)
def test_a_moment_is_ahead_and_within_a_year(
    volt: StoreContext, moment: str, refused: list[tuple[str, str]]
) -> None:
    saved(volt, titled("Lamps"))
    with time_machine.travel(NOON, tick=False):
        answer = send(volt, "POST", "/schedules", {"publish_at": moment}, version=2)

    assert (answer.status, problems(answer)) == (422, refused)
    assert items("ThemeSchedule") == []


def test_the_draft_is_the_one_that_was_seen(volt: StoreContext) -> None:
    saved(volt, titled("Seen"))
    saved(volt, titled("Changed since"))

    late = send(volt, "POST", "/schedules", BLACK, version=2)
    blind = send(volt, "POST", "/schedules", BLACK)

    assert (late.status, blind.status) == (412, 428)
    assert items("ThemeSchedule") == []


def test_ten_can_wait(volt: StoreContext) -> None:
    for day in range(10):
        schedule(volt, f"Look {day}", FRIDAY + timedelta(days=9 - day))

    waiting = send(volt, "GET", "/schedules").body["items"]
    answer = send(volt, "POST", "/schedules", BLACK, version=11)

    assert [one["name"] for one in waiting] == [f"Look {day}" for day in range(9, -1, -1)]
    assert (answer.status, answer.body["code"]) == (409, "too_many_schedules")


def test_ten_can_wait_also_when_several_are_set_at_once(volt: StoreContext) -> None:
    for day in range(9):
        schedule(volt, f"Look {day}", FRIDAY + timedelta(days=day))

    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda _n: send(volt, "POST", "/schedules", BLACK, version=10), range(4))
        )

    assert sorted(answer.status for answer in answers) == [201, 409, 409, 409]
    assert len(items("ThemeSchedule")) == 10


def test_those_that_are_due_together_go_live_in_their_order(volt: StoreContext) -> None:
    schedule(volt, "Second", FRIDAY + timedelta(hours=1))
    schedule(volt, "First", FRIDAY)

    run(FRIDAY + timedelta(hours=2))

    assert [one.name for one in publishing.versions(volt)] == ["Second", "First"]
    assert live_title(volt) == "Second"


def test_what_shoppers_see_already_is_not_published_again(volt: StoreContext) -> None:
    schedule(volt, "Lamps")
    published(volt, titled("Lamps"))

    run(FRIDAY)

    assert len(items("ThemeVersion")) == 1
    assert items("ThemeSchedule") == []


def test_every_stores_looks_go_live(volt: StoreContext, ampere: StoreContext) -> None:
    schedule(volt, "Volt")
    schedule(ampere, "Ampere")

    run(FRIDAY)

    assert (live_title(volt), live_title(ampere)) == ("Volt", "Ampere")


def test_another_stores_schedule_is_not_there(volt: StoreContext, ampere: StoreContext) -> None:
    schedule_id = schedule(volt)

    assert send(ampere, "GET", "/schedules").body["items"] == []
    assert send(ampere, "DELETE", f"/schedules/{schedule_id}").status == 404
    assert len(items("ThemeSchedule")) == 1


def test_who_may_only_look_may_not_schedule(volt: StoreContext) -> None:
    schedule_id = schedule(volt)
    viewer = colleague(stores.get(volt), Role.VIEWER)

    assert [one.schedule_id for one in scheduling.waiting(viewer)] == [schedule_id]
    with pytest.raises(Forbidden):
        scheduling.add(viewer, publish_at=FRIDAY, name="", draft_version=2)
    with pytest.raises(Forbidden):
        scheduling.cancel(viewer, schedule_id)
