"""Money that comes after a checkout was over."""

from __future__ import annotations

import pytest

from tests.support.checkout_factories import Shop, open_shop, pay
from tests.support.table import items
from windlass.adapters.stripe.client import client
from windlass.checkout import ending, service, settling
from windlass.checkout.models import State

pytestmark = pytest.mark.usefixtures("table", "sandbox")


def test_money_that_comes_after_the_end_becomes_the_order_when_all_is_still_there() -> None:
    shop = open_shop(on_hand=1)
    checkout = shop.begin()
    pay(checkout)
    _end_early(shop, checkout.checkout_id)

    late = settling.settle_late(shop.shopper, checkout.checkout_id)

    assert late.state == State.COMPLETED
    [stock] = items("Stock")
    assert [stock[name]["N"] for name in ("on_hand", "reserved", "available")] == ["0", "0", "0"]


def test_money_that_comes_too_late_for_the_last_unit_goes_back() -> None:
    shop = open_shop(on_hand=1)
    checkout = shop.begin()
    pay(checkout)
    _end_early(shop, checkout.checkout_id)
    shop.begin()  # somebody else has it now

    late = settling.settle_late(shop.shopper, checkout.checkout_id)

    assert (late.state, late.failure, items("Order")) == (State.RETURNED, "sold_out", [])
    [refund] = client().v1.refunds.list({}, {"stripe_account": shop.account}).data
    assert refund.amount == 2490
    assert settling.settle_late(shop.shopper, checkout.checkout_id).state == State.RETURNED


def _end_early(shop: Shop, checkout_id: str) -> None:
    """As a provider does whose word that nobody paid was wrong."""
    ending.expire(shop.shopper, service.get(shop.shopper, checkout_id))
