"""Notes on orders and customers after they were written."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.support import customers_factories as customers
from tests.support import orders_factories
from tests.support.api import Answer, call
from tests.support.factories import member
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.customers import admin
from windlass.customers import notes as customer_notes
from windlass.kit.errors import Forbidden
from windlass.orders import notes, privacy, service
from windlass.orders.models import TimelineEntry
from windlass.tenancy.context import Role, StoreContext
from windlass.web.etags import VersionStale
from windlass.web.own_notes import NoteNotFound, NoteOfAnother

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def volt(table: None) -> StoreContext:
    return owner_of(create_store(slug="volt"))


@pytest.fixture(params=["orders", "customers"])
def things(request: pytest.FixtureRequest, volt: StoreContext) -> str:
    """The address of an order, then of a customer: notes on both behave alike."""
    order = orders_factories.place(volt, email="ada@example.com")
    found = customers.ordered(volt, order.number, order_id=order.order_id, total=order.total)
    which = order.order_id if request.param == "orders" else found.customer_id
    return f"/api/v1/stores/{volt.store_id}/{request.param}/{which}"


def ask(
    who: StoreContext, method: str, path: str, version: int | None = None, **said: Any
) -> Answer:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return call(handler, method, path, as_=who, body=said or None, headers=headers)


def timeline(who: StoreContext, things: str) -> list[tuple[str, bool, bool]]:
    """Words, whether edited and whether deleted, of the notes."""
    entries = ask(who, "GET", f"{things}/timeline").body["items"]
    return [
        (one["message"], one["edited_at"] is not None, one["deleted_at"] is not None)
        for one in entries
        if one["kind"] == "note"
    ]


def test_who_wrote_a_note_corrects_it_and_it_says_so(volt: StoreContext, things: str) -> None:
    made = ask(volt, "POST", f"{things}/notes", message="Asked for blu.").body
    assert timeline(volt, things) == [("Asked for blu.", False, False)]

    note = f"{things}/notes/{made['id']}"
    edited = ask(volt, "PUT", note, made["version"], message="Asked for blue.")

    assert (edited.status, edited.body["version"]) == (200, 2)
    assert (edited.body["at"], edited.body["actor"]) == (made["at"], volt.actor_id)
    assert timeline(volt, things) == [("Asked for blue.", True, False)]


def test_a_deleted_note_leaves_its_time_and_comes_back(volt: StoreContext, things: str) -> None:
    made = ask(volt, "POST", f"{things}/notes", message="Private.").body
    note = f"{things}/notes/{made['id']}"

    deleted = ask(volt, "DELETE", note, 1)
    assert timeline(volt, things) == [("", True, True)]
    assert "Private." not in str(items())

    back = ask(volt, "PUT", note, deleted.body["version"], message="Private.")
    assert (back.status, back.body["version"]) == (200, 3)
    assert timeline(volt, things) == [("Private.", True, False)]


def test_a_change_needs_the_version_that_was_read(volt: StoreContext, things: str) -> None:
    made = ask(volt, "POST", f"{things}/notes", message="One").body
    note = f"{things}/notes/{made['id']}"
    ask(volt, "PUT", note, 1, message="Two")

    unsaid = ask(volt, "PUT", note, message="Three")
    stale = ask(volt, "PUT", note, 1, message="Three")
    undone = ask(volt, "DELETE", note, 1)

    assert (unsaid.status, unsaid.body["code"]) == (428, "if_match_missing")
    assert (stale.status, stale.body["code"]) == (412, "version_stale")
    assert (undone.status, undone.body["code"]) == (412, "version_stale")
    assert timeline(volt, things) == [("Two", True, False)]


def test_others_change_no_note_not_even_the_owner(volt: StoreContext, things: str) -> None:
    colleague = member(volt.store_id, Role.ADMIN)
    made = ask(colleague, "POST", f"{things}/notes", message="Mine").body
    note = f"{things}/notes/{made['id']}"

    edited = ask(volt, "PUT", note, 1, message="Yours")
    deleted = ask(volt, "DELETE", note, 1)

    assert (edited.status, edited.body["code"]) == (403, "note_of_another")
    assert (deleted.status, deleted.body["code"]) == (403, "note_of_another")
    assert timeline(volt, things) == [("Mine", False, False)]


def test_what_windlass_recorded_is_no_note(volt: StoreContext, things: str) -> None:
    event = ask(volt, "GET", f"{things}/timeline").body["items"][-1]
    before = ask(volt, "GET", f"{things}/timeline").body

    answers = [
        ask(volt, "PUT", f"{things}/notes/{event['id']}", 1, message="Never"),
        ask(volt, "DELETE", f"{things}/notes/{event['id']}", 1),
        ask(volt, "DELETE", f"{things}/notes/nothing", 1),
    ]

    assert [(one.status, one.body["code"]) for one in answers] == [(404, "note_not_found")] * 3
    assert ask(volt, "GET", f"{things}/timeline").body == before


def test_who_may_only_read_changes_nothing(volt: StoreContext) -> None:
    order = orders_factories.place(volt, email="ada@example.com")
    ada = customers.ordered(volt, order.number, order_id=order.order_id, total=order.total)
    on_order = service.add_note(volt, order.order_id, "Hello")
    on_customer = admin.add_note(volt, ada.customer_id, "Hello")
    viewer = StoreContext(volt.store_id, volt.actor_id, Role.VIEWER)  # was more, once

    with pytest.raises(Forbidden, match="orders:write"):
        notes.edit(viewer, order.order_id, on_order.entry_id, "Bye", version=1)
    with pytest.raises(Forbidden, match="orders:write"):
        notes.delete(viewer, order.order_id, on_order.entry_id, version=1)
    with pytest.raises(Forbidden, match="customers:write"):
        customer_notes.edit(viewer, ada.customer_id, on_customer.entry_id, "Bye", version=1)
    with pytest.raises(Forbidden, match="customers:write"):
        customer_notes.delete(viewer, ada.customer_id, on_customer.entry_id, version=1)


def test_a_note_from_before_notes_had_versions_is_changed_once(volt: StoreContext) -> None:
    order = orders_factories.place(volt)
    old = service.add_note(volt, order.order_id, "Old")
    old.update([TimelineEntry.version.remove()])

    notes.edit(volt, order.order_id, old.entry_id, "New", version=1)

    with pytest.raises(VersionStale):
        notes.edit(volt, order.order_id, old.entry_id, "Newer", version=1)


def test_what_was_erased_with_a_person_is_not_brought_back(volt: StoreContext) -> None:
    order = orders_factories.place(volt, email="ada@example.com")
    note = service.add_note(volt, order.order_id, "Ada called.")
    deleted = notes.delete(volt, order.order_id, note.entry_id, version=1)

    privacy.forget(volt, [service.get(volt, order.order_id)])

    with pytest.raises(VersionStale):
        notes.edit(volt, order.order_id, note.entry_id, "Ada called.", version=deleted.version)


def test_the_note_of_another_order_is_not_found(volt: StoreContext) -> None:
    here, there = orders_factories.place(volt), orders_factories.place(volt)
    note = service.add_note(volt, there.order_id, "There")

    with pytest.raises(NoteNotFound):
        notes.edit(volt, here.order_id, note.entry_id, "Here", version=1)
    with pytest.raises(NoteOfAnother):
        notes.edit(member(volt.store_id, Role.ADMIN), there.order_id, note.entry_id, "", version=1)
