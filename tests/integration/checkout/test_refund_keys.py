"""What we ask the payment provider for when money goes back."""

from datetime import timedelta

import pytest

from tests.support.checkout_factories import Shop, open_shop, pay
from windlass.adapters.stripe import refunds as provider
from windlass.adapters.stripe.client import client
from windlass.checkout import service as checkouts
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.orders import rules
from windlass.orders import service as orders
from windlass.orders.rules import Payment

pytestmark = pytest.mark.usefixtures("table", "sandbox")
FIVE = Money(500, "EUR")


def paid(shop: Shop) -> Payment:
    checkout = shop.begin()
    pay(checkout)
    order_id = checkouts.settle(shop.shopper, checkout.checkout_id).checkout_id
    return rules.payment_from(orders.get(shop.owner, order_id).payment)


def give_back(payment: Payment, *, key: str, took_fee: bool = True, hours_ago: int = 0) -> str:
    return provider.create(
        account_id=payment.account_id,
        intent_id=payment.intent_id,
        amount=FIVE,
        reason="Broken",
        idempotency_key=key,
        ids={"refund_id": "r-1"},
        took_fee=took_fee,
        first_asked_at=clock.now() - timedelta(hours=hours_ago),
    ).refund_id


def fee_given_back() -> int:
    [fee] = client().v1.application_fees.list({}).data
    return fee.amount_refunded


def test_an_order_knows_whether_we_took_a_share_of_it() -> None:
    assert paid(open_shop()).took_fee is True


def test_our_share_goes_back_in_proportion_where_there_is_one() -> None:
    shop = open_shop()
    payment = paid(shop)

    give_back(payment, key="without", took_fee=False)
    assert fee_given_back() == 0

    give_back(payment, key="with")
    assert fee_given_back() > 0


def test_after_a_day_a_refund_is_found_by_its_id_since_its_key_is_forgotten() -> None:
    shop = open_shop()
    payment = paid(shop)
    first = give_back(payment, key="forgotten")

    again = give_back(payment, key="forgotten-so-another", hours_ago=25)

    assert again == first
    listed = client().v1.refunds.list({}, {"stripe_account": shop.account}).data
    assert [refund.amount for refund in listed] == [500]


def test_after_a_day_a_refund_that_was_never_made_is_made() -> None:
    shop = open_shop()

    give_back(paid(shop), key="never-arrived", hours_ago=25)

    assert len(client().v1.refunds.list({}, {"stripe_account": shop.account}).data) == 1
