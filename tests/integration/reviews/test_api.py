"""The merchant's queue over HTTP."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import create_product
from tests.support.factories import member, store
from tests.support.reviews_factories import review
from tests.support.table import items
from windlass.catalog.ratings import Rating
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("table")
REVIEWS = "/api/v1/stores/store-1/reviews"
SETTINGS = {
    "publish": "verified",
    "least_stars": 3,
    "words": "scam",
    "asks": False,
    "ask_after_days": 10,
    "remind_after_days": 0,
}


def ask(method: str, path: str = "", *, role: Role = Role.OWNER, **sent: Any) -> Answer:
    return call(handler, method, REVIEWS + path, as_=member(role=role), **sent)


@pytest.fixture
def product_id(table: None) -> str:
    return create_product(store()).product.product_id


def test_the_queue_shows_what_waits_newest_first(product_id: str) -> None:
    review(store(), product_id, "Ada Lovelace", 5, text="see www.one.test")
    review(store(), product_id, "Bob Smith", 1, text="see www.two.test")
    review(store(), product_id, "Cy Young", 4)

    waiting = ask("GET", query={"status": "pending"}).body["items"]
    shown = ask("GET", query={"status": "published"}).body["items"]

    assert [(one["author_name"], one["held_for"]) for one in waiting] == [
        ("Bob S.", "contact"),
        ("Ada L.", "contact"),
    ]
    assert [(one["author_name"], one["email"]) for one in shown] == [("Cy Y.", "cy@shop.test")]
    assert len(ask("GET", query={"product_id": product_id}).body["items"]) == 3


def test_all_of_them_come_newest_first_page_by_page(product_id: str) -> None:
    for number in range(7):
        text = "see www.one.test" if number % 2 else "Fine."
        review(store(), product_id, f"Buyer{number} Smith", 5, text=text)

    names, cursor = list[str](), ""
    while True:
        page = ask("GET", query={"limit": "2"} | ({"cursor": cursor} if cursor else {})).body
        names += [one["author_name"] for one in page["items"]]
        cursor = page["next_cursor"]
        if not cursor:
            break

    assert sorted(names, reverse=True) == [f"Buyer{number} S." for number in range(6, -1, -1)]
    assert len(names) == len(set(names)) == 7


def test_publish_reply_and_undo(product_id: str) -> None:
    waiting = review(store(), product_id, stars=2, text="see www.one.test")
    path = f"/{waiting.review_id}"

    published = ask("PUT", f"{path}/status", body={"status": "published"})
    answered = ask("PUT", f"{path}/reply", body={"text": " Sorry! We send a new one. "})
    again = ask("PUT", f"{path}/status", body={"status": "pending"})

    assert (published.status, published.body["status"]) == (200, "published")
    assert answered.body["reply"] == "Sorry! We send a new one."
    assert again.body["status"] == "pending"
    [rating] = [Rating.from_raw_data(item) for item in items("Rating")]
    assert rating.number == 0


def test_settings_are_changed_by_one_person_at_a_time(product_id: str) -> None:
    first = ask("GET", "/settings")
    changed = ask("PUT", "/settings", body=SETTINGS, headers={"If-Match": '"1"'})
    late = ask("PUT", "/settings", body=SETTINGS, headers={"If-Match": '"1"'})

    assert first.headers["ETag"] == ['"1"']
    assert (changed.status, changed.body) == (200, SETTINGS | {"version": 2})
    assert late.status == 412
    assert review(store(), product_id, stars=2).held_for == "few_stars"


def test_import_takes_sound_rows_once_and_names_the_others(product_id: str) -> None:
    rows = (
        "product,stars,author,title,text,date\n"
        "arc-desk-lamp,5,Ada Lovelace,Good,Works,2026-01-31\n"
        f"{product_id},4,Bob,,Fine,\n"
        "no-such-lamp,5,Cy,,,\n"
        "arc-desk-lamp,6,Di,,,\n"
        "arc-desk-lamp,x,Ed,,,yesterday\n"
        "arc-desk-lamp,5,Flo,,,2999-01-01\n"
    )

    first = ask("POST", "/import", body={"origin": "AliExpress", "csv": rows})
    second = ask("POST", "/import", body={"origin": "AliExpress", "csv": rows})

    assert (first.status, first.body["taken"], first.body["known"]) == (201, 2, 0)
    assert [(one["row"], one["field"]) for one in first.body["problems"]] == [
        (4, "product"),
        (5, "stars"),
        (6, "stars"),
        (7, "date"),
    ]
    assert (second.body["taken"], second.body["known"]) == (0, 2)
    waiting = ask("GET").body["items"]
    assert {(one["author_name"], one["origin"], one["is_verified"]) for one in waiting} == {
        ("Ada L.", "AliExpress", False),
        ("Bob", "AliExpress", False),
    }


def test_import_names_absurd_rows_like_any_others(product_id: str) -> None:
    rows = (
        "product,stars,author,date\n"
        f"{product_id},5,Ada,0001-01-01T00:00:00+14:00\n"
        f"{product_id},5,Bob,1989-12-31\n"
        f"{'x' * 3000},5,Cy,\n"
        f"{product_id},5,Di,1990-01-01\n"
    )

    answer = ask("POST", "/import", body={"origin": "Elsewhere", "csv": rows})

    assert (answer.status, answer.body["taken"]) == (201, 1)
    assert [(one["row"], one["field"]) for one in answer.body["problems"]] == [
        (2, "date"),
        (3, "date"),
        (4, "product"),
    ]


@pytest.mark.parametrize("before", ["", "product,stars,author,text\nlamp,5,Ada,"])
def test_a_file_with_a_cell_of_endless_text_is_refused_whole(before: str) -> None:
    rows = f'{before}"{"x" * 140_000}"\n'

    answer = ask("POST", "/import", body={"origin": "Elsewhere", "csv": rows})

    assert (answer.status, answer.body["fields"][0]["rule"]) == (422, "format")


def test_a_file_that_is_no_table_is_refused_whole() -> None:
    answer = ask("POST", "/import", body={"origin": "X", "csv": "product;stars\n"})

    assert (answer.status, answer.body["fields"][0]["field"]) == (422, "csv")
    assert items("Review") == []


def test_a_viewer_reads_and_decides_nothing(product_id: str) -> None:
    waiting = review(store(), product_id, text="see www.one.test")
    path = f"/{waiting.review_id}/status"

    assert ask("GET", role=Role.VIEWER).status == 200
    assert ask("PUT", path, role=Role.VIEWER, body={"status": "published"}).status == 403
    assert ask("GET", role=Role.FULFILMENT).status == 403
