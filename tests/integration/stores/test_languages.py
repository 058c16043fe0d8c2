"""The languages that a store publishes, through the API."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.integration.storefront_pages.shops import open_shop
from tests.support.api import Answer, call
from tests.support.stores_factories import colleague
from windlass.stores import service
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.tenancy.context import Role, StoreContext

pytestmark = pytest.mark.usefixtures("table")


def send(owner: StoreContext, *published: str, version: int | None = None) -> Answer:
    headers = {"If-Match": f'"{version or service.get(owner).version}"'}
    path = f"/api/v1/stores/{owner.store_id}/settings/languages"
    body: dict[str, Any] = {"published": list(published)}
    return call(handler, "PATCH", path, as_=owner, body=body, headers=headers)


def shown(owner: StoreContext) -> list[tuple[str, bool, bool]]:
    answer = call(handler, "GET", f"/api/v1/stores/{owner.store_id}/settings/languages", as_=owner)
    assert answer.status == 200
    return [
        (one["code"], one["is_default"], one["is_published"]) for one in answer.body["languages"]
    ]


def test_a_new_store_speaks_its_own_language() -> None:
    owner = open_shop(locale="de-AT")

    assert shown(owner) == [
        ("de", True, True),
        ("en", False, False),
        ("fr", False, False),
        ("es", False, False),
        ("ar", False, False),
    ]


def test_published_ones_stand_in_the_order_they_were_sent() -> None:
    owner = open_shop()

    answer = send(owner, "fr", "ar")

    assert answer.status == 200
    assert [code for code, _, is_published in shown(owner) if is_published] == ["en", "fr", "ar"]
    arabic = next(one for one in answer.body["languages"] if one["code"] == "ar")
    assert arabic == {
        "code": "ar",
        "name": "العربية",
        "english_name": "Arabic",
        "direction": "rtl",
        "is_default": False,
        "is_published": True,
        "url": "http://volt.localhost:8080/ar",
        "translated_percent": 100,
    }


@pytest.mark.parametrize(
    ("published", "field", "rule"),
    [
        (["xx"], "published.0", "unknown_language"),
        (["de", "en"], "published.1", "own_language"),
        (["de", "fr", "de"], "published.2", "twice"),
    ],
)
def test_what_cannot_be_published_is_refused(published: list[str], field: str, rule: str) -> None:
    owner = open_shop()

    answer = send(owner, *published)

    assert answer.status == 422
    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [(field, rule)]
    assert [code for code, _, is_published in shown(owner) if is_published] == ["en"]


def test_what_was_changed_meanwhile_is_not_written_over() -> None:
    owner = open_shop()
    StoreRepository(owner.store_id).edit(
        service.get(owner).version, Store.name.set("Ohm"), shown="store"
    )

    assert send(owner, "de", version=1).status == 412
    assert [code for code, _, is_published in shown(owner) if is_published] == ["en"]


def test_who_may_only_look_publishes_nothing() -> None:
    owner = open_shop()
    version = service.get(owner).version
    viewer = colleague(service.get(owner), Role.VIEWER)

    assert send(viewer, "de", version=version).status == 403
    assert service.get(owner).version == version
