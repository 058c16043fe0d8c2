"""A look that is not live yet, for whoever has the link, for an hour."""

from datetime import timedelta

import pytest
import time_machine

from tests.support.stores_factories import colleague
from tests.support.themes_factories import published, saved, send, titled
from windlass.kit import clock
from windlass.kit.errors import Forbidden
from windlass.stores import service as stores
from windlass.tenancy.context import Role, StoreContext
from windlass.themes import previews, service, storefront
from windlass.themes.previews import Wanted
from windlass.web import tokens


def title_of(store: StoreContext, token: str) -> str | None:
    shown = storefront.preview(stores.storefront_of(store), token)
    if shown is None:
        return None
    assert shown.is_preview
    title: str = shown.sections("home")[0].settings["title"]
    return title


def test_the_draft_is_shown_as_it_is_now(volt: StoreContext) -> None:
    published(volt, titled("Live"))
    saved(volt, titled("First"))
    answer = send(volt, "POST", "/preview", {})
    token = answer.body["token"]

    assert answer.status == 200
    assert answer.body["url"] == f"http://volt.localhost:8080/?preview_theme={token}"
    assert title_of(volt, token) == "First"

    saved(volt, titled("Second"))
    assert title_of(volt, token) == "Second"
    live = storefront.live(stores.storefront_of(volt))
    assert (live.is_preview, live.sections("home")[0].settings["title"]) == (False, "Live")


def test_a_draft_that_was_never_touched_is_what_is_live(volt: StoreContext) -> None:
    assert title_of(volt, service.preview(volt, Wanted()).token) == ""


def test_a_version_can_be_looked_at_before_it_comes_back(volt: StoreContext) -> None:
    published(volt, titled("Old"))
    published(volt, titled("New"))

    answer = send(volt, "POST", "/preview", {"version": 1})

    assert title_of(volt, answer.body["token"]) == "Old"
    assert send(volt, "POST", "/preview", {"version": 3}).status == 404
    assert send(volt, "POST", "/preview", {"version": -1}).status == 422


def test_what_is_live_can_be_looked_at_beside_the_draft(volt: StoreContext) -> None:
    published(volt, titled("Live"))
    saved(volt, titled("Draft"))

    answer = send(volt, "POST", "/preview", {"version": 0})

    assert title_of(volt, answer.body["token"]) == "Live"


def test_a_preset_can_be_tried_on(volt: StoreContext) -> None:
    saved(volt, titled("Lamps"))
    shop = stores.storefront_of(volt)

    answer = send(volt, "POST", "/preview", {"preset": "noir", "with_home": True})
    unknown = send(volt, "POST", "/preview", {"preset": "glitter"})

    shown = storefront.preview(shop, answer.body["token"])
    assert shown is not None
    assert (shown.preset, shown.settings["background"]) == ("noir", "#121110")
    assert shown.sections("home")[0].settings["words"] == "over"
    assert service.get(volt).document == titled("Lamps")
    assert unknown.status == 422


def test_a_link_is_good_for_an_hour(volt: StoreContext) -> None:
    saved(volt, titled("Draft"))
    made = service.preview(volt, Wanted())

    with time_machine.travel(clock.now() + timedelta(minutes=59)):
        assert title_of(volt, made.token) == "Draft"
    with time_machine.travel(clock.now() + timedelta(minutes=61)):
        assert title_of(volt, made.token) is None


def test_a_link_is_good_for_its_store(volt: StoreContext, ampere: StoreContext) -> None:
    saved(volt, titled("Secret"))
    saved(ampere, titled("Other"))

    assert title_of(ampere, service.preview(volt, Wanted()).token) is None


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "é", "x" * 100_000])
def test_what_we_did_not_sign_opens_nothing(volt: StoreContext, token: str) -> None:
    saved(volt, titled("Secret"))
    assert title_of(volt, token) is None


def test_a_token_for_something_else_opens_nothing(volt: StoreContext) -> None:
    saved(volt, titled("Secret"))
    claims = {"store": volt.store_id, "version": None}
    until = clock.now() + timedelta(hours=1)

    assert title_of(volt, tokens.sign(claims, purpose="access-token", until=until)) is None
    assert title_of(volt, tokens.sign(claims, purpose="theme-preview", until=until)) == "Secret"


def test_who_may_only_look_gives_no_links(volt: StoreContext) -> None:
    viewer = colleague(stores.get(volt), Role.VIEWER)
    with pytest.raises(Forbidden):
        service.preview(viewer, Wanted())


def test_a_version_that_went_meanwhile_is_not_shown(volt: StoreContext) -> None:
    token, _until = previews.sign(volt.store_id, Wanted(7))
    assert title_of(volt, token) is None
