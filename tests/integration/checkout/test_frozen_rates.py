"""The price that a shopper saw is the price that is charged, whatever rates do meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from copy import replace

import pytest

from tests.support.abroad_factories import cart_in, details, exchange, usd_shop
from tests.support.checkout_factories import Shop, pay
from tests.support.currencies_factories import change_market, market
from tests.support.discounts_factories import discount
from tests.support.gift_cards_factories import a_card, code_of
from tests.support.table import items
from windlass.adapters.stripe.client import client
from windlass.carts import service as carts
from windlass.checkout import service
from windlass.checkout.errors import CartChanged, CodeRefused
from windlass.checkout.models import State
from windlass.currencies.models import Market
from windlass.gift_cards import service as gift_cards
from windlass.kit.money import Money
from windlass.orders import refunds, worth
from windlass.orders import service as orders

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def usd(amount: int) -> Money:
    return Money(amount, "USD")


@pytest.fixture
def shop(cloud: None, sandbox: object) -> Shop:
    return usd_shop()


@pytest.fixture
def euros(shop: Shop) -> Market:
    return market(shop.owner, "EUR", "0.92")


def sessions(shop: Shop) -> list[int | None]:
    found = client().v1.checkout.sessions.list({}, {"stripe_account": shop.account}).data
    return [session.amount_total for session in found]


def test_rate_that_changed_between_page_and_button_is_told_before_anything_is_charged(
    shop: Shop, euros: Market
) -> None:
    cart_id = cart_in(shop, "EUR")  # 2 x 18.40 and 4.51
    change_market(shop.owner, euros.market_id, manual_rate="0.95")

    with pytest.raises(CartChanged, match="Please look"):
        service.begin(shop.shopper, cart_id, details(shop, seen_total=eur(4131)))
    assert items("Checkout") == []
    assert sessions(shop) == []

    agreed = service.begin(shop.shopper, cart_id, details(shop, seen_total=eur(4266)))
    assert (agreed.due, sessions(shop)) == (eur(4266), [4266])


def test_same_digits_in_another_currency_are_another_price(shop: Shop, euros: Market) -> None:
    cart_id = cart_in(shop, "EUR")

    with pytest.raises(CartChanged, match="Prices are in EUR now"):
        service.begin(shop.shopper, cart_id, details(shop, seen_total=usd(4131)))

    assert sessions(shop) == []


def test_rate_that_changes_after_that_changes_nothing(shop: Shop, euros: Market) -> None:
    begun = service.begin(shop.shopper, cart_in(shop, "EUR"), details(shop))
    change_market(shop.owner, euros.market_id, manual_rate="0.50")
    pay(begun)

    service.settle(shop.shopper, begun.checkout_id)

    order = orders.get(shop.owner, begun.checkout_id)
    assert (order.total, orders.payment_of(order).captured) == (eur(4131), eur(4131))
    assert str(worth.exchange_of(order).rate) == "0.92"
    assert worth.total_of(order) == usd(4490)


def test_rates_that_change_while_many_complete_make_one_order_at_the_frozen_one(
    shop: Shop, euros: Market
) -> None:
    begun = service.begin(shop.shopper, cart_in(shop, "EUR"), details(shop))
    pay(begun)

    def complete(number: int) -> str:
        if number % 4 == 0:
            change_market(shop.owner, euros.market_id, manual_rate=f"0.{50 + number}")
            return State.COMPLETED
        return service.settle(shop.shopper, begun.checkout_id).state

    with ThreadPoolExecutor(6) as pool:
        states = set(pool.map(complete, range(16)))

    assert states == {State.COMPLETED}
    [order] = [orders.get(shop.owner, one["order_id"]["S"]) for one in items("Order")]
    assert (order.total, worth.total_of(order)) == (eur(4131), usd(4490))


def test_begun_checkout_completes_in_a_currency_that_is_offered_no_longer(
    shop: Shop, euros: Market
) -> None:
    cart_id = cart_in(shop, "EUR")
    begun = service.begin(shop.shopper, cart_id, details(shop))
    change_market(shop.owner, euros.market_id, is_enabled=False)

    view = carts.view(shop.shopper, cart_id)
    assert [note.code for note in view.notes] == ["currency_changed"]
    assert view.breakdown.total == usd(4000)
    pay(begun)
    assert service.settle(shop.shopper, begun.checkout_id).state == State.COMPLETED
    assert orders.get(shop.owner, begun.checkout_id).total == eur(4131)


def test_cart_that_fell_back_is_bought_in_the_stores_currency(shop: Shop, euros: Market) -> None:
    cart_id = cart_in(shop, "EUR")
    change_market(shop.owner, euros.market_id, is_enabled=False)

    with pytest.raises(CartChanged, match="Prices are in USD now"):
        service.begin(shop.shopper, cart_id, details(shop, seen_total=eur(4131)))

    begun = service.begin(shop.shopper, cart_id, details(shop, seen_total=usd(4490)))
    assert begun.due == usd(4490)
    assert begun.exchange is None


def test_coming_back_to_a_begun_checkout_is_the_same_page_while_the_price_is_the_same(
    shop: Shop, euros: Market
) -> None:
    cart_id = cart_in(shop, "EUR")
    first = service.begin(shop.shopper, cart_id, details(shop))
    again = service.begin(shop.shopper, cart_id, details(shop))
    assert again.checkout_id == first.checkout_id

    change_market(shop.owner, euros.market_id, manual_rate="0.95")
    other = service.begin(shop.shopper, cart_id, details(shop, seen_total=eur(4266)))

    assert other.checkout_id != first.checkout_id
    assert service.get(shop.shopper, first.checkout_id).state == State.EXPIRED


@pytest.mark.parametrize(
    ("_case", "paid_out_in", "currency", "rate", "fee"),
    [
        # 41.31 EUR are 45.40 USD at the provider: 2.9 % and 0.30, and 2 % of ours
        ("an account in the store's currency", "US", "EUR", "0.92", 253),
        # 2.9 % and 0.30 of 41.31, and 0.83: 2.33 EUR at our 0.92
        ("an account in the order's currency", "DE", "EUR", "0.92", 253),
        # 6,793 JPY become 35.32 GBP there: 2.03 GBP are 390 JPY, at our 151.3
        ("an account in a third currency", "GB", "JPY", "151.3", 258),
    ],
)
def test_fee_is_counted_in_the_stores_currency(
    _case: str, paid_out_in: str, currency: str, rate: str, fee: int
) -> None:
    shop = usd_shop(paid_out_in=paid_out_in)
    market(shop.owner, currency, rate)
    begun = service.begin(shop.shopper, cart_in(shop, currency), details(shop))
    pay(begun)

    service.settle(shop.shopper, begun.checkout_id)

    payment = orders.payment_of(orders.get(shop.owner, begun.checkout_id))
    assert payment.fee == usd(fee)


def test_gift_card_in_the_orders_currency_pays_and_is_given_back(shop: Shop, euros: Market) -> None:
    card = a_card(shop.owner, 1000)
    cart_id = cart_in(shop, "EUR")
    carts.add_gift_card(shop.shopper, cart_id, code_of(shop.owner, card), ip="10.0.0.1")
    begun = service.begin(shop.shopper, cart_id, details(shop))
    assert begun.due == eur(3131)
    pay(begun)
    order_id = service.settle(shop.shopper, begun.checkout_id).checkout_id

    refunds.refund(shop.owner, order_id, amount=eur(4131), reason="Returned")

    [left] = gift_cards.read(shop.shopper, [card.card_id])
    assert left.balance == eur(1000)
    given_back = client().v1.refunds.list({}, {"stripe_account": shop.account}).data
    assert [refund.amount for refund in given_back] == [3131]


def test_order_that_a_gift_card_pays_whole_has_no_fee_and_keeps_its_rate(
    shop: Shop, euros: Market
) -> None:
    card = a_card(shop.owner, 9000)
    cart_id = cart_in(shop, "EUR")
    carts.add_gift_card(shop.shopper, cart_id, code_of(shop.owner, card), ip="10.0.0.1")

    placed = service.begin(shop.shopper, cart_id, details(shop))

    order = orders.get(shop.owner, placed.checkout_id)
    profit = orders.profit_of(order)
    assert (order.total, profit.revenue, profit.payment_fee) == (eur(4131), usd(4490), usd(0))
    assert profit.profit == usd(4490 - 1400)


def test_code_in_another_currency_than_the_stores_is_told_like_any_other(
    shop: Shop, euros: Market
) -> None:
    cart_id = cart_in(shop, "EUR")
    discount(shop.owner, is_active=False)
    carts.add_code(shop.shopper, cart_id, "SPRING", ip="10.0.1.1")

    with pytest.raises(CodeRefused):
        service.begin(shop.shopper, cart_id, details(shop))


def test_order_keeps_what_its_market_asked(shop: Shop) -> None:
    market(shop.owner, "EUR", "0.92", adjustment_basis_points=1000, margin_basis_points=200)

    begun = service.begin(shop.shopper, cart_in(shop, "EUR"), details(shop))

    frozen = worth.exchange_from(begun.exchange, begun.total.currency)
    assert replace(frozen, as_of=None) == replace(exchange(shop, "EUR"), as_of=None)
    assert begun.total == eur(2 * 2064 + 460)  # 20.00 x 1.1 x 0.92 x 1.02, 4.90 x 0.92 x 1.02
