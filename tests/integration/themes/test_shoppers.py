"""What shoppers get: the live look, cheap, and what follows it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from storefront_api.app import handler
from tests.support import hooks
from tests.support.api import call
from tests.support.cost import count_table_calls
from tests.support.stores_factories import create_store, open_store, owner_of
from tests.support.table import items
from tests.support.themes_factories import published, theme, titled, with_section
from windlass.stores import service as stores
from windlass.stores.settings import Branding
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext
from windlass.themes import following, presets, publishing, service, storefront


def test_a_page_reads_its_look_once_and_then_not_for_seconds(volt: StoreContext) -> None:
    published(volt, titled("Lamps"))
    shop = stores.storefront_of(volt)
    storefront.forget()

    with count_table_calls() as first:
        storefront.live(shop)
    with count_table_calls() as second:
        storefront.live(shop)

    assert (first.calls, first.read_units) == (["GetItem"], 0.5)
    assert second.calls == []


def test_a_store_that_published_nothing_looks_as_branding_says(volt: StoreContext) -> None:
    stores.change_settings(volt, Branding, {"accent_colour": "#0b6e4f"}, version=1)

    live = storefront.live(stores.storefront_of(volt))

    assert (live.version, live.settings["primary"]) == (0, "#0b6e4f")


def test_branding_follows_what_is_published(volt: StoreContext) -> None:
    words = {"tagline": "Power for small things", "hero_title": "Hello"}
    stores.change_settings(volt, Branding, words, version=1)
    document = presets.apply(presets.BY_ID["noir"], theme(), with_home=False)
    published(volt, document)

    assert hooks.consume("themes", "ThemePublished") == 1

    branding = stores.storefront_of(volt).branding
    assert branding == Branding(
        accent_colour="#d3ab55",
        colour_scheme="dark",
        heading_font="serif",
        body_font="system",
        tagline="Power for small things",
        hero_title="Hello",
    )


def test_it_follows_the_look_that_is_live_whichever_news_comes_last(volt: StoreContext) -> None:
    published(volt, theme(primary="#0b6e4f"))
    published(volt, theme(primary="#7a1fa2"))
    publishing.roll_back(volt, 1)

    for _ in range(2):
        hooks.consume("themes", "ThemePublished")

    assert stores.storefront_of(volt).branding.accent_colour == "#0b6e4f"
    assert stores.get(volt).version == 2


def test_it_follows_while_somebody_saves_settings(volt: StoreContext) -> None:
    published(volt, theme(primary="#0b6e4f"))
    system = tenancy.act(volt.store_id, task="themes")

    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _n: following.follow(system), range(3)))

    assert sorted(done) == [False, False, True]
    assert stores.storefront_of(volt).branding.accent_colour == "#0b6e4f"


def test_a_store_without_a_theme_keeps_its_branding(volt: StoreContext) -> None:
    assert following.follow(tenancy.act(volt.store_id, task="themes")) is False
    assert stores.get(volt).version == 1


def test_settings_of_branding_still_work(volt: StoreContext) -> None:
    """Afterwards, too: words and logos are there, and the theme decides the look."""
    published(volt, theme(primary="#0b6e4f"))
    changed = {"tagline": "New words", "accent_colour": "#7a1fa2"}
    stores.change_settings(volt, Branding, changed, version=1)

    assert stores.storefront_of(volt).branding.tagline == "New words"
    live = storefront.live(stores.storefront_of(volt))
    assert live.settings["primary"] == "#0b6e4f"
    assert service.get(volt).document["settings"]["primary"] == "#0b6e4f"


@pytest.mark.usefixtures("cloud")
def test_anybody_may_read_the_look_of_an_open_store() -> None:
    shop = open_store(slug="volt")
    owner = owner_of(stores.get(tenancy.enter(shop.store_id, user_id="owner-1")))
    document = with_section("faq", "faq", heading="Questions")
    document["templates"]["home"][1]["is_hidden"] = True
    published(owner, document)

    answer = call(handler, "GET", "/api/v1/public/stores/volt/theme")

    assert answer.status == 200
    assert (answer.body["version"], answer.body["preset"]) == (1, "harbour")
    assert answer.body["settings"]["primary"] == "#1f4fd8"
    assert [one["id"] for one in answer.body["templates"]["home"]] == ["hero", "newest", "faq"]
    assert answer.body["templates"]["home"][2]["settings"] == {
        "heading": "Questions",
        "colours": "plain",
    }
    assert [one["type"] for one in answer.body["header"]] == ["header"]
    assert answer.headers["Cache-Control"][0].startswith("public, ")


@pytest.mark.usefixtures("cloud")
def test_a_closed_store_has_no_look() -> None:
    create_store(slug="volt")
    before = items()

    answer = call(handler, "GET", "/api/v1/public/stores/volt/theme")

    assert (answer.status, answer.body["code"]) == (404, "store_not_found")
    assert items() == before
