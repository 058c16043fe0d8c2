import csv
import io
from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.customers_factories import guest
from tests.support.orders_factories import place
from tests.support.stores_factories import colleague, create_store, owner_of
from windlass.exports import service
from windlass.exports.cells import Number, shown
from windlass.stores.models import Store
from windlass.tenancy.context import Role, StoreContext


@pytest.fixture
def store(table: None) -> Store:
    return create_store()


def ask(store: Store, member: StoreContext, of: str, **query: str) -> Answer:
    path = f"/api/v1/stores/{store.store_id}/exports/{of}"
    return call(handler, "GET", path, as_=member, query=query or None)


def rows(answer: Answer) -> list[list[str]]:
    assert answer.status == 200, answer.body
    return list(csv.reader(io.StringIO(answer.body["content"], newline="")))


def test_orders_by_search_filter_and_columns(store: Store) -> None:
    owner = owner_of(store)
    place(owner, email="ada@example.com")
    order = place(owner, email="ben@example.com")

    found = ask(store, owner, "orders", q="ben@example.com", columns="total,status,placed_at")
    nothing = ask(store, owner, "orders", status="delivered", columns="status")

    placed = order.placed_at.isoformat(timespec="seconds")
    in_store = ["Total in store currency", "Store currency"]
    total = [order.total.decimal(), "USD"]
    assert rows(found) == [
        ["Order", "Total", "Currency", *in_store, "Status", "Placed at"],
        [str(order.number), *total, *total, order.status, placed],
    ]
    assert (found.body["rows"], found.body["next_cursor"]) == (1, None)
    assert rows(nothing) == [["Order", "Status"]]
    assert nothing.body["rows"] == 0


def test_who_sees_no_profit_gets_none_in_the_file(store: Store) -> None:
    place(owner_of(store))

    owners = rows(ask(store, owner_of(store), "orders", columns="profit"))
    packers = rows(ask(store, colleague(store, Role.FULFILMENT), "orders", columns="profit"))

    assert owners[0] == ["Order", "Profit", "Profit currency"]
    assert packers == [["Order"], [owners[1][0]]]


def test_products_by_tag_and_vendor(store: Store) -> None:
    owner = owner_of(store)
    create_product(owner, title="Lamp", vendor="Lumen", tags=["light"])
    create_product(owner, title="Kettle", vendor="Boil", tags=["light"])

    found = rows(ask(store, owner, "products", tag="light", vendor="Lumen", columns="vendor"))

    assert found == [["Product", "Handle", "Vendor"], ["Lamp", "lamp", "Lumen"]]


def test_a_product_says_its_prices_and_its_worst_margin(store: Store) -> None:
    owner = owner_of(store)
    price, cost = {"amount": 1999, "currency": "EUR"}, {"amount": 2499, "currency": "EUR"}
    prices = ["Lowest price", "Highest price", "Currency"]
    create_product(owner, title="Lamp", variants=[variant_fields(price=price, cost=cost)])

    found = rows(ask(store, owner, "products", columns="price,lowest_margin"))
    seen = rows(ask(store, colleague(store, Role.FULFILMENT), "products", columns="lowest_margin"))

    assert found == [
        ["Product", "Handle", *prices, "Lowest margin in percent"],
        ["Lamp", "lamp", "19.99", "19.99", "EUR", "-25.01"],
    ]
    assert seen == [["Product", "Handle"], ["Lamp", "lamp"]]


def test_a_formula_in_a_title_is_defused(store: Store) -> None:
    owner = owner_of(store)
    create_product(owner, title="=HYPERLINK(1)", vendor="@SUM(A1)")

    found = rows(ask(store, owner, "products", columns="vendor"))

    assert found[1][0] == "'=HYPERLINK(1)"
    assert found[1][2] == "'@SUM(A1)"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30 1", "'+49 30 1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        ("a=1", "a=1"),
        (Number("-1.00"), "-1.00"),
        (-3, "-3"),
        (True, "yes"),
        (None, ""),
    ],
)
def test_cells(cell: Any, text: str) -> None:
    assert shown(cell) == text


def test_customers_by_the_beginning_of_their_name(store: Store) -> None:
    owner = owner_of(store)
    guest(owner, "ada@example.com")
    guest(owner, "ben@example.com")

    found = rows(ask(store, owner, "customers", q="ben", columns="email,has_account,lifetime"))

    assert found[0] == ["Customer", "E-mail", "Has account", "Ordered for", "Currency"]
    assert [row[1:] for row in found[1:]] == [["ben@example.com", "no", "", ""]]


def test_a_long_list_comes_in_parts_that_have_its_heads_once(store: Store) -> None:
    owner = owner_of(store)
    made = service.ROWS + 1
    for number in range(made):
        guest(owner, f"c{number}@example.com")

    first = ask(store, owner, "customers", columns="email")
    second = ask(store, owner, "customers", columns="email", cursor=first.body["next_cursor"])

    assert (first.body["rows"], second.body["rows"]) == (500, 1)
    assert second.body["next_cursor"] is None
    whole = rows(first) + rows(second)
    assert whole[0] == ["Customer", "E-mail"]
    assert {row[1] for row in whole[1:]} == {f"c{number}@example.com" for number in range(made)}


def test_an_unknown_column_is_refused_by_its_name(store: Store) -> None:
    answer = ask(store, owner_of(store), "orders", columns="total,secrets")

    assert answer.status == 422
    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [
        ("columns", "unknown_column")
    ]
