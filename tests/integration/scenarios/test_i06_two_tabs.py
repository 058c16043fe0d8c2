"""I6: two tabs pay at once, also while the bank asks: at most one capture."""

from __future__ import annotations

import httpx
import pytest

from tests.support.checkout_factories import THREE_D, open_shop, pay
from tests.support.table import items
from windlass.adapters.stripe.client import client
from windlass.checkout import service
from windlass.checkout.models import State

pytestmark = pytest.mark.usefixtures("table", "sandbox")


@pytest.mark.parametrize("email", ["buyer@shop.test", "other@shop.test"])
def test_a_second_tab_pays_while_the_bank_asks_in_the_first(email: str) -> None:
    """With the same details both tabs are one page; with others the first page is closed."""
    shop = open_shop(on_hand=2)
    cart_id = shop.cart()
    first = shop.begin(cart_id)
    bank = pay(first, THREE_D).headers["location"]

    second = shop.begin(cart_id, email=email)
    pay(second)
    httpx.post(bank, data={"result": "approve"})

    ids = {first.checkout_id, second.checkout_id}
    states = [service.settle(shop.shopper, checkout_id).state for checkout_id in ids]
    charges = client().v1.charges.list({}, {"stripe_account": shop.account}).data
    kept = [charge for charge in charges if charge.captured and not charge.refunded]
    assert states.count(State.COMPLETED) == 1
    assert [charge.amount for charge in kept] == [2490]
    assert len(items("Order")) == 1
