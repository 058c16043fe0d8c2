"""Markets and rates through the merchant API."""

from __future__ import annotations

from typing import Any

import pytest

from infra.local.sandbox.context import Sandbox
from merchant_api.app import handler
from tests.support.api import call
from tests.support.markets_factories import market_in, set_rates
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.currencies import service
from windlass.stores.models import Store
from windlass.tenancy.context import Role, StoreContext

pytestmark = pytest.mark.usefixtures("table")

EUROS = market_in("EUR", "FR", "DE", rounding={"step": 100, "ending": 99})


def markets_of(store: StoreContext) -> str:
    return f"/api/v1/stores/{store.store_id}/markets"


def test_create_read_replace_and_delete(store: StoreContext) -> None:
    set_rates()
    path = markets_of(store)

    created = call(handler, "POST", path, as_=store, body=EUROS)
    one = f"{path}/{created.body['id']}"
    changed = call(
        handler,
        "PUT",
        one,
        as_=store,
        body=EUROS | {"margin_basis_points": 200, "adjustment_basis_points": 1000},
        headers={"If-Match": '"1"'},
    )
    listed = call(handler, "GET", path, as_=store)

    assert created.status == 201
    assert created.body["countries"] == ["DE", "FR"]
    assert created.body["rate"]["rate"] == "0.92"
    assert created.body["rate"]["source"] == "openexchangerates"
    assert created.body["is_offered"] is True
    assert created.body["example"] == {
        "price": {"amount": 1299, "currency": "USD"},
        "shown": {"amount": 1199, "currency": "EUR"},
    }
    assert (changed.status, changed.body["version"]) == (200, 2)
    assert changed.body["example"]["shown"] == {"amount": 1299, "currency": "EUR"}
    assert listed.body == {"items": [changed.body], "currency": "USD", "next_cursor": None}
    assert call(handler, "DELETE", one, as_=store).status == 204
    assert call(handler, "GET", one, as_=store).status == 404


@pytest.mark.parametrize(
    ("_case", "overrides", "field", "rule"),
    [
        ("rate that is no number", {"manual_rate": "about one"}, "manual_rate", "value_error"),
        *(
            (f"rate written {odd!r}", {"manual_rate": odd}, "manual_rate", "value_error")
            for odd in ("1_0", " 1", "1 ", "+1", "1e1", ".5", "1,5", "NaN", "\uff11", "-1")
        ),
        ("rate of nothing", {"manual_rate": "0"}, "manual_rate", "value_error"),
        (
            "ending past the step",
            {"rounding": {"step": 5, "ending": 5}},
            "rounding.ending",
            "beyond_step",
        ),
        ("country that is none", {"countries": ["QQ"]}, "countries.0", "unknown"),
        (
            "own currency at a rate",
            {"currency": "USD", "manual_rate": "2"},
            "manual_rate",
            "own_currency",
        ),
        (
            "amounts that cannot be paid",
            {"currency": "KWD", "rounding": {"step": 25, "ending": 0}},
            "rounding.step",
            "not_payable",
        ),
    ],
)
def test_wrong_settings_name_the_field_and_the_rule(
    store: StoreContext, _case: str, overrides: dict[str, Any], field: str, rule: str
) -> None:
    before = items()

    answer = call(handler, "POST", markets_of(store), as_=store, body=EUROS | overrides)

    assert answer.status == 422
    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [(field, rule)]
    assert items() == before


def test_country_belongs_to_one_market(store: StoreContext) -> None:
    set_rates()
    path = markets_of(store)
    call(handler, "POST", path, as_=store, body=EUROS)

    answer = call(handler, "POST", path, as_=store, body=market_in("GBP", "GB", "FR"))

    assert (answer.status, answer.body["code"]) == (409, "country_taken")
    assert answer.body["fields"] == [
        {"field": "countries.1", "rule": "taken", "message": "France is in EUR market already."}
    ]
    assert len(items("Market")) == 1


def test_currency_of_a_market_is_for_good(store: StoreContext) -> None:
    set_rates()
    path = markets_of(store)
    made = call(handler, "POST", path, as_=store, body=EUROS)

    answer = call(
        handler,
        "PUT",
        f"{path}/{made.body['id']}",
        as_=store,
        body=EUROS | {"currency": "GBP"},
        headers={"If-Match": '"1"'},
    )

    assert (answer.status, answer.body["fields"][0]["rule"]) == (422, "fixed")
    assert [one["currency"]["S"] for one in items("Market")] == ["EUR"]


def test_replacing_needs_the_version_that_was_read(store: StoreContext) -> None:
    set_rates()
    path = markets_of(store)
    one = f"{path}/{call(handler, 'POST', path, as_=store, body=EUROS).body['id']}"
    before = items()

    missing = call(handler, "PUT", one, as_=store, body=EUROS)
    stale = call(handler, "PUT", one, as_=store, body=EUROS, headers={"If-Match": '"2"'})

    assert (missing.status, stale.status) == (428, 412)
    assert items() == before


@pytest.mark.parametrize("role", [Role.VIEWER, Role.FULFILMENT])
def test_who_may_not_change_markets_changes_nothing(store: StoreContext, role: Role) -> None:
    set_rates()
    shop = Store.get(f"STORE#{store.store_id}", "STORE")
    member = colleague(shop, role)
    before = items()

    assert call(handler, "POST", markets_of(store), as_=member, body=EUROS).status == 403
    assert items() == before


def test_first_market_brings_the_rates(store: StoreContext, sandbox: Sandbox) -> None:
    made = call(handler, "POST", markets_of(store), as_=store, body=market_in("EUR", "DE"))
    answer = call(handler, "GET", f"/api/v1/stores/{store.store_id}/currencies", as_=store)
    known = {one["code"]: one for one in answer.body["items"]}

    assert made.body["is_offered"] is True
    assert answer.body["currency"] == "USD"
    assert answer.body["problem"] == ""
    assert known["EUR"]["name"] == "Euro"
    assert known["EUR"]["rate"]["rate"] == "0.92"
    assert (known["JPY"]["decimals"], known["KWD"]["payable_step"]) == (0, 10)
    assert known["AFN"]["rate"] is None


def test_market_without_any_rate_is_not_offered_until_one_is_set_by_hand(
    store: StoreContext, sandbox: Sandbox
) -> None:
    path = markets_of(store)

    made = call(handler, "POST", path, as_=store, body=market_in("AFN", "AF"))
    by_hand = call(
        handler,
        "PUT",
        f"{path}/{made.body['id']}",
        as_=store,
        body=market_in("AFN", "AF", manual_rate="70.5"),
        headers={"If-Match": '"1"'},
    )

    assert (made.body["is_offered"], made.body["rate"]) == (False, None)
    assert made.body["example"]["shown"] is None
    assert by_hand.body["is_offered"] is True
    assert by_hand.body["rate"] == {
        "rate": "70.5",
        "source": "manual",
        "as_of": None,
        "is_stale": False,
    }
    assert service.chosen(store, wanted="AFN").document()["rate"] == "70.5"


def test_preview_saves_nothing(store: StoreContext) -> None:
    set_rates()
    before = items()

    answer = call(
        handler,
        "POST",
        f"{markets_of(store)}/preview",
        as_=store,
        body={"market": EUROS | {"rounding": {"step": 5, "ending": 0}}, "amounts": [1299, 0]},
    )

    assert answer.status == 200
    assert [one["shown"]["amount"] for one in answer.body["prices"]] == [1195, 0]
    assert items() == before


def test_markets_of_another_store_are_not_there(store: StoreContext) -> None:
    set_rates()
    made = call(handler, "POST", markets_of(store), as_=store, body=EUROS)
    other = owner_of(create_store("owner-2", name="Other"))
    before = items()

    for path in (markets_of(store), f"{markets_of(other)}/{made.body['id']}"):
        assert call(handler, "GET", path, as_=other).status == 404
    assert (
        call(handler, "DELETE", f"{markets_of(other)}/{made.body['id']}", as_=other).status == 404
    )
    assert items() == before
