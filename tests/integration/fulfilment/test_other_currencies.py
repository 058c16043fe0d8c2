"""Suppliers' costs and what an order brings are compared in the store's currency."""

from __future__ import annotations

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support.currencies_factories import change_market, market
from tests.support.fulfilment_factories import Business, business, orders_at_cj, with_cj
from tests.support.supplier_factories import CASE, listed
from windlass.carts import service as carts
from windlass.currencies import service as currencies
from windlass.fulfilment import service
from windlass.kit.errors import Invalid
from windlass.kit.money import Money
from windlass.orders import service as orders

VID = listed(CASE)["variants"][0].vid


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def sold_for_yen(volt: Business) -> str:
    """A paid order of 163 x 20.00 and 163 x 4.90, after which a yen is worth half."""
    sold_in = market(volt.owner, "JPY", "163")
    exchange = currencies.of_currency(volt.shop.shopper, "JPY")
    pair = (volt.shop.product.product.product_id, volt.shop.variant_id)
    cart = carts.add_line(volt.shop.shopper, None, *pair, exchange=exchange)
    order_id = volt.sell_cart(cart.cart_id)
    change_market(volt.owner, sold_in.market_id, manual_rate="326")
    assert volt.order(order_id).total == Money(4059, "JPY")
    return order_id


def test_a_loss_is_judged_in_the_stores_currency_at_the_orders_rate(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    volt.settings(loss_guard_basis_points=2000)
    sandbox.trouble.set_custom("cj", {"price_changed": {VID: "30.00"}})
    order_id = sold_for_yen(volt)

    volt.run(order_id)

    assert orders_at_cj(sandbox) == []
    assert volt.action(order_id).problem == (
        "CJ now asks €30.87 for what brings €24.90: you lose €5.97, and you want to keep "
        "at least €4.98."
    )
    volt.decide(order_id, "accept_loss")
    profit = orders.profit_of(volt.order(order_id))
    assert profit.revenue == eur(2490)
    assert profit.profit == profit.revenue - eur(3087) - profit.payment_fee


def test_what_is_cheap_enough_at_the_orders_rate_is_ordered(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    volt.settings(loss_guard_basis_points=2000)
    order_id = sold_for_yen(volt)

    volt.run(order_id)

    assert volt.order(order_id).status == "ordered"
    [part] = orders.parts_of(volt.order(order_id))
    assert part.item_cost is not None
    assert part.item_cost.currency == "EUR"


def test_costs_told_by_hand_are_in_the_stores_currency(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = sold_for_yen(volt)
    volt.run(order_id)
    volt.decide(order_id, "manual")
    part = volt.part(order_id)

    with pytest.raises(Invalid, match="Costs of this store are in EUR"):
        service.mark_ordered(volt.owner, order_id, part.part_id, item_cost=Money(1200, "JPY"))
    service.mark_ordered(volt.owner, order_id, part.part_id, item_cost=eur(1200))

    profit = orders.profit_of(volt.order(order_id))
    assert (profit.revenue, profit.item_cost) == (eur(2490), eur(1200))
