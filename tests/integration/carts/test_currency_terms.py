"""What pays for a cart, and what is off it, in another currency than the store's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.carts_factories import Goods, Shop, goods, open_shop
from tests.support.currencies_factories import market
from tests.support.discounts_factories import discount
from tests.support.gift_cards_factories import a_card, code_of
from windlass.carts import service
from windlass.carts.views import CartView
from windlass.currencies import service as currencies
from windlass.currencies.models import Market
from windlass.gift_cards.errors import GiftCardUnusable
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


def noted(view: CartView) -> list[tuple[str, Any, Any]]:
    return [(note.code, note.old, note.new) for note in view.notes]


def test_gift_card_pays_in_its_own_currency_only(shop: Shop, lamp: Goods, dollars: Market) -> None:
    card = a_card(shop.owner, 5000)  # in euros
    typed = code_of(shop.owner, card)
    cart_id = in_dollars(shop, lamp)

    with pytest.raises(GiftCardUnusable) as refused:
        service.add_gift_card(shop.shopper, cart_id, typed, ip="10.0.0.1")

    [problem] = refused.value.fields
    assert (problem.field, problem.rule) == ("gift_card", "currency")
    assert problem.message.endswith("is in EUR; choose EUR to pay with it.")


def test_gift_card_stays_with_a_note_and_pays_again_when_the_shopper_changes_back(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    cart_id = service.add_line(shop.shopper, None, *lamp.pair).cart_id
    typed = code_of(shop.owner, a_card(shop.owner, 5000))
    service.add_gift_card(shop.shopper, cart_id, typed, ip="10.0.0.1")

    service.localise(shop.shopper, cart_id, currency="USD")
    view = service.view(shop.shopper, cart_id)
    assert view.breakdown.due == usd(2199)
    assert noted(view) == [("gift_card_currency", "EUR", "USD")]
    assert view.gift_cards[0].balance == eur(5000)

    service.localise(shop.shopper, cart_id, currency="EUR")
    view = service.view(shop.shopper, cart_id)
    assert (view.breakdown.due, view.notes) == (eur(0), ())


def test_amounts_minimums_and_tiers_of_discounts_are_changed_at_the_exact_rate(
    shop: Shop, lamp: Goods, dollars: Market
) -> None:
    five = {"amount": 500, "currency": "EUR"}
    forty = {"amount": 4000, "currency": "EUR"}
    facts = {"kind": "fixed", "basis_points": 0, "amount": five, "minimum_subtotal": forty}
    discount(shop.owner, **facts)
    cart_id = in_dollars(shop, lamp, 2)
    service.add_code(shop.shopper, cart_id, "SPRING", ip="10.0.1.1")

    view = service.view(shop.shopper, cart_id)
    assert view.codes[0].problem == "Spend 0.02 USD more to use SPRING."  # 43.98 of 44.00

    [line] = view.lines
    service.set_quantity(shop.shopper, cart_id, line.line_id, 3)
    view = service.view(shop.shopper, cart_id)
    assert view.breakdown.discount == usd(550)
