"""A cart is in one currency: the one that its shopper looks at."""

from __future__ import annotations

from typing import Any

import pytest

from storefront_api.app import handler
from tests.support.api import call
from tests.support.carts_factories import Goods, Shop, goods, open_shop
from tests.support.currencies_factories import change_market, market
from tests.support.customers_factories import guest
from windlass.carts import merging, service
from windlass.carts.repository import CartRepository
from windlass.carts.views import CartView
from windlass.currencies import service as currencies
from windlass.currencies.errors import CurrencyNotOffered
from windlass.currencies.models import Market
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("cloud")


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def usd(amount: int) -> Money:
    return Money(amount, "USD")


@pytest.fixture
def shop(cloud: None) -> Shop:
    return open_shop()


@pytest.fixture
def dollars(shop: Shop) -> Market:
    return market(shop.owner, "USD", "1.10")


@pytest.fixture
def lamp(shop: Shop) -> Goods:
    return goods(shop, price=1999)


def in_dollars(shop: Shop, lamp: Goods, quantity: int = 1, cart_id: str | None = None) -> str:
    exchange = currencies.of_currency(shop.shopper, "USD")
    added = service.add_line(shop.shopper, cart_id, *lamp.pair, quantity, exchange=exchange)
    return added.cart_id


def prices(shop: Shop, cart_id: str) -> list[Money]:
    return [line.unit_price for line in service.get(shop.shopper, cart_id).lines]


def noted(view: CartView) -> list[tuple[str, Any, Any]]:
    return [(note.code, note.old, note.new) for note in view.notes]


def test_cart_begins_in_the_currency_its_first_thing_was_shown_in(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    cart_id = in_dollars(shop, lamp, 2)

    view = service.view(shop.shopper, cart_id)
    assert (view.currency, view.market_id) == ("USD", dollars.market_id)
    assert view.breakdown.total == usd(4398)
    assert view.notes == ()


def test_cart_of_before_there_were_markets_is_in_the_stores_prices(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    cart_id = service.add_line(shop.shopper, None, *lamp.pair).cart_id

    view = service.view(shop.shopper, cart_id)
    assert (view.currency, view.market_id) == ("EUR", "")
    assert view.breakdown.total == eur(1999)


def test_changing_the_currency_prices_every_line_at_once(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    cart_id = service.add_line(shop.shopper, None, *lamp.pair, 2).cart_id
    vase = goods(shop, "Vase", price=1000)
    service.add_line(shop.shopper, cart_id, *vase.pair)

    service.localise(shop.shopper, cart_id, currency="USD")

    assert prices(shop, cart_id) == [usd(2199), usd(1100)]
    view = service.view(shop.shopper, cart_id)
    assert view.breakdown.total == usd(5498)
    assert view.notes == ()  # the shopper asked for it
    service.localise(shop.shopper, cart_id, currency="EUR")
    assert prices(shop, cart_id) == [eur(1999), eur(1000)]


def test_what_is_added_in_another_currency_takes_the_cart_along(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    cart_id = service.add_line(shop.shopper, None, *lamp.pair).cart_id
    vase = goods(shop, "Vase", price=1000)

    in_dollars(shop, vase, cart_id=cart_id)

    assert prices(shop, cart_id) == [usd(2199), usd(1100)]
    assert service.get(shop.shopper, cart_id).currency == "USD"


def test_what_is_added_without_a_currency_is_in_the_carts(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    cart_id = in_dollars(shop, lamp)
    vase = goods(shop, "Vase", price=1000)

    service.add_line(shop.shopper, cart_id, *vase.pair)
    [first, _second] = service.get(shop.shopper, cart_id).lines
    service.set_quantity(shop.shopper, cart_id, first.line_id, 3)

    assert prices(shop, cart_id) == [usd(2199), usd(1100)]


def test_currency_that_is_not_offered_changes_nothing(shop: Shop, lamp: Goods) -> None:
    cart_id = service.add_line(shop.shopper, None, *lamp.pair).cart_id

    with pytest.raises(CurrencyNotOffered):
        service.localise(shop.shopper, cart_id, currency="USD")

    assert prices(shop, cart_id) == [eur(1999)]


def test_cart_falls_back_with_a_note_when_its_currency_is_offered_no_longer(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    cart_id = in_dollars(shop, lamp, 2)
    change_market(shop.owner, dollars.market_id, is_enabled=False)

    view = service.view(shop.shopper, cart_id)
    assert (view.currency, view.breakdown.total) == ("EUR", eur(3998))
    assert noted(view) == [("currency_changed", "USD", "EUR")]
    assert view.can_check_out

    service.accept_changes(shop.shopper, cart_id)
    assert prices(shop, cart_id) == [eur(1999)]
    assert service.view(shop.shopper, cart_id).notes == ()


def test_another_market_in_the_currency_goes_on(shop: Shop, lamp: Goods, dollars: Market) -> None:
    cart_id = in_dollars(shop, lamp)
    other = market(shop.owner, "USD", "1.20")
    change_market(shop.owner, dollars.market_id, is_enabled=False)

    view = service.view(shop.shopper, cart_id)

    assert (view.currency, view.market_id) == ("USD", other.market_id)
    assert noted(view) == [("price_changed", usd(2199), usd(2399))]


def test_another_rate_is_a_changed_price(shop: Shop, lamp: Goods, dollars: Market) -> None:
    cart_id = in_dollars(shop, lamp)
    change_market(shop.owner, dollars.market_id, manual_rate="1.20")

    view = service.view(shop.shopper, cart_id)

    assert view.breakdown.total == usd(2399)
    assert noted(view) == [("price_changed", usd(2199), usd(2399))]


def test_what_is_gone_is_shown_in_the_new_currency_and_not_paid(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    cart_id = service.add_line(shop.shopper, None, *lamp.pair).cart_id
    lamp.withdraw()

    service.localise(shop.shopper, cart_id, currency="USD")

    [line] = service.view(shop.shopper, cart_id).lines
    assert (line.unit_price, line.total, line.quantity) == (usd(2199), usd(0), 0)


def test_carts_of_two_currencies_become_one_in_the_guests(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    customer = guest(shop.owner)
    vase = goods(shop, "Vase", price=1000)
    own = service.add_line(shop.shopper, None, *vase.pair, 2).cart_id
    guests = in_dollars(shop, lamp)

    merged = merging.merge(shop.shopper, customer.customer_id, guests=guests, own=own)

    assert merged is not None
    assert (merged.currency, merged.market_id) == ("USD", dollars.market_id)
    assert prices(shop, merged.cart_id) == [usd(1100), usd(2199)]
    assert service.view(shop.shopper, merged.cart_id).notes == ()
    assert CartRepository(shop.owner.store_id).find(guests) is None


def test_programs_choose_the_currency_too(shop: Shop, lamp: Goods, dollars: Market) -> None:
    carts = f"/api/v1/public/stores/{shop.slug}/carts"
    line = {"product_id": lamp.product_id, "variant_id": lamp.variant_id}

    begun = call(handler, "POST", carts, body=line | {"currency": "USD"})
    assert (begun.status, begun.body["currency"]) == (201, "USD")
    assert begun.body["total"] == {"amount": 2199, "currency": "USD"}
    assert begun.body["market_id"] == dollars.market_id

    one = f"{carts}/{begun.body['id']}"
    changed = call(handler, "PATCH", one, body={"currency": "EUR"})
    assert changed.body["total"] == {"amount": 1999, "currency": "EUR"}
    refused = call(handler, "PATCH", one, body={"currency": "GBP"})
    assert (refused.status, refused.body["code"]) == (409, "currency_not_offered")
