"""Stock never falls below nothing, and each step of an order line happens once (I12, I13)."""

import json
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from typing import Any

import pytest

from tests.support.catalog_factories import create_product, line_of, stocked_product
from tests.support.factories import store
from tests.support.stock import Refusal, Step, counts, move
from tests.support.table import items
from windlass.catalog import service, stock
from windlass.catalog.models import Stock
from windlass.db.outbox import OutboxEvent

pytestmark = pytest.mark.usefixtures("table")


def test_fifty_checkouts_race_for_the_last_one() -> None:
    found = stocked_product(store(), 1)

    def buy(number: int) -> Refusal | None:
        return move(stock.reserve, line_of(found), reference=f"checkout-{number}")

    with ThreadPoolExecutor(50) as pool:
        outcomes = list(pool.map(buy, range(50)))

    sold_out = Refusal([(found.product.product_id, found.product.variants[0].id)])
    assert outcomes.count(None) == 1
    assert outcomes.count(sold_out) == 49
    assert counts(found) == (1, 1, 0)
    assert len(items("Movement")) == 1


def test_the_same_step_asked_for_twenty_times_at_once_happens_once() -> None:
    found = stocked_product(store(), 5)
    move(stock.reserve, line_of(found, 2))

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(lambda _: move(stock.commit, line_of(found, 2)), range(20)))

    assert outcomes.count(None) == 1
    assert outcomes.count(Refusal(was_done=True)) == 19
    assert counts(found) == (3, 0, 3)


def test_from_the_cart_to_the_shelf_again() -> None:
    found = stocked_product(store(), 5)
    line = line_of(found, 2)
    seen = [counts(found)]
    for step in (stock.reserve, stock.commit):
        move(step, line)
        seen.append(counts(found))
    assert stock.put_back(store(), reference="checkout-1", lines=[line]) == 1
    seen.append(counts(found))

    assert seen == [(5, 0, 5), (5, 2, 3), (3, 0, 3), (5, 0, 5)]


@pytest.mark.parametrize(
    "order", [*permutations([stock.reserve, stock.release, stock.commit, stock.take])]
)
def test_whatever_the_order_stock_is_what_was_there_less_what_was_sold(
    order: tuple[Step, ...],
) -> None:
    """Every step is asked for twice, in every order; then everything is returned twice."""
    found = stocked_product(store(), 5)
    line = line_of(found, 2)
    for step in [step for step in order for _ in range(2)]:
        assert move(step, line) in (None, Refusal(was_done=True))

        state = stock.states(store(), reference="checkout-1", lines=[line]).get("line-1")
        sold, held = 2 * (state == "sold"), 2 * (state == "held")
        assert counts(found) == (5 - sold, held, 5 - sold - held)

    for _ in range(2):
        stock.put_back(store(), reference="checkout-1", lines=[line])
    state = stock.states(store(), reference="checkout-1", lines=[line]).get("line-1")
    held = 2 * (state == "held")
    assert counts(found) == (5, held, 5 - held)


def test_a_late_payment_takes_what_was_released_only_if_it_is_still_there() -> None:
    found = stocked_product(store(), 1)
    for reference in ("late", "quick"):
        move(stock.reserve, line_of(found), reference=reference)
        if reference == "late":
            move(stock.release, line_of(found), reference=reference)

    refused = move(stock.take, line_of(found), reference="late")
    assert refused == Refusal([(found.product.product_id, found.product.variants[0].id)])

    move(stock.release, line_of(found), reference="quick")
    move(stock.take, line_of(found), reference="late")
    assert counts(found) == (0, 0, 0)


def test_all_lines_move_or_none() -> None:
    plenty, one = stocked_product(store(), 9), stocked_product(store(), 1)
    lines = [line_of(plenty, 3), line_of(one, 2, line_id="line-2")]
    before = items()

    refused = move(stock.reserve, *lines)

    assert refused == Refusal([(one.product.product_id, one.product.variants[0].id)])
    assert items() == before


def test_two_lines_of_one_variant_are_counted_together() -> None:
    found = stocked_product(store(), 5)
    lines = [line_of(found, 2), line_of(found, 3, line_id="line-2")]

    move(stock.reserve, *lines)
    assert counts(found) == (5, 5, 0)
    move(stock.commit, *lines)
    assert counts(found) == (0, 0, 0)


@pytest.mark.parametrize("fields", [{"tracked": False}, {"tracked": True, "policy": "continue"}])
def test_untracked_and_continuing_variants_always_sell(fields: dict[str, Any]) -> None:
    found = stocked_product(store(), 0, **fields)

    move(stock.reserve, line_of(found, 3))
    move(stock.commit, line_of(found, 3))

    assert counts(found) == (-3, 0, -3)


def test_a_variant_that_is_not_there_is_not_sold() -> None:
    found = stocked_product(store(), 1)
    service.delete(store(), found.product.product_id, version=1)
    service.refresh(store(), found.product.product_id)

    assert move(stock.reserve, line_of(found)) is not None

    assert items("Stock") == []


def test_stock_of_a_deleted_product_stays_while_a_checkout_holds_it() -> None:
    found = stocked_product(store(), 1)
    move(stock.reserve, line_of(found))
    service.delete(store(), found.product.product_id, version=1)
    service.refresh(store(), found.product.product_id)

    move(stock.commit, line_of(found))

    [left] = map(Stock.from_raw_data, items("Stock"))
    assert (left.on_hand, left.reserved, left.available) == (0, 0, 0)


def test_what_was_sold_of_a_deleted_product_is_not_put_back() -> None:
    found = stocked_product(store(), 1)
    move(stock.reserve, line_of(found))
    move(stock.commit, line_of(found))
    service.delete(store(), found.product.product_id, version=1)
    service.refresh(store(), found.product.product_id)

    assert stock.put_back(store(), reference="checkout-1", lines=[line_of(found)]) == 0

    assert items("Stock") == []


def test_a_sale_tells_which_products_changed() -> None:
    found = stocked_product(store(), 2)
    move(stock.reserve, line_of(found))
    move(stock.commit, line_of(found))

    told = [e for e in map(OutboxEvent.from_raw_data, items("OutboxEvent")) if "Stock" in e.type]
    assert [(e.type, json.loads(e.data)) for e in told] == [
        ("StockChanged", {"product_ids": [found.product.product_id]})
    ]


def test_other_stores_stock_is_out_of_reach() -> None:
    found = create_product(store("store-2"))

    assert move(stock.reserve, line_of(found)) is not None
    assert items("Movement") == []
