"""Whatever a merchant changes that shoppers see, has the edge forget the store's pages."""

import pytest

from events.consumers.pages import HANDLERS
from tests.integration.freshness.seen import CHANGED, SEEN, Change
from tests.integration.freshness.stage import Stage, told
from tests.integration.freshness.unseen import UNSEEN
from tests.support.catalog_factories import picture_bytes
from tests.support.collections_factories import create_collection
from tests.support.contract import CONTRACT
from tests.support.media import announce, uploaded
from tests.support.operations import operations
from tests.support.pages_factories import page_fields
from windlass.navigation import storefront as navigation
from windlass.stores import service as stores

pytestmark = pytest.mark.usefixtures("cloud")
STORE = "/api/v1/stores/{store_id}"
WRITES = {
    operation.name.replace(STORE, "")
    for operation in operations(CONTRACT)
    if operation.method != "GET" and operation.path.startswith(STORE)
}


@pytest.fixture
def stage() -> Stage:
    navigation.forget()
    return Stage()


def test_every_change_is_decided_about() -> None:
    """A new route belongs to one of the two lists: `seen`, `unseen`."""
    assert SEEN.keys() | UNSEEN.keys() == WRITES
    assert not SEEN.keys() & UNSEEN.keys()


@pytest.mark.parametrize(
    ("name", "event", "change"), [(name, *case) for name, case in SEEN.items()]
)
def test_what_shoppers_see_is_told(stage: Stage, name: str, event: str, change: Change) -> None:
    change(stage, name)

    assert event in stage.news()
    assert event in HANDLERS


@pytest.mark.parametrize(
    ("section", "sent"),
    [
        ("checkout", {"phone_required": True}),
        ("fulfilment", {"auto_fulfil": False}),
        ("mail", {"footer": "Volt GmbH, Berlin"}),
    ],
)
def test_settings_that_no_kept_page_shows_are_not(
    stage: Stage, section: str, sent: dict[str, object]
) -> None:
    before = told()

    stage.send("PATCH", f"/settings/{section}", sent)

    assert told() == before
    assert stores.get(stage.owner).version == 2


def test_a_draft_is_nobodys_news_until_it_is_published(stage: Stage) -> None:
    before = told()
    page_id = stage.page(status="draft")
    stage.send("PUT", f"/pages/{page_id}", page_fields(status="draft", title="About"))
    stage.send("POST", f"/pages/{page_id}/duplicate")
    assert told() == before

    stage.send("PUT", f"/pages/{page_id}", page_fields(), version=2)

    assert told() == [*before, "PageSaved"]


def test_translations_are_told_once_shoppers_can_choose_the_language(stage: Stage) -> None:
    before = told()
    page_id = stage.translated_page()
    assert told() == [*before, "PageSaved"]

    stage.speak("de")
    stage.send("PUT", f"/translations/de/page/{page_id}", {"fields": {"title": "Wir"}})

    assert told() == [*before, "PageSaved", CHANGED, CHANGED]


def test_a_picture_of_a_collection_is_told_when_it_is_ready(stage: Stage) -> None:
    upload_id = uploaded(picture_bytes(), of=stage.owner)
    create_collection(stage.owner, picture={"upload_id": upload_id})
    stage.begin()

    announce(upload_id, of=stage.owner)

    assert stage.news() == [CHANGED]
