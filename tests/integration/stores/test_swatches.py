"""The colours that values of options are shown by, through the API."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_api.app import handler
from tests.integration.storefront_pages.shops import open_shop
from tests.support.api import Answer, call
from tests.support.stores_factories import colleague
from windlass.stores import service, swatches
from windlass.stores.settings import Swatches
from windlass.tenancy.context import Role, StoreContext

pytestmark = pytest.mark.usefixtures("cloud")


def path(owner: StoreContext) -> str:
    return f"/api/v1/stores/{owner.store_id}/settings/swatches"


def send(
    owner: StoreContext, *values: dict[str, Any], as_: StoreContext | None = None, version: int = 0
) -> Answer:
    headers = {"If-Match": f'"{version or service.get(owner).version}"'}
    body = {"values": list(values)}
    return call(handler, "PUT", path(owner), as_=as_ or owner, body=body, headers=headers)


def swatch(name: str, *colours: str) -> dict[str, Any]:
    return {"name": name, "colours": list(colours)}


def test_what_is_sent_is_there_from_then_on() -> None:
    owner = open_shop()

    answer = send(owner, swatch("Midnight", "#101a3c", "#1b2a49"), swatch("Orange"))

    assert answer.status == 200
    read = call(handler, "GET", path(owner), as_=owner)
    assert read.body == answer.body
    assert read.body["values"] == [
        {"name": "Midnight", "colours": ["#101a3c", "#1b2a49"]},
        {"name": "Orange", "colours": []},
    ]
    assert read.headers["ETag"] == [f'"{service.get(owner).version}"']


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (swatch("Sky", "blue"), "string_pattern_mismatch"),
        (swatch("Sky", "#ABC"), "string_pattern_mismatch"),
        (swatch("Sky", "#111111", "#222222", "#333333"), "too_long"),
        (swatch("", "#111111"), "string_too_short"),
        (swatch("--", "#111111"), "no_letters"),
    ],
    ids=["word", "short", "three", "empty", "no letters"],
)
def test_a_wrong_value_is_named(value: dict[str, Any], rule: str) -> None:
    owner = open_shop()

    answer = send(owner, value)

    assert answer.status == 422
    assert [one["rule"] for one in answer.body["fields"]] == [rule]
    assert swatches.of(service.get(owner)) == Swatches()


def test_a_value_is_in_the_list_once_however_it_is_written() -> None:
    answer = send(open_shop(), swatch("Türkis", "#00aaaa"), swatch("turkis ", "#00bbbb"))

    assert answer.status == 422
    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [
        ("values.1.name", "twice")
    ]


def test_a_stale_list_overwrites_nothing() -> None:
    owner = open_shop()
    version = service.get(owner).version
    send(owner, swatch("Sky", "#9cc8f0"))

    answer = send(owner, swatch("Sky", "#000000"), version=version)

    assert answer.status == 412
    assert swatches.of(service.get(owner)).values == [swatch("Sky", "#9cc8f0")]


def test_who_may_not_change_the_store_may_look() -> None:
    owner = open_shop()
    viewer = colleague(service.get(owner), Role.VIEWER)

    assert send(owner, swatch("Sky", "#9cc8f0"), as_=viewer).status == 403
    assert call(handler, "GET", path(owner), as_=viewer).status == 200
    assert swatches.of(service.get(owner)) == Swatches()
