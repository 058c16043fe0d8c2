"""I21: gift cards pay what is asked of them, never more, and have it back when nobody buys."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.checkout_factories import DECLINED, open_shop, pay
from tests.support.sale_factories import bought, card_worth, cart_with, eur
from tests.support.table import items
from windlass.checkout import service
from windlass.checkout.errors import CardSpent, CartChanged, TooLittleToCharge
from windlass.checkout.models import State
from windlass.fulfilment import service as fulfilment
from windlass.gift_cards import managing
from windlass.gift_cards import service as gift_cards
from windlass.kit.money import Money
from windlass.orders import refunds
from windlass.orders import service as orders

pytestmark = pytest.mark.usefixtures("table", "sandbox")


def left(shop_owner: object, *card_ids: str) -> list[int]:
    found = gift_cards.read(shop_owner, card_ids, is_consistent=True)  # type: ignore[arg-type]
    return sorted(card.balance.amount for card in found)


def test_two_cards_of_fifty_pay_seventy_and_thirty_stays_on_one() -> None:
    shop = open_shop()
    cards = (card_worth(shop, 5000), card_worth(shop, 5000))
    checkout = shop.begin(cart_with(shop, cards=cards, quantity=3), seen_total=eur(0))

    order = orders.get(shop.owner, checkout.checkout_id)  # at once: nothing was left to pay
    payment = orders.payment_of(order)
    assert (checkout.state, checkout.payment_url) == (State.COMPLETED, None)
    assert (order.total, payment.captured, payment.provider) == (eur(6490), eur(0), "credit")
    assert left(shop.owner, *(card.card_id for card in cards)) == [0, 10000 - 6490]


def test_one_card_in_twenty_parallel_checkouts_never_spends_more_than_it_holds() -> None:
    shop = open_shop()
    card = card_worth(shop, 5000)
    carts = [cart_with(shop, cards=(card,)) for _ in range(20)]
    details = shop.details(seen_total=eur(0))

    def buy(cart_id: str) -> int:
        try:
            made = service.begin(shop.shopper, cart_id, details)
        except (CardSpent, CartChanged):
            return 0
        return bought(shop, made).total.amount

    with ThreadPoolExecutor(8) as pool:
        spent = sum(pool.map(buy, carts))

    assert spent <= 5000
    assert left(shop.owner, card.card_id) == [5000 - spent]
    assert spent == 2490 * len(items("Order"))


def test_a_payment_that_fails_leaves_the_card_as_it_was() -> None:
    shop = open_shop()
    card = card_worth(shop, 1000)
    checkout = shop.begin(cart_with(shop, cards=(card,)), seen_total=eur(1490))
    assert left(shop.owner, card.card_id) == [0]

    pay(checkout, DECLINED)
    service.settle(shop.shopper, checkout.checkout_id)
    service.close(shop.shopper, checkout.checkout_id)

    assert (left(shop.owner, card.card_id), items("Order")) == ([1000], [])


def test_a_refund_goes_to_the_card_first_and_the_rest_to_the_gift_card() -> None:
    shop = open_shop()
    card = card_worth(shop, 1000)
    order = bought(shop, shop.begin(cart_with(shop, cards=(card,))))

    refund = refunds.refund(shop.owner, order.order_id, amount=eur(2000), reason="Broken")

    assert (refund.to_card, refund.to_credits[0]["amount"]) == (eur(1490), 510)
    assert left(shop.owner, card.card_id) == [510]
    payment = orders.payment_of(orders.get(shop.owner, order.order_id))
    assert (payment.refundable, payment.refunded) == (eur(490), eur(1490))


def test_who_refunds_is_told_of_a_gift_card_that_nobody_can_use() -> None:
    shop = open_shop()
    card = card_worth(shop, 1000)
    order = bought(shop, shop.begin(cart_with(shop, cards=(card,))))
    asked = {"amount": eur(2490)}

    _plan, _taking, open_ones = refunds.preview(shop.owner, order.order_id, **asked)
    managing.disable(shop.owner, card.card_id, reason="Lost")
    _plan, _taking, disabled = refunds.preview(shop.owner, order.order_id, **asked)
    _plan, _taking, by_card_only = refunds.preview(shop.owner, order.order_id, amount=eur(1490))

    assert open_ones == by_card_only == []
    assert [(one.card_id, one.problem) for one in disabled] == [(card.card_id, "disabled")]


def test_the_payment_page_asks_for_exactly_the_rest() -> None:
    shop = open_shop()
    card = card_worth(shop, 1000)
    checkout = shop.begin(cart_with(shop, cards=(card,)))

    order = bought(shop, checkout)

    assert checkout.due == Money(1490, "EUR") == orders.payment_of(order).captured
    assert checkout.application_fee == eur(30)  # 2 % of what the card was charged


def test_a_rest_that_no_card_can_pay_is_refused_and_holds_nothing() -> None:
    shop = open_shop()
    card = card_worth(shop, 2460)

    with pytest.raises(TooLittleToCharge, match=r"0\.30 EUR is too little"):
        shop.begin(cart_with(shop, cards=(card,)))

    assert left(shop.owner, card.card_id) == [2460]


def test_a_cancelled_order_fills_its_gift_card_again() -> None:
    shop = open_shop(on_hand=1)
    card = card_worth(shop, 1000)
    order = bought(shop, shop.begin(cart_with(shop, cards=(card,))))

    fulfilment.cancel_order(shop.owner, order.order_id, reason="Sold out", refund=True)

    payment = orders.payment_of(orders.get(shop.owner, order.order_id))
    assert (payment.refundable, payment.refunded) == (eur(0), eur(1490))
    assert left(shop.owner, card.card_id) == [1000]
    [stock] = items("Stock")
    assert stock["available"]["N"] == "1"
