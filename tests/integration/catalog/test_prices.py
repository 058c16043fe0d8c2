"""Prices are remembered from the first change on, and a reduction names the lowest before it."""

from typing import Any

import pytest
import time_machine

from tests.support.carts_factories import Shop, open_shop
from windlass.catalog import prices, service
from windlass.catalog.schemas import SaveProduct
from windlass.catalog.storefront import storefront_product
from windlass.kit import clock
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop() -> Shop:
    return open_shop()


class Lamp:
    """One product whose price changes on certain days of 2027."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.on("2027-01-01", 2000)

    def on(self, day: str, price: int, compare_at: int | None = None) -> None:
        with time_machine.travel(f"{day}T12:00:00Z", tick=False):
            self._save(price, compare_at)

    def _save(self, price: int, compare_at: int | None) -> None:
        owner = self.shop.owner
        variant: dict[str, Any] = {"price": {"amount": price, "currency": "EUR"}}
        if compare_at is not None:
            variant["compare_at"] = {"amount": compare_at, "currency": "EUR"}
        request = {"title": "Lamp", "status": "active", "variants": [variant]}
        if not hasattr(self, "product_id"):
            made = service.create(owner, SaveProduct.model_validate(request), currency="EUR")
            self.product_id = made.product.product_id
            return
        known = service.get(owner, self.product_id).product
        variant["id"] = known.variants[0].id
        changed = SaveProduct.model_validate(request)
        service.update(owner, self.product_id, changed, version=known.version)

    @property
    def lowest_before(self) -> int | None:
        [variant] = service.get(self.shop.owner, self.product_id).product.variants
        return variant.lowest_before.amount if variant.lowest_before else None


def test_a_reduction_names_the_lowest_price_of_the_thirty_days_before(shop: Shop) -> None:
    lamp = Lamp(shop)
    lamp.on("2027-03-01", 1500)  # a quiet dip, more than 30 days before
    lamp.on("2027-03-02", 2000)
    lamp.on("2027-03-20", 1800)
    lamp.on("2027-03-25", 2500)

    lamp.on("2027-04-10", 1900, 2500)

    assert lamp.lowest_before == 1800


def test_a_price_raised_for_show_is_found_out(shop: Shop) -> None:
    lamp = Lamp(shop)
    lamp.on("2027-05-01", 4000)

    lamp.on("2027-05-02", 2000, 4000)

    assert lamp.lowest_before == 2000


def test_a_struck_through_price_without_a_change_names_the_price_itself(shop: Shop) -> None:
    lamp = Lamp(shop)

    lamp.on("2027-05-02", 2000, 4000)

    assert lamp.lowest_before == 2000


def test_it_stays_while_other_things_change_and_ends_with_the_reduction(shop: Shop) -> None:
    lamp = Lamp(shop)
    lamp.on("2027-05-02", 1500, 2000)
    lamp.on("2027-05-20", 1500, 2000)
    assert lamp.lowest_before == 2000

    lamp.on("2027-05-21", 2000)

    assert lamp.lowest_before is None


def test_what_was_new_has_no_price_before(shop: Shop) -> None:
    lamp = Lamp(shop)

    assert lamp.lowest_before is None
    assert storefront_product(shop.shopper, "lamp") is not None


def test_every_change_is_kept(shop: Shop) -> None:
    lamp = Lamp(shop)
    lamp.on("2027-03-01", 1500)
    lamp.on("2027-03-02", 1500, 2000)  # no other price
    lamp.on("2027-03-03", 1700)

    with time_machine.travel("2027-04-01T00:00:00Z"):
        since = clock.now().replace(month=1, day=1)
        found = prices.history(shop.owner, lamp.product_id, since=since)

    assert [(f"{one.at:%m-%d}", one.before, one.after) for one in found] == [
        ("01-01", None, Money(2000, "EUR")),
        ("03-01", Money(2000, "EUR"), Money(1500, "EUR")),
        ("03-03", Money(1500, "EUR"), Money(1700, "EUR")),
    ]


@pytest.mark.parametrize(("country", "must"), [("DE", True), ("US", False), ("GB", False)])
def test_where_the_law_asks_for_it(country: str, must: bool) -> None:
    assert prices.must_show_lowest(country) is must
