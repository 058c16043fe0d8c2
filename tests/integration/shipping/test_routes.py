from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import call
from tests.support.shipping_factories import rate_in, zone_in
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.stores.models import Store
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store(table: None) -> Store:
    return create_store()


def zones_of(store: Store) -> str:
    return f"/api/v1/stores/{store.store_id}/shipping/zones"


def test_create_read_replace_and_delete(store: Store) -> None:
    owner, zones = owner_of(store), zones_of(store)

    created = call(handler, "POST", zones, as_=owner, body=zone_in("DE"))
    one = f"{zones}/{created.body['id']}"
    changed = call(
        handler, "PUT", one, as_=owner, body=zone_in("DE", "AT"), headers={"If-Match": '"1"'}
    )
    read = call(handler, "GET", one, as_=owner)
    listed = call(handler, "GET", zones, as_=owner)

    assert (created.status, created.body["version"]) == (201, 1)
    assert created.body["rates"][0] | {"id": ""} == {
        "id": "",
        "name": "Standard shipping",
        "price": {"amount": 490, "currency": "EUR"},
        "condition": "none",
        "minimum": 0,
        "maximum": None,
        "free_above": None,
        "min_days": 7,
        "max_days": 14,
    }
    assert (changed.status, changed.body["version"]) == (200, 2)
    assert [place["country"] for place in changed.body["places"]] == ["DE", "AT"]
    assert read.body == changed.body
    assert listed.body == {"items": [changed.body], "next_cursor": None}
    assert call(handler, "DELETE", one, as_=owner).status == 204
    assert call(handler, "GET", one, as_=owner).status == 404


def test_replacing_needs_the_version_that_was_read(store: Store) -> None:
    owner, zones = owner_of(store), zones_of(store)
    one = f"{zones}/{call(handler, 'POST', zones, as_=owner, body=zone_in('DE')).body['id']}"
    before = items()

    without = call(handler, "PUT", one, as_=owner, body=zone_in("AT"))
    stale = call(handler, "PUT", one, as_=owner, body=zone_in("AT"), headers={"If-Match": '"7"'})

    assert (without.status, without.body["code"]) == (428, "if_match_missing")
    assert (stale.status, stale.body["code"]) == (412, "version_stale")
    assert items() == before


def test_a_taken_country_answers_409_with_its_field(store: Store) -> None:
    owner, zones = owner_of(store), zones_of(store)
    call(handler, "POST", zones, as_=owner, body=zone_in("DE"))

    answer = call(handler, "POST", zones, as_=owner, body=zone_in("DE"))

    assert (answer.status, answer.body["code"]) == (409, "place_taken")
    assert answer.body["fields"][0]["field"] == "places.0.country"


@pytest.mark.parametrize(
    ("case", "body", "field"),
    [
        ("no rates", zone_in("DE", rates=[]), "rates"),
        ("no name", zone_in("DE", name=" "), "name"),
        ("negative price", zone_in("DE", rates=[rate_in(-1)]), "rates.0.price.amount"),
        ("half a cent", zone_in("DE", rates=[rate_in(1.5)]), "rates.0.price.amount"),  # type: ignore[arg-type]
        ("a year on its way", zone_in("DE", rates=[rate_in(max_days=365)]), "rates.0.max_days"),
        ("unknown field", zone_in("DE", colour="red"), "colour"),
        ("lower case", zone_in("de"), "places.0.country"),
        (
            "unknown condition",
            zone_in("DE", rates=[rate_in(condition="moon")]),
            "rates.0.condition",
        ),
    ],
)
def test_bad_input_answers_422_with_its_field(
    case: str, body: dict[str, Any], field: str, store: Store
) -> None:
    answer = call(handler, "POST", zones_of(store), as_=owner_of(store), body=body)

    assert (answer.status, [one["field"] for one in answer.body["fields"]]) == (422, [field]), case
    assert items("Zone") == []


def test_the_same_key_creates_one_zone(store: Store) -> None:
    owner, key = owner_of(store), {"Idempotency-Key": "once"}

    first, again = (
        call(handler, "POST", zones_of(store), as_=owner, body=zone_in("DE"), headers=key)
        for _ in range(2)
    )

    assert (first.status, first.body) == (again.status, again.body)
    assert len(items("Zone")) == 1


def test_strangers_get_404_and_members_without_the_right_403(store: Store) -> None:
    stranger = owner_of(create_store("owner-2", name="Other"))
    packer = colleague(store, Role.FULFILMENT)
    before = items()

    answers = [
        call(handler, "POST", zones_of(store), as_=who, body=zone_in("DE"))
        for who in (stranger, packer)
    ]

    assert [(one.status, one.body["code"]) for one in answers] == [
        (404, "store_not_found"),
        (403, "forbidden"),
    ]
    assert call(handler, "GET", zones_of(store), as_=packer).status == 403
    for path in ("countries", "countries/CA"):
        url = f"/api/v1/stores/{store.store_id}/shipping/{path}"
        assert call(handler, "GET", url, as_=packer).status == 403
        assert call(handler, "GET", url, as_=stranger).status == 404
    assert items() == before


def test_countries_and_provinces_to_choose_from(store: Store) -> None:
    owner = owner_of(store)
    countries = f"/api/v1/stores/{store.store_id}/shipping/countries"

    listed = call(handler, "GET", countries, as_=owner).body["items"]
    canada = call(handler, "GET", f"{countries}/CA", as_=owner).body

    assert len(listed) == 250
    assert {"code": "DE", "name": "Germany", "is_eu": True, "provinces": []} in listed
    assert (canada["name"], canada["provinces"][0]) == (
        "Canada",
        {"code": "AB", "name": "Alberta"},
    )
    assert call(handler, "GET", f"{countries}/ZZ", as_=owner).status == 404
