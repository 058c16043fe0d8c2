"""What was published before comes back: to shoppers, or to be worked on from."""

from concurrent.futures import ThreadPoolExecutor

from tests.support.table import items
from tests.support.themes_factories import hero, published, saved, send, titled
from windlass.stores import service as stores
from windlass.tenancy.context import StoreContext
from windlass.themes import publishing, service, storefront


def live_title(store: StoreContext) -> str:
    shop = stores.storefront_of(store)
    title: str = storefront.live(shop).sections("home")[0].settings["title"]
    return title


def events() -> list[str]:
    return [item["data"]["S"] for item in items("OutboxEvent") if "ThemePub" in item["type"]["S"]]


def test_what_was_comes_back_as_a_new_version(volt: StoreContext) -> None:
    published(volt, titled("Good"), "Good one")
    published(volt, titled("Bad"), "Bad one")

    answer = send(volt, "POST", "/versions/1/restore", {"to": "live"})

    assert answer.status == 200
    assert live_title(volt) == "Good"
    latest = publishing.versions(volt)[0]
    assert (latest.number, latest.name, latest.source, latest.restored_number) == (
        *(3, "Good one", "restored", 1),
    )
    assert events()[-1] == '{"version": 3, "source": "restored"}'
    assert (hero(answer.body["document"])["title"], answer.body["has_changes"]) == ("Good", False)


def test_and_that_can_be_taken_back(volt: StoreContext) -> None:
    published(volt, titled("Good"))
    published(volt, titled("Bad"))
    publishing.roll_back(volt, 1)

    publishing.roll_back(volt, 2)

    assert live_title(volt) == "Bad"
    assert [one.number for one in publishing.versions(volt)] == [4, 3, 2, 1]


def test_a_draft_with_changes_of_its_own_stays(volt: StoreContext) -> None:
    published(volt, titled("Good"))
    published(volt, titled("Bad"))
    saved(volt, titled("In work"))

    publishing.roll_back(volt, 1)

    draft = service.get(volt)
    assert (hero(draft.document)["title"], draft.version, draft.has_changes) == ("In work", 4, True)


def test_to_bring_back_what_is_live_changes_nothing(volt: StoreContext) -> None:
    published(volt, titled("Good"))
    before = items()

    assert publishing.roll_back(volt, 1).number == 1
    assert items() == before


def test_two_who_roll_back_at_once_make_one_version(volt: StoreContext) -> None:
    published(volt, titled("Good"))
    published(volt, titled("Bad"))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _n: publishing.roll_back(volt, 1).number, range(4)))

    assert found == [3, 3, 3, 3]
    assert live_title(volt) == "Good"


def test_a_version_can_be_worked_on_from(volt: StoreContext) -> None:
    published(volt, titled("Old"))
    published(volt, titled("New"))

    blind = send(volt, "POST", "/versions/1/restore", {"to": "draft"})
    answer = send(volt, "POST", "/versions/1/restore", {"to": "draft"}, version=3)

    assert blind.status == 428
    assert (answer.status, hero(answer.body["document"])["title"]) == (200, "Old")
    assert (answer.body["version"], answer.body["has_changes"]) == (4, True)
    assert live_title(volt) == "New"
