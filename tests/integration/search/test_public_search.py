"""What an integrator's own shop front finds: the same as the shop's pages do."""

from __future__ import annotations

from typing import Any

import pytest

from storefront_api.app import handler
from tests.integration.storefront_pages.goods import colours, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop
from tests.support.api import Answer, call
from tests.support.cost import count_table_calls
from tests.support.search.factories import forget_everything, index_all
from windlass.search import service
from windlass.tenancy.context import StoreContext


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    forget_everything()
    owner = open_shop()
    sell(owner, "Arc desk lamp", variant_in("Black", price=2000), options=colours(), vendor="Volt")
    sell(owner, "Bow floor lamp", variant_in("White", price=9000), options=colours(), vendor="Volt")
    sell(
        owner,
        "Clay vase",
        variant_in("Black", price=4000),
        variant_in("White", price=4500),
        options=colours(),
        vendor="Terra",
    )
    sell(owner, "Draft lamp", status="draft")
    return owner


def ask(**query: Any) -> Answer:
    service.forget()
    return call(handler, "GET", "/api/v1/public/stores/volt/search", query=query)


def titles(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.body
    return [item["title"] for item in answer.body["items"]]


def facet(answer: Answer, name: str) -> dict[str, tuple[int, bool]]:
    [found] = [each for each in answer.body["facets"] if each["name"] == name]
    return {one["value"]: (one["count"], one["is_chosen"]) for one in found["choices"]}


def test_what_was_typed_and_is_on_sale_is_found(owner: StoreContext) -> None:
    index_all(owner)

    answer = ask(q="lamp")

    assert sorted(titles(answer)) == ["Arc desk lamp", "Bow floor lamp"]
    assert (answer.body["total"], answer.body["is_ready"]) == (2, True)
    assert answer.body["lowest"] == {"amount": 2000, "currency": "EUR"}
    assert answer.body["highest"] == {"amount": 9000, "currency": "EUR"}
    assert answer.headers["Cache-Control"] == [
        "public, max-age=30, s-maxage=60, stale-while-revalidate=300"
    ]


def test_a_typing_error_is_told(owner: StoreContext) -> None:
    index_all(owner)

    answer = ask(q="lmap")

    assert sorted(titles(answer)) == ["Arc desk lamp", "Bow floor lamp"]
    assert answer.body["correction"] == "lamp"


def test_filters_narrow_and_facets_count_what_each_choice_would_leave(owner: StoreContext) -> None:
    index_all(owner)

    black = ask(filters=["colour:Black"])
    both = ask(filters=["colour:Black", "colour:White", "vendor:Terra"])

    assert sorted(titles(black)) == ["Arc desk lamp", "Clay vase"]
    assert facet(black, "colour") == {"Black": (2, True), "White": (2, False)}
    assert titles(both) == ["Clay vase"]
    assert facet(both, "vendor") == {"Terra": (1, True), "Volt": (2, False)}


def test_prices_narrow_at_both_ends(owner: StoreContext) -> None:
    index_all(owner)

    assert titles(ask(min_price="4000", max_price="4500")) == ["Clay vase"]
    assert titles(ask(max_price="2000")) == ["Arc desk lamp"]
    assert titles(ask(max_price="1999")) == []


def test_pages_follow_one_another_in_the_order_that_was_asked_for(owner: StoreContext) -> None:
    index_all(owner)

    first = ask(sort="price-down", limit="2")
    second = ask(sort="price-down", limit="2", cursor=first.body["next_cursor"])

    assert titles(first) == ["Bow floor lamp", "Clay vase"]
    assert titles(second) == ["Arc desk lamp"]
    assert second.body["next_cursor"] is None


def test_a_cursor_of_another_list_is_refused(owner: StoreContext) -> None:
    index_all(owner)
    cursor = ask(sort="price-down", limit="2").body["next_cursor"]

    answer = ask(sort="price-up", limit="2", cursor=cursor)

    assert (answer.status, answer.body["code"]) == (422, "cursor_invalid")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"filters": ["colour"]}, "filters.0"),
        ({"filters": ["colour:Black"] * 41}, "filters"),
        ({"min_price": "-1"}, "min_price"),
        ({"max_price": "much"}, "max_price"),
        ({"sort": "random"}, "sort"),
        ({"limit": "0"}, "limit"),
        ({"q": "x" * 101}, "q"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(
    owner: StoreContext, query: dict[str, Any], field: str
) -> None:
    answer = ask(**query)

    assert answer.status == 422
    assert [one["field"] for one in answer.body["fields"]] == [field]


def test_a_shop_without_an_index_says_so(owner: StoreContext) -> None:
    answer = ask(q="lamp")

    assert (titles(answer), answer.body["is_ready"]) == ([], False)


def test_a_search_reads_the_table_once_at_most(owner: StoreContext) -> None:
    index_all(owner)
    ask(q="lamp")
    service.forget()

    with count_table_calls() as cost:
        ask(q="lamp", filters=["colour:Black"])

    assert cost.round_trips <= 1
