"""Who may decide what, once."""

from __future__ import annotations

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support.factories import member
from tests.support.fulfilment_factories import (
    business,
    told,
)
from tests.support.stores_factories import colleague
from tests.support.table import items
from windlass.fulfilment import service
from windlass.fulfilment.errors import ActionAlreadyResolved, ActionNotFound, ChoiceUnknown
from windlass.kit.errors import Forbidden
from windlass.stores import service as stores
from windlass.tenancy.context import Role


def test_the_same_decision_again_changes_nothing_and_another_is_refused(
    sandbox: Sandbox,
) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    action_id = volt.action(order_id).action_id

    first = service.resolve(volt.owner, action_id, "manual")
    again = service.resolve(volt.owner, action_id, "manual")
    with pytest.raises(ActionAlreadyResolved):
        service.resolve(volt.owner, action_id, "retry")

    assert first.version == again.version
    assert len(told("ActionResolved")) == 1


def test_a_choice_that_is_not_offered_is_refused(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    action_id = volt.action(order_id).action_id

    with pytest.raises(ChoiceUnknown):
        service.resolve(volt.owner, action_id, "accept_loss")
    with pytest.raises(ActionNotFound):
        service.resolve(volt.owner, f"{order_id}-gone", "retry")
    with pytest.raises(ActionNotFound):
        service.resolve(member("store-2"), action_id, "retry")

    assert volt.action(order_id).action_id == action_id


def test_choices_that_cost_money_need_the_right_to_refund(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    action_id = volt.action(order_id).action_id
    packer = colleague(stores.get(volt.owner), Role.FULFILMENT)
    viewer = colleague(stores.get(volt.owner), Role.VIEWER)
    before = items()

    with pytest.raises(Forbidden):
        service.resolve(packer, action_id, "cancel_part")
    with pytest.raises(Forbidden):
        service.resolve(viewer, action_id, "manual")
    assert items() == before
    service.resolve(packer, action_id, "manual")

    assert volt.run(order_id) == "sleep"


def test_a_store_sees_its_own_open_actions_only(sandbox: Sandbox) -> None:
    volt, other = business(sandbox), business(sandbox, user_id="owner-2")
    volt.run(volt.sell())
    second = volt.sell()
    volt.run(second)

    first_page = service.list_open(volt.owner, limit=1)
    rest = service.list_open(volt.owner, limit=5, cursor=first_page.next_cursor)

    assert len(first_page.items) == len(rest.items) == 1
    assert rest.items[0].order_id == second
    assert service.list_open(other.owner, limit=5).items == []
