"""Stock that people count and correct while it is being sold."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.support.catalog_factories import line_of, stocked_product
from tests.support.factories import store
from tests.support.stock import counts, move
from tests.support.table import items
from windlass.catalog import service, stock
from windlass.catalog.errors import StockStale, StockTooLow
from windlass.catalog.repository import Found
from windlass.catalog.schemas import AdjustStock, SetStock, VariantStockIn
from windlass.kit.errors import Invalid

pytestmark = pytest.mark.usefixtures("table")


def count_of(found: Found, on_hand: int, **fields: Any) -> SetStock:
    variant_id = found.product.variants[0].id
    counted = VariantStockIn(variant_id=variant_id, on_hand=on_hand, **fields)
    return SetStock(variants=[counted], reason="Counted")


def test_a_count_leaves_what_is_reserved() -> None:
    found = stocked_product(store(), 5)
    move(stock.reserve, line_of(found, 4))

    service.set_stock(store(), found.product.product_id, count_of(found, 3))

    assert counts(found) == (3, 4, -1)


def test_a_count_that_did_not_see_the_last_sale_is_refused() -> None:
    found = stocked_product(store(), 5)
    move(stock.reserve, line_of(found))
    move(stock.commit, line_of(found))
    before = items()

    with pytest.raises(StockStale):
        service.set_stock(store(), found.product.product_id, count_of(found, 9, was=5))
    assert items() == before

    service.set_stock(store(), found.product.product_id, count_of(found, 9, was=4))
    assert counts(found) == (9, 0, 9)


def test_a_variant_is_counted_once() -> None:
    found = stocked_product(store(), 5)
    twice = count_of(found, 3)
    twice.variants *= 2

    with pytest.raises(Invalid) as error:
        service.set_stock(store(), found.product.product_id, twice)

    assert [problem.field for problem in error.value.fields] == ["variants.1.variant_id"]
    assert counts(found) == (5, 0, 5)


def test_adjustments_at_once_all_count() -> None:
    found = stocked_product(store(), 100)
    request = AdjustStock(variant_id=found.product.variants[0].id, delta=-3, reason="Broken")

    with ThreadPoolExecutor(10) as pool:
        list(
            pool.map(
                lambda _: service.adjust_stock(store(), found.product.product_id, request),
                range(10),
            )
        )

    assert counts(found) == (70, 0, 70)
    notes = items("StockNote")
    assert [(note["delta"]["N"], note["actor_id"]["S"]) for note in notes] == [
        ("-3", "owner-of-store-1")
    ] * 10


def test_nobody_takes_what_is_reserved() -> None:
    found = stocked_product(store(), 5)
    move(stock.reserve, line_of(found, 4))
    request = AdjustStock(variant_id=found.product.variants[0].id, delta=-2)

    with pytest.raises(StockTooLow):
        service.adjust_stock(store(), found.product.product_id, request)

    assert counts(found) == (5, 4, 1)
