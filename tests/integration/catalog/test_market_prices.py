"""Prices of their own in other markets: kept, used, and true about what was before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.support.catalog_factories import create_product, variant_fields
from tests.support.markets_factories import create_market, set_rates
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.catalog import market_pricing, service, storefront
from windlass.catalog.market_prices import MarketPrices, of_card
from windlass.catalog.market_pricing import Change
from windlass.catalog.models import Card, Product, Status, product_pk
from windlass.catalog.repository import ProductRepository
from windlass.currencies import markets
from windlass.currencies import service as currencies
from windlass.currencies.models import Market
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store(table: None) -> StoreContext:
    """The owner's, of a store in euros."""
    set_rates(EUR="0.5")  # a euro is two dollars
    return owner_of(create_store())


@pytest.fixture
def america(store: StoreContext) -> Market:
    return create_market(store, "USD", "US")


@pytest.fixture
def lamp(store: StoreContext) -> Product:
    """Small for 20 euros, large for 30."""
    options = [{"name": "Size", "values": ["Small", "Large"]}]
    large = {"price": {"amount": 3000, "currency": "EUR"}}
    variants = [variant_fields("Small"), variant_fields("Large", **large)]
    return create_product(store, options=options, variants=variants).product


def usd(amount: int) -> Money:
    return Money(amount, "USD")


def give(
    store: StoreContext, lamp: Product, market: Market, *changes: Change
) -> market_pricing.InMarket:
    return market_pricing.change(store, lamp.product_id, market.market_id, changes)


def sold(store: StoreContext, lamp: Product, market: Market) -> list[int]:
    """What a cart in the market would ask for each variant."""
    exchange = currencies.of_currency(store, market.currency, market.market_id)
    pairs = [(lamp.product_id, variant.id) for variant in lamp.variants]
    shopper = tenancy.visit(store.store_id)
    found = storefront.variants_for_sale(shopper, pairs, exchange=exchange)
    assert {one.price.currency for one in found.values()} == {market.currency}
    assert {one.cost for one in found.values()} == {Money(1000, "EUR")}
    return [found[pair].price.amount for pair in pairs]


def card(store: StoreContext, lamp: Product) -> Card:
    return Card.get(product_pk(store.store_id, lamp.product_id), "CARD", consistent_read=True)


def test_carts_take_the_price_of_its_own_before_the_rate(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    small, _large = lamp.variants
    before = sold(store, lamp, america)

    give(store, lamp, america, Change(small.id, usd(3333)))

    assert before == [4000, 6000]
    assert sold(store, lamp, america) == [3333, 6000]


def test_without_an_exchange_nothing_changes(store: StoreContext, lamp: Product) -> None:
    pairs = [(lamp.product_id, variant.id) for variant in lamp.variants]
    found = storefront.variants_for_sale(tenancy.visit(store.store_id), pairs)

    assert [found[pair].price for pair in pairs] == [Money(2000, "EUR"), Money(3000, "EUR")]


def test_price_that_is_taken_away_leaves_nothing_behind(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    small, large = lamp.variants
    give(store, lamp, america, Change(small.id, usd(3333)), Change(large.id, usd(4444)))
    give(store, lamp, america, Change(small.id, None))
    one_left = sold(store, lamp, america)
    give(store, lamp, america, Change(large.id, None))

    assert one_left == [4000, 4444]
    assert sold(store, lamp, america) == [4000, 6000]
    assert items("MarketPrices") == []
    assert card(store, lamp).market_prices == {}


def test_card_shows_the_lowest_and_highest_of_both_kinds_of_prices(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    small, _large = lamp.variants
    give(store, lamp, america, Change(small.id, usd(7000), usd(9000)))
    exchange = currencies.of_currency(store, "USD", america.market_id)

    shown = of_card(card(store, lamp), exchange)

    assert (shown.lowest, shown.highest) == (usd(6000), usd(7000))
    assert shown.compare_at is None  # of the large one, which is the cheaper one there
    own = of_card(card(store, lamp), None)
    assert (own.lowest, own.highest) == (Money(2000, "EUR"), Money(3000, "EUR"))


def test_saving_the_product_keeps_its_prices_elsewhere(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    give(store, lamp, america, Change(lamp.variants[0].id, usd(3333)))

    service.archive(store, lamp.product_id)
    service.restore(store, lamp.product_id)

    found = ProductRepository(store.store_id).get(lamp.product_id)
    assert found.product.priced_in == [america.market_id]
    assert card(store, lamp).market_prices[america.market_id][0] == [3333, None, None, 3333]


def test_copy_costs_the_same_in_every_market_and_was_never_cheaper(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    _small, large = lamp.variants
    give(store, lamp, america, Change(large.id, usd(7777), usd(9900)))

    copy = service.duplicate(store, lamp.product_id).product
    service.bulk_status(store, [copy.product_id], Status.ACTIVE)

    assert sold(store, copy, america) == [4000, 7777]
    assert card(store, copy).market_prices[america.market_id][0] == [7777, 9900, None, 7777]
    give(store, copy, america, Change(copy.variants[1].id, None))
    assert sold(store, copy, america) == [4000, 6000]
    assert sold(store, lamp, america) == [4000, 7777]


def test_reduction_remembers_the_lowest_price_of_thirty_days(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    small, _large = lamp.variants
    give(store, lamp, america, Change(small.id, usd(3500)))
    give(store, lamp, america, Change(small.id, usd(3800)))
    made = give(store, lamp, america, Change(small.id, usd(3000), usd(4500)))
    again = give(store, lamp, america, Change(small.id, usd(3000), usd(4500)))

    assert made.fixed is not None
    assert again.fixed is not None
    assert made.fixed.of(small.id) == [3000, 4500, 3500]
    assert again.fixed.of(small.id) == [3000, 4500, 3500]


def test_prices_of_longer_ago_do_not_count(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    small, _large = lamp.variants
    give(store, lamp, america, Change(small.id, usd(100)))
    give(store, lamp, america, Change(small.id, usd(3800)))
    [kept] = [
        one
        for one in MarketPrices.query(product_pk(store.store_id, lamp.product_id))
        if isinstance(one, MarketPrices)
    ]
    long_ago = int((clock.now() - timedelta(days=31)).timestamp())
    kept.past = {small.id: [[long_ago, amount] for _at, amount in kept.past[small.id]]}
    kept.save()

    made = give(store, lamp, america, Change(small.id, usd(3000), usd(4500)))

    assert made.fixed is not None
    assert made.fixed.of(small.id) == [3000, 4500, 3800]


def test_two_who_price_different_variants_at_once_both_succeed(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    small, large = lamp.variants
    with ThreadPoolExecutor() as pool:
        list(
            pool.map(
                lambda pair: give(store, lamp, america, Change(pair[0].id, usd(pair[1]))),
                [(small, 1111), (large, 2222)],
            )
        )

    assert sold(store, lamp, america) == [1111, 2222]


def test_prices_of_a_market_that_is_gone_go_with_the_next_change(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    britain = create_market(store, "GBP", "GB")
    give(store, lamp, britain, Change(lamp.variants[0].id, Money(999, "GBP")))
    markets.remove(store, britain.market_id)

    give(store, lamp, america, Change(lamp.variants[0].id, usd(3333)))

    assert [one["market_id"]["S"] for one in items("MarketPrices")] == [america.market_id]
    assert card(store, lamp).market_prices.keys() == {america.market_id}


def test_prices_go_with_their_product(store: StoreContext, lamp: Product, america: Market) -> None:
    give(store, lamp, america, Change(lamp.variants[0].id, usd(3333)))
    product = service.get(store, lamp.product_id).product

    service.delete(store, lamp.product_id, version=product.version)
    service.refresh(store, lamp.product_id)

    assert items("MarketPrices") == []


def test_market_in_the_stores_currency_may_have_prices_of_its_own(
    store: StoreContext, lamp: Product
) -> None:
    vienna = create_market(store, "EUR", "AT")
    give(store, lamp, vienna, Change(lamp.variants[0].id, Money(1777, "EUR")))

    assert sold(store, lamp, vienna) == [1777, 3000]
