from typing import Any

import pytest

from tests.support.catalog_factories import (
    create_product,
    save_product,
    stocked_product,
    variant_fields,
)
from tests.support.cost import count_table_calls
from tests.support.factories import store
from windlass.catalog import listing, service
from windlass.catalog.models import Status
from windlass.catalog.out_schemas import ProductPage
from windlass.kit.errors import Forbidden, Invalid
from windlass.kit.paging import CursorInvalid
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("table")


def pages(limit: int, **filters: Any) -> list[list[str]]:
    """The titles of every page in turn."""
    found, cursor = [], None
    while True:
        page = service.list_page(store(), limit=limit, cursor=cursor, **filters)
        found.append([card.title for card in page.items])
        cursor = page.next_cursor
        if cursor is None:
            return found


def titles(**filters: Any) -> list[str]:
    return [title for page in pages(100, **filters) for title in page]


def create_many(count: int) -> list[str]:
    """Their titles, newest first as lists show them: ids of one millisecond have no order."""
    made = [create_product(store(), title=f"Lamp {number}") for number in range(count)]
    made.sort(key=lambda found: found.product.product_id, reverse=True)
    return [found.product.title for found in made]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (2, [2]), (3, [3]), (4, [3, 1]), (6, [3, 3]), (7, [3, 3, 1])]
)
def test_pages_end_where_the_list_ends(count: int, sizes: list[int]) -> None:
    expected = create_many(count)

    for filters in ({}, {"status": Status.ACTIVE}, {"query": "lamp"}):
        found = pages(3, **filters)
        assert [len(page) for page in found] == sizes
        shown = [title for page in found for title in page]
        assert shown == expected if "query" not in filters else sorted(shown) == sorted(expected)


def test_a_status_lists_its_own() -> None:
    for status in ("draft", "active", "archived"):
        create_product(store(), title=status, status=status)

    assert titles(status=Status.DRAFT) == ["draft"]
    assert titles(query="archived", status=Status.ARCHIVED) == ["archived"]
    assert titles(query="archived", status=Status.ACTIVE) == []


def test_the_latest_change_comes_first() -> None:
    first = create_product(store(), title="First").product.product_id
    create_product(store(), title="Second")
    service.update(store(), first, save_product(title="First again"), version=1)

    assert titles(sort="updated") == ["First again", "Second"]
    assert pages(1, sort="updated") == [["First again"], ["Second"]]
    with pytest.raises(Invalid) as refused:
        titles(sort="updated", status=Status.DRAFT)
    assert [(problem.field, problem.rule) for problem in refused.value.fields] == [
        ("sort", "unfiltered_only")
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("arc", ["Arc lamp"]),
        ("LAMP", ["Arc lamp", "Bow lamp"]),
        ("la", ["Arc lamp", "Bow lamp"]),
        ("lamp bow", ["Bow lamp"]),
        ("bo la", ["Bow lamp"]),
        ("1RG1", ["Bow lamp"]),
        ("1RG-10", ["Arc lamp"]),
        ("lumen", ["Arc lamp"]),
        ("garden", ["Bow lamp"]),
        ("amp", []),
        ("arc bow", []),
        ("~t", []),
        ("#", []),
    ],
)
def test_every_word_asked_for_begins_a_word_of_the_product(query: str, expected: list[str]) -> None:
    create_product(
        store(), title="Arc lamp", vendor="Lumen", variants=[variant_fields(sku="1RG10")]
    )
    create_product(
        store(),
        title="Bow lamp",
        tags=["Garden lights"],
        variants=[variant_fields(sku="1RG1")],
    )
    create_product(store("store-2"), title="Arc lamp of others", vendor="Lumen")

    found = titles(query=query)

    assert sorted(found) == sorted(expected) if query != "1RG1" else found[0] == "Bow lamp"


def test_tag_and_vendor_filter_exactly() -> None:
    create_product(store(), title="Arc", tags=["Desk", "New"], vendor="Lumen")
    create_product(store(), title="Bow", tags=["Desks"], vendor="Lumen Ltd")

    assert titles(tag="desk") == ["Arc"]
    assert titles(tag="Desks") == ["Bow"]
    assert titles(vendor="LUMEN") == ["Arc"]
    assert titles(tag="desk", vendor="Lumen Ltd") == []
    assert titles(query="arc", tag="new", vendor="lumen") == ["Arc"]


def test_search_goes_on_past_what_one_page_examines() -> None:
    for number in range(listing.EXAMINED + 5):
        create_product(store(), title=f"Lamp {number}", status="draft")
    create_product(store(), title="Lamp last", status="active")

    found = pages(100, query="lamp", status=Status.ACTIVE)

    assert len(found) == 2
    assert [title for page in found for title in page] == ["Lamp last"]


def test_a_cursor_is_good_for_its_own_list_only() -> None:
    create_many(2)
    cursor = service.list_page(store(), limit=1).next_cursor

    for filters in ({"status": Status.ACTIVE}, {"query": "lamp"}, {"sort": "updated"}):
        with pytest.raises(CursorInvalid):
            service.list_page(store(), limit=1, cursor=cursor, **filters)
    with pytest.raises(CursorInvalid):
        service.list_page(store("store-2"), limit=1, cursor=cursor)


def test_cards_say_what_is_left() -> None:
    stocked_product(store(), 0)
    stocked_product(store(), 4)
    create_product(store())

    found = service.list_page(store()).items

    assert {(card.available, card.is_sold_out) for card in found} == {
        (0, True),
        (4, False),
        (None, False),
    }


def test_a_page_costs_the_same_however_many_products_there_are() -> None:
    def costs() -> list[tuple[int, float]]:
        measured = []
        for filters in ({}, {"status": Status.ACTIVE}, {"sort": "updated"}, {"query": "lamp"}):
            with count_table_calls() as cost:
                service.list_page(store(), limit=10, **filters)
            measured.append((cost.round_trips, cost.read_units))
        with count_table_calls() as cost:
            service.storefront_list(store(), limit=10)
        return [*measured, (cost.round_trips, cost.read_units)]

    create_many(listing.EXAMINED + 5)
    few = costs()
    create_many(100)

    assert costs() == few
    assert [trips for trips, _units in few] == [1, 1, 1, 2, 1]
    assert max(units for _trips, units in few) < 30


def test_a_product_page_reads_twice() -> None:
    handle = stocked_product(store(), 3).product.handle

    with count_table_calls() as cost:
        service.storefront_product(store(), handle)

    assert (cost.round_trips, cost.read_units) == (2, 1.0)


def test_a_cart_of_fifty_variants_is_read_at_once() -> None:
    made = [create_product(store()).product for _ in range(50)]
    wanted = [(product.product_id, product.variants[0].id) for product in made]

    with count_table_calls() as cost:
        found = service.variants_for_sale(store(), wanted)

    assert cost.round_trips == 1
    assert list(found) == wanted


def test_strangers_to_products_may_not_list() -> None:
    with pytest.raises(Forbidden):
        service.list_page(store(role=Role.SHOPPER))


EUR_20 = {"amount": 2000, "currency": "EUR"}
EUR_15 = {"amount": 1500, "currency": "EUR"}


@pytest.mark.parametrize(
    ("costs", "lowest"),
    [([EUR_15], 2500), ([EUR_15, EUR_20], 0), ([EUR_15, None], None), ([None], None)],
    ids=["one", "the lower", "one unknown", "none known"],
)
def test_a_list_shows_the_lowest_margin_once_every_cost_is_known(
    costs: list[dict[str, Any] | None], lowest: int | None
) -> None:
    names = [f"Size {number}" for number in range(len(costs))]
    create_product(
        store(),
        options=[{"name": "Size", "values": names}],
        variants=[variant_fields(name, cost=cost) for name, cost in zip(names, costs, strict=True)],
    )

    for role, shown in ((Role.OWNER, lowest), (Role.FULFILMENT, None)):
        reader = store(role=role)
        [card] = ProductPage.of(service.list_page(reader, limit=10), reader).items
        assert card.lowest_margin == shown
