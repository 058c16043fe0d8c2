"""Fulfilment over HTTP: what is to be decided, what suppliers deliver, what people mark."""

from __future__ import annotations

from typing import Any

from infra.local.sandbox.context import Sandbox
from tests.support import suppliers_api
from tests.support.fulfilment_factories import Business, business, with_cj
from tests.support.stores_factories import colleague
from tests.support.suppliers_api import ask
from windlass.stores import service as stores
from windlass.tenancy.context import Role


def manual_order(sandbox: Sandbox) -> tuple[Business, str, str]:
    """A paid order that a person has to order: with its id and its part's."""
    volt = business(sandbox)
    volt.offer(suppliers_api.connect_manual(volt.owner))
    order_id = volt.sell()
    volt.run(order_id)
    return volt, order_id, volt.part(order_id).part_id


def test_open_decisions_are_listed_and_made(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)

    [action] = ask(volt.owner, "GET", "/actions").body["items"]
    assert action["kind"] == "no_supplier"
    assert action["order_number"] == 1001
    assert action["costs_money"] == ["cancel_part"]
    made = ask(volt.owner, "POST", f"/actions/{action['id']}/resolve", {"choice": "manual"})

    assert (made.status, made.body["state"], made.body["choice"]) == (200, "resolved", "manual")
    assert ask(volt.owner, "GET", "/actions").body["items"] == []


def test_a_wrong_choice_names_its_field(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    volt.run(volt.sell())
    [action] = ask(volt.owner, "GET", "/actions").body["items"]

    unknown = ask(volt.owner, "POST", f"/actions/{action['id']}/resolve", {"choice": "shrug"})
    not_here = ask(volt.owner, "POST", f"/actions/{action['id']}/resolve", {"choice": "switch"})

    assert (unknown.status, unknown.body["fields"][0]["field"]) == (422, "choice")
    assert (not_here.status, not_here.body["code"]) == (422, "choice_unknown")
    assert not_here.body["fields"][0]["field"] == "choice"


def test_a_person_marks_what_only_people_know(sandbox: Sandbox) -> None:
    volt, order_id, part_id = manual_order(sandbox)
    path = f"/orders/{order_id}/fulfilments/{part_id}"
    cost = {"amount": 700, "currency": "EUR"}

    early = ask(volt.owner, "POST", f"{path}/mark-shipped", shipped())
    ordered = ask(volt.owner, "POST", f"{path}/mark-ordered", {"item_cost": cost})
    sent = ask(volt.owner, "POST", f"{path}/mark-shipped", shipped())
    again = ask(volt.owner, "POST", f"{path}/mark-shipped", shipped())
    arrived = ask(volt.owner, "POST", f"{path}/mark-delivered")

    assert (early.status, early.body["code"]) == (409, "fulfilment_out_of_step")
    assert ordered.body["items"][0]["state"] == "ordered"
    assert ordered.body["items"][0]["item_cost"] == cost
    assert ordered.body["actions"] == []
    assert sent.body == again.body
    assert sent.body["items"][0]["parcels"][0]["carrier"] == "DHL"
    assert arrived.body["items"][0]["state"] == "delivered"


def test_a_cost_in_another_currency_is_refused(sandbox: Sandbox) -> None:
    volt, order_id, part_id = manual_order(sandbox)

    answer = ask(
        volt.owner,
        "POST",
        f"/orders/{order_id}/fulfilments/{part_id}/mark-ordered",
        {"shipping_cost": {"amount": 700, "currency": "USD"}},
    )

    assert answer.status == 422
    assert answer.body["fields"][0]["field"] == "shipping_cost.currency"


def test_what_a_supplier_tells_itself_is_not_marked_by_hand(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    path = f"/orders/{order_id}/fulfilments/{volt.part(order_id).part_id}"

    answer = ask(volt.owner, "POST", f"{path}/mark-delivered")

    assert (answer.status, answer.body["code"]) == (409, "fulfilment_not_manual")


def test_costs_are_for_those_who_may_see_profit(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    packer = colleague(stores.get(volt.owner), Role.FULFILMENT)
    path = f"/orders/{order_id}/fulfilments"

    mine = ask(volt.owner, "GET", path).body["items"][0]
    theirs = ask(volt.owner, "GET", path, as_=packer).body["items"][0]

    assert mine["item_cost"]["currency"] == "USD"
    assert (theirs["item_cost"], theirs["shipping_cost"]) == (None, None)


def test_an_order_that_nothing_was_done_for_yet_has_no_fulfilments(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()

    answer = ask(volt.owner, "GET", f"/orders/{order_id}/fulfilments")

    assert (answer.status, answer.body) == (200, {"items": [], "actions": []})


def test_an_order_is_cancelled_over_http(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()

    done = ask(volt.owner, "POST", f"/orders/{order_id}/cancel", {"reason": "Asked us to"})
    again = ask(volt.owner, "POST", f"/orders/{order_id}/cancel", {"reason": "Asked us to"})

    assert (done.status, done.body["status"]) == (200, "cancelled")
    assert done.body["payment"]["status"] == "refunded"
    assert (again.status, again.body["code"]) == (409, "order_already_cancelled")


def test_a_shipped_order_says_why_it_cannot_be_cancelled(sandbox: Sandbox) -> None:
    volt, order_id, part_id = manual_order(sandbox)
    path = f"/orders/{order_id}/fulfilments/{part_id}"
    ask(volt.owner, "POST", f"{path}/mark-ordered", {})
    ask(volt.owner, "POST", f"{path}/mark-shipped", shipped())

    answer = ask(volt.owner, "POST", f"/orders/{order_id}/cancel", {"reason": "Asked us to"})

    assert (answer.status, answer.body["code"]) == (409, "order_already_shipped")
    assert answer.body["details"] == {"fulfilments": [part_id]}


def shipped() -> dict[str, Any]:
    return {"carrier": "DHL", "tracking_number": "00340434161094042557"}
