"""Discounts through the merchant API."""

import csv
import io
from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import call
from tests.support.carts_factories import Shop, open_shop
from tests.support.discounts_factories import discount, offered
from tests.support.table import items

pytestmark = pytest.mark.usefixtures("table")

SPRING: dict[str, Any] = {
    "title": "Spring sale",
    "method": "code",
    "code": "spring 27",
    "kind": "percentage",
    "basis_points": 1000,
    "starts_at": "2027-03-28T02:30",
    "ends_at": "2027-04-01T00:00",
}


@pytest.fixture
def shop() -> Shop:
    return open_shop(time_zone="Europe/Berlin")


def path(shop: Shop, *more: str) -> str:
    return "/".join([f"/api/v1/stores/{shop.owner.store_id}/discounts", *more])


def make(shop: Shop, **overrides: Any) -> Any:
    answer = call(handler, "POST", path(shop), as_=shop.owner, body=SPRING | overrides)
    assert answer.status == 201, answer.body
    return answer.body


def test_a_discount_is_kept_as_it_is_sent_and_read_back(shop: Shop) -> None:
    made = make(shop)

    assert made["code"] == "SPRING27"
    assert made["share_url"] == f"http://{shop.slug}.localhost:8080/discount/SPRING27"
    assert (made["status"], made["discount_class"], made["uses"]) == ("scheduled", "order", 0)
    # the clocks skip 02:30 that night: it counts as half past three
    assert (made["starts_at"], made["ends_at"]) == ("2027-03-28T03:30", "2027-04-01T00:00")
    read = call(handler, "GET", path(shop, made["id"]), as_=shop.owner)
    assert read.body == made
    assert read.headers["ETag"] == ['"1"']


def test_a_code_is_one_however_it_is_typed(shop: Shop) -> None:
    make(shop)

    answer = call(handler, "POST", path(shop), as_=shop.owner, body=SPRING | {"code": "Spring27"})

    assert (answer.status, answer.body["code"]) == (409, "code_taken")
    assert answer.body["fields"][0]["field"] == "code"
    assert len(items("Discount")) == 1


def test_two_who_edit_at_once_do_not_overwrite_each_other(shop: Shop) -> None:
    made = make(shop)
    one = path(shop, made["id"])
    changed = SPRING | {"title": "Spring"}

    first = call(handler, "PUT", one, as_=shop.owner, body=changed, headers={"If-Match": '"1"'})
    second = call(handler, "PUT", one, as_=shop.owner, body=SPRING, headers={"If-Match": '"1"'})
    without = call(handler, "PUT", one, as_=shop.owner, body=SPRING)

    assert (first.status, first.body["title"], first.headers["ETag"]) == (200, "Spring", ['"2"'])
    assert (second.status, second.body["code"]) == (412, "version_stale")
    assert without.status == 428


def test_another_code_frees_the_one_before(shop: Shop) -> None:
    made = make(shop)
    body = SPRING | {"code": "SUMMER"}
    one = path(shop, made["id"])
    call(handler, "PUT", one, as_=shop.owner, body=body, headers={"If-Match": '"1"'})

    assert make(shop)["code"] == "SPRING27"
    assert sorted(item["code"]["S"] for item in items("Code")) == ["SPRING27", "SUMMER"]


def test_the_archive_gives_back_what_it_took(shop: Shop) -> None:
    made = make(shop, starts_at=None, ends_at=None)
    assert offered(shop.shopper, "spring27").promotions != ()

    assert call(handler, "DELETE", path(shop, made["id"]), as_=shop.owner).status == 204

    assert [one.reason for one in offered(shop.shopper, "SPRING27").rejected] == ["unknown"]
    assert call(handler, "GET", path(shop), as_=shop.owner).body["items"] == []
    edited = call(
        handler,
        "PUT",
        path(shop, made["id"]),
        as_=shop.owner,
        body=SPRING,
        headers={"If-Match": '"2"'},
    )
    assert (edited.status, edited.body["code"]) == (409, "discount_archived")
    back = call(handler, "POST", path(shop, made["id"], "restore"), as_=shop.owner)
    assert (back.status, back.body["status"]) == (200, "active")
    assert offered(shop.shopper, "SPRING27").promotions != ()


def test_switched_off_it_says_so_and_switched_on_it_counts(shop: Shop) -> None:
    made = make(shop, starts_at=None, ends_at=None)

    off = call(handler, "POST", path(shop, made["id"], "pause"), as_=shop.owner)
    assert off.body["status"] == "paused"
    assert [one.message for one in offered(shop.shopper, "SPRING27").rejected] == [
        "SPRING27 does not count at the moment."
    ]
    on = call(handler, "POST", path(shop, made["id"], "activate"), as_=shop.owner)
    assert on.body["status"] == "active"


def test_lists_by_status_and_words(shop: Shop) -> None:
    make(shop)
    active = make(shop, title="Welcome", code="HELLO", starts_at=None, ends_at=None)
    make(shop, title="Old", code=None, starts_at="2020-01-01T00:00", ends_at="2020-02-01T00:00")

    def found(**query: str) -> list[str]:
        answer = call(handler, "GET", path(shop), as_=shop.owner, query=query)
        return [one["title"] for one in answer.body["items"]]

    assert found() == ["Old", "Welcome", "Spring sale"]
    assert [found(status=s) for s in ("active", "scheduled", "expired", "paused")] == [
        ["Welcome"],
        ["Spring sale"],
        ["Old"],
        [],
    ]
    assert (found(q="hell"), found(q="SPRING")) == (["Welcome"], ["Spring sale"])
    first = call(handler, "GET", path(shop), as_=shop.owner, query={"limit": "1"}).body
    after = {"limit": "1", "cursor": first["next_cursor"]}
    second = call(handler, "GET", path(shop), as_=shop.owner, query=after).body
    assert second["items"][0]["id"] == active["id"]


def test_a_copy_is_off_and_has_no_code(shop: Shop) -> None:
    made = make(shop)

    copy = call(handler, "POST", path(shop, made["id"], "duplicate"), as_=shop.owner)

    assert copy.status == 201
    facts = (copy.body["title"], copy.body["code"], copy.body["status"], copy.body["basis_points"])
    assert facts == ("Spring sale (copy)", None, "paused", 1000)


def test_a_thousand_unique_codes_are_made_listed_and_exported(shop: Shop) -> None:
    made = make(shop, code=None, starts_at=None, ends_at=None)
    body = {"count": 1000, "prefix": "hello", "length": 8}

    answer = call(handler, "POST", path(shop, made["id"], "codes"), as_=shop.owner, body=body)

    assert (answer.status, answer.body) == (201, {"code_count": 1000})
    page = call(handler, "GET", path(shop, made["id"], "codes"), as_=shop.owner).body
    assert len(page["items"]) == 50
    first = page["items"][0]["code"]
    assert (first[:6], len(first), page["items"][0]["is_used"]) == ("HELLO-", 14, False)
    exported = call(handler, "GET", path(shop, made["id"], "codes", "export"), as_=shop.owner)
    rows = list(csv.reader(io.StringIO(exported.body["csv"])))
    assert rows[0] == ["code", "used", "made_at"]
    assert len({row[0] for row in rows[1:]}) == 1000
    assert offered(shop.shopper, first.lower()).promotions[0].code == first


def test_unique_codes_are_too_long_to_be_guessed(shop: Shop) -> None:
    made = make(shop, code=None)
    body = {"count": 1, "length": 7}

    answer = call(handler, "POST", path(shop, made["id"], "codes"), as_=shop.owner, body=body)

    assert (answer.status, answer.body["fields"][0]["field"]) == (422, "length")


def test_shoppers_meet_automatic_discounts_at_once(shop: Shop) -> None:
    assert offered(shop.shopper).promotions == ()

    made = make(shop, method="automatic", code=None, starts_at=None, ends_at=None)

    [promotion] = offered(shop.shopper).promotions
    assert (promotion.discount_id, promotion.code) == (made["id"], None)
    call(handler, "POST", path(shop, made["id"], "pause"), as_=shop.owner)
    assert offered(shop.shopper).promotions == ()


def test_there_is_a_limit_to_automatic_discounts(shop: Shop) -> None:
    for number in range(25):
        discount(shop.owner, title=f"Sale {number}", method="automatic")

    answer = call(
        handler,
        "POST",
        path(shop),
        as_=shop.owner,
        body=SPRING | {"method": "automatic", "code": None},
    )

    assert (answer.status, answer.body["code"]) == (409, "too_many_discounts")
