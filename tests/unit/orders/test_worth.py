"""What orders in other currencies are worth to their store."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.orders_factories import line, part, payment, usd
from windlass.currencies.exchange import Exchange
from windlass.kit.money import Money, total
from windlass.orders import worth
from windlass.orders.profits import profit_of
from windlass.orders.rules import PartState

EUROS = Exchange("USD", "EUR", "m1", Decimal("0.92"))
few = settings(max_examples=150, deadline=None)


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def test_profit_takes_costs_and_fee_in_the_stores_currency_from_what_was_paid_in_another() -> None:
    ordered = part(state=PartState.ORDERED, item_cost=usd(1400), shipping_cost=usd(300))
    paid = payment(captured=eur(3763), refunded=eur(0), fee=usd(146))

    profit = profit_of(
        [line(unit_price=eur(1840))],
        [ordered],
        paid,
        is_cancelled=False,
        exchange=EUROS,
        tax=eur(601),
    )

    assert (profit.revenue, profit.item_cost) == (usd(3437), usd(1400))
    assert (profit.supplier_shipping, profit.payment_fee) == (usd(300), usd(146))
    assert (profit.profit, profit.is_final) == (usd(1591), True)


def test_order_that_went_back_whole_earned_nothing_but_cost_its_fee() -> None:
    paid = payment(captured=eur(3763), refunded=eur(3763), fee=usd(146))

    profit = profit_of(
        [line(unit_price=eur(1840))], [], paid, is_cancelled=True, exchange=EUROS, tax=eur(601)
    )

    assert (profit.revenue, profit.profit) == (usd(0), usd(-146))


def test_gift_card_that_is_sold_is_no_revenue_in_any_currency() -> None:
    card = line(unit_price=eur(2000), quantity=1, kind="gift_card", unit_cost=None)
    paid = payment(captured=eur(2000), refunded=eur(0), fee=usd(90))

    profit = profit_of([card], [], paid, is_cancelled=False, exchange=EUROS)

    assert (profit.revenue, profit.profit) == (usd(0), usd(-90))


def test_sale_in_the_stores_own_prices_keeps_no_exchange() -> None:
    own = Exchange.own("USD")

    assert worth.exchange_document(own) is None
    assert worth.exchange_from(None, "USD") == own
    assert worth.exchange_from(worth.exchange_document(EUROS), "EUR") == EUROS


@few
@given(
    st.sampled_from(["EUR", "JPY", "KWD", "HUF"]),
    st.decimals("0.0001", "2000", places=4),
    st.lists(st.integers(0, 10**7), max_size=12),
)
def test_worths_of_parts_sum_to_the_worth_of_the_whole(
    currency: str, rate: Decimal, parts: list[int]
) -> None:
    exchange = Exchange("USD", currency, "m1", rate)
    before, found = Money.zero(currency), []
    for amount in parts:
        one = Money(amount, currency)
        found.append(worth.next_part(exchange, one, before=before))
        before += one

    assert total(found, "USD") == exchange.back(before)
    assert all(one.amount >= 0 for one in found)
