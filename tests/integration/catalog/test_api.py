"""Products over HTTP, as the dashboard uses them."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import picture_bytes, product_fields, variant_fields
from tests.support.media import announce, uploaded
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.kit.ids import new_id
from windlass.stores.models import Store
from windlass.tenancy.context import Role, StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store(table: None) -> Store:
    return create_store()


def send(
    store: Store,
    method: str,
    path: str = "",
    body: Any = None,
    *,
    as_: StoreContext | None = None,
    **options: Any,
) -> Answer:
    address = f"/api/v1/stores/{store.store_id}/products{path}"
    return call(handler, method, address, as_=as_ or owner_of(store), body=body, **options)


def create(store: Store, **overrides: Any) -> dict[str, Any]:
    answer = send(store, "POST", "", product_fields(**overrides))
    assert answer.status == 201, answer.body
    product: dict[str, Any] = answer.body
    return product


def faults(answer: Answer) -> list[tuple[str, str]]:
    assert answer.status == 422, answer.body
    return [(problem["field"], problem["rule"]) for problem in answer.body["fields"]]


def test_a_product_from_creation_to_deletion(store: Store) -> None:
    created = create(store)
    path = f"/{created['id']}"

    read = send(store, "GET", path)
    assert (read.status, read.headers["ETag"], read.body) == (200, ['"1"'], created)
    changed = send(
        store, "PUT", path, product_fields(title="Bow lamp"), headers={"If-Match": '"1"'}
    )
    assert (changed.status, changed.headers["ETag"]) == (200, ['"2"'])
    assert (changed.body["title"], changed.body["version"]) == ("Bow lamp", 2)
    gone = send(store, "DELETE", path, headers={"If-Match": '"2"'})
    assert (gone.status, gone.body) == (204, None)
    assert send(store, "GET", path).status == 404


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({}, 428, "if_match_missing"),
        ({"If-Match": '"7"'}, 412, "version_stale"),
        ({"If-Match": "what"}, 412, "version_stale"),
    ],
)
def test_a_write_says_what_it_saw(
    store: Store, headers: dict[str, str], status: int, code: str
) -> None:
    path = f"/{create(store)['id']}"
    before = items("Product")

    for method, body in (("PUT", product_fields(title="Other")), ("DELETE", None)):
        answer = send(store, method, path, body, headers=headers)
        assert (answer.status, answer.body["code"]) == (status, code)

    assert items("Product") == before


def test_the_margin_is_shown_to_who_may_see_costs(store: Store) -> None:
    path = f"/{create(store)['id']}"

    seen = {
        role: send(store, "GET", path, as_=colleague(store, role)).body["variants"][0]
        for role in (Role.ADMIN, Role.VIEWER, Role.FULFILMENT)
    }

    for role in (Role.ADMIN, Role.VIEWER):
        assert seen[role]["cost"] == {"amount": 1000, "currency": "EUR"}
        assert seen[role]["margin"] == 5000
    assert (seen[Role.FULFILMENT]["cost"], seen[Role.FULFILMENT]["margin"]) == (None, None)


@pytest.mark.parametrize(
    ("_case", "overrides", "expected"),
    [
        ("no title", {"title": " "}, [("title", "string_too_short")]),
        ("a long title", {"title": "x" * 201}, [("title", "string_too_long")]),
        ("no variant", {"variants": []}, [("variants", "too_short")]),
        ("too many", {"variants": [variant_fields()] * 251}, [("variants", "too_long")]),
        (
            "too many options",
            {"options": [{"name": str(n), "values": ["a"]} for n in range(4)]},
            [("options", "too_long")],
        ),
        (
            "a price that is not whole",
            {"variants": [variant_fields(price={"amount": 19.99, "currency": "EUR"})]},
            [("variants.0.price.amount", "int_type")],
        ),
        (
            "a negative price",
            {"variants": [variant_fields(price={"amount": -1, "currency": "EUR"})]},
            [("variants.0.price.amount", "greater_than_equal")],
        ),
        (
            "another currency than the store's",
            {"variants": [variant_fields(price={"amount": 1, "currency": "USD"}, cost=None)]},
            [("variants.0.price.currency", "store_currency")],
        ),
        (
            "several things at once",
            {
                "options": [{"name": "Size", "values": ["S"]}],
                "variants": [
                    variant_fields("S", sku="A", compare_at={"amount": 1, "currency": "EUR"}),
                    variant_fields("S", sku="A"),
                ],
            },
            [
                ("variants.1.values", "unique"),
                ("variants.1.sku", "unique"),
                ("variants.0.compare_at.amount", "above_price"),
            ],
        ),
        ("an unknown status", {"status": "hidden"}, [("status", "enum")]),
        ("an unknown field", {"colour": "red"}, [("colour", "extra_forbidden")]),
        ("a bad handle", {"handle": "My Lamp"}, [("handle", "string_pattern_mismatch")]),
        ("a bad HS code", {"hs_code": "12"}, [("hs_code", "string_pattern_mismatch")]),
        ("too many tags", {"tags": [str(n) for n in range(21)]}, [("tags", "too_long")]),
    ],
)
def test_what_is_wrong_is_named(
    store: Store, _case: str, overrides: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    before = items()

    answer = send(store, "POST", "", product_fields(**overrides))

    assert faults(answer) == expected
    assert items() == before


def test_creating_is_not_repeated_under_one_key(store: Store) -> None:
    key = {"Idempotency-Key": "once"}
    answers = [send(store, "POST", "", product_fields(), headers=key) for _ in range(2)]

    assert answers[0].body == answers[1].body
    assert len(items("Product")) == 1


def test_listing_searching_and_filtering(store: Store) -> None:
    create(store, title="Arc lamp", tags=["desk"])
    create(store, title="Bow lamp", status="draft")

    def found(**query: str) -> list[str]:
        answer = send(store, "GET", query=query)
        assert answer.status == 200, answer.body
        return sorted(card["title"] for card in answer.body["items"])

    assert found() == ["Arc lamp", "Bow lamp"]
    assert found(status="draft") == found(q="bow") == ["Bow lamp"]
    assert found(tag="desk") == ["Arc lamp"]
    page = send(store, "GET", query={"limit": "1"}).body
    rest = send(store, "GET", query={"limit": "1", "cursor": page["next_cursor"]}).body
    assert (len(page["items"]), len(rest["items"]), rest["next_cursor"]) == (1, 1, None)
    assert faults(send(store, "GET", query={"sort": "updated", "q": "lamp"})) == [
        ("sort", "unfiltered_only")
    ]


def test_archive_restore_duplicate_and_many_at_once(store: Store) -> None:
    product_id = create(store)["id"]

    assert send(store, "POST", f"/{product_id}/archive").body["status"] == "archived"
    assert send(store, "POST", f"/{product_id}/restore").body["status"] == "draft"
    twin = send(store, "POST", f"/{product_id}/duplicate")
    assert (twin.status, twin.body["title"]) == (201, "Arc desk lamp (copy)")
    missing = new_id()
    many = send(
        store, "POST", "/bulk-status", {"product_ids": [product_id, missing], "status": "active"}
    )
    assert many.body == {"updated": [product_id], "missing": [missing]}


def test_counting_and_correcting_stock(store: Store) -> None:
    product = create(store)
    variant_id, path = product["variants"][0]["id"], f"/{product['id']}/stock"

    counted = send(store, "PUT", path, {"variants": [{"variant_id": variant_id, "on_hand": 20}]})
    assert counted.body["variants"][0]["stock"] == {
        "tracked": True,
        "on_hand": 20,
        "reserved": 0,
        "available": 20,
        "policy": "deny",
    }
    correction = {"variant_id": variant_id, "delta": -5, "reason": "Broken"}
    corrected = send(store, "POST", f"{path}/adjustments", correction)
    assert corrected.body["variants"][0]["stock"]["available"] == 15
    too_much = send(store, "POST", f"{path}/adjustments", correction | {"delta": -16})
    assert (too_much.status, too_much.body["code"]) == (409, "stock_too_low")
    unknown = send(store, "PUT", path, {"variants": [{"variant_id": new_id(), "on_hand": 1}]})
    assert (unknown.status, unknown.body["code"]) == (404, "variant_not_found")


def test_pictures_over_http(store: Store, cloud: None) -> None:
    owner = owner_of(store)
    path = f"/{create(store)['id']}/images"
    upload_id = uploaded(picture_bytes(), of=owner)

    added = send(store, "POST", path, {"upload_id": upload_id, "alt": "Lamp"})
    assert added.status == 201
    assert [image["status"] for image in added.body["images"]] == ["processing"]
    announce(upload_id, of=owner)
    changed = send(store, "PATCH", f"{path}/{upload_id}", {"alt": "The lamp", "position": 0})
    [image] = changed.body["images"]
    assert (image["alt"], image["status"], image["src"][-7:]) == ("The lamp", "ready", "800.jpg")
    assert [source["type"] for source in image["sources"]] == ["image/avif", "image/webp"]
    assert send(store, "DELETE", f"{path}/{upload_id}").body["images"] == []


def test_an_upload_address_over_http(store: Store, cloud: None) -> None:
    path = f"/api/v1/stores/{store.store_id}/uploads"

    given = call(handler, "POST", path, as_=owner_of(store), body={"content_type": "image/png"})
    assert given.status == 201
    assert given.body["fields"]["key"].endswith(given.body["upload_id"])
    heic = call(handler, "POST", path, as_=owner_of(store), body={"content_type": "image/heic"})
    assert faults(heic) == [("content_type", "literal_error")]
