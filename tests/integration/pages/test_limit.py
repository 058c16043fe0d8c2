"""A store has at most two hundred pages, however many are made at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.pages_factories import create_page
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.db import turns
from windlass.db.turns import Turn, TurnLost
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.pages import models, service
from windlass.pages.errors import TooManyPages
from windlass.pages.models import Page, PageCard
from windlass.pages.repository import PageRepository
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store(table: None) -> StoreContext:
    return owner_of(create_store())


def fill(store: StoreContext, *, up_to: int) -> None:
    """What counts are cards."""
    known = len(PageRepository(store.store_id).cards())
    with PageCard.batch_write() as batch:
        for number in range(known, up_to):
            card = PageCard(models.pages_pk(store.store_id), new_id())
            card.page_id, card.kind, card.title = card.sk, "page", f"Page {number}"
            card.handle, card.created_at, card.updated_at = card.sk, clock.now(), clock.now()
            card.version = 1
            batch.save(card)


def outcome(store: StoreContext, title: str) -> str:
    try:
        create_page(store, title=title)
    except TooManyPages:
        return "refused"
    return "made"


def test_of_four_at_once_only_the_last_that_fits_is_made(store: StoreContext) -> None:
    fill(store, up_to=service.MOST - 1)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda title: outcome(store, title), ["A", "B", "C", "D"]))

    assert sorted(found) == ["made", "refused", "refused", "refused"]
    assert len(items("PageCard")) == service.MOST


def test_those_that_fit_are_all_made(store: StoreContext) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda title: outcome(store, title), ["Same", "Same", "B", "C"]))

    assert found == ["made"] * 4
    assert sorted(one["handle"]["S"] for one in items("Page")) == ["b", "c", "same", "same-2"]


def test_who_counted_before_another_page_was_made_counts_again(store: StoreContext) -> None:
    seen: list[Turn] = []

    def late(turn: Turn) -> None:
        seen.append(turn)
        if len(seen) == 1:
            create_page(store, title="Another")
        page = Page(page_id=new_id(), kind="page", title="Late", handle="late", version=1)
        page.created_at = page.updated_at = clock.now()
        PageRepository(store.store_id).save(page, takes="late", turn=turn)

    turns.by_turns(store.store_id, service.TURNS, late)

    assert [turn.taken for turn in seen] == [0, 1]
    with pytest.raises(TurnLost):
        late(seen[0])
    assert sorted(one["title"]["S"] for one in items("Page")) == ["Another", "Late"]


def test_bringing_back_a_deleted_page_counts_too(store: StoreContext) -> None:
    page = create_page(store, title="Gone")
    service.delete(store, page.page_id, version=page.version)
    fill(store, up_to=service.MOST + 1)  # one of the cards is of the deleted one
    before = items()

    with pytest.raises(TooManyPages, match="at most 200 pages"):
        service.restore(store, page.page_id)

    assert items() == before


def test_a_deletion_makes_room_at_once(store: StoreContext) -> None:
    page = create_page(store, title="Gone")
    fill(store, up_to=service.MOST)
    assert outcome(store, "More") == "refused"

    service.delete(store, page.page_id, version=page.version)

    assert outcome(store, "More") == "made"
