"""Items that nobody delivers: their money goes back, the rest of the order goes on."""

from __future__ import annotations

from datetime import timedelta

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support import suppliers_api
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.fulfilment_factories import Business, orders_at_cj, told, with_cj
from windlass.adapters.supplier_errors import SupplierThrottled
from windlass.catalog import service as catalog
from windlass.fulfilment import service
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.suppliers import offers
from windlass.suppliers.rules import Offer


def two_lines(volt: Business) -> tuple[str, str]:
    """An order of a phone case, which CJ delivers, and a lamp, which nobody does: its id and the
    lamp's product id."""
    from windlass.carts import service as carts

    stock = {"tracked": True, "on_hand": 3}
    lamp = create_product(volt.owner, title="Lamp", variants=[variant_fields(stock=stock)]).product
    cart_id = volt.shop.cart()
    carts.add_line(volt.shop.shopper, cart_id, lamp.product_id, lamp.variants[0].id, 1)
    return volt.sell_cart(cart_id), lamp.product_id


def test_one_line_is_refunded_and_the_other_delivered(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id, lamp_id = two_lines(volt)
    volt.run(order_id)
    assert len(orders_at_cj(sandbox)) == 1  # the case did not wait for the lamp

    assert volt.decide(order_id, "cancel_part") == "sleep"

    [refund] = orders.refunds(volt.owner, order_id)
    assert (refund.amount, refund.state) == (Money(2000, "EUR"), "succeeded")
    [line] = [one for one in orders.lines_of(volt.order(order_id)) if one.product_id == lamp_id]
    assert [(one["line_id"], one["quantity"]) for one in refund.lines] == [(line.line_id, 1)]
    assert volt.order(order_id).returned == {"lines": {line.line_id: 1}, "shipping": False}
    [stock] = catalog.get(volt.owner, lamp_id).stocks.values()
    assert stock.on_hand == 3
    assert volt.order(order_id).status == "ordered"
    volt.at_supplier(order_id, "DELIVERED")
    with_news(volt, order_id)
    assert volt.run(order_id) == "end"
    assert volt.order(order_id).status == "delivered"
    assert len(told("OrderDelivered")) == 1


def test_a_crash_after_the_refund_gives_nothing_back_twice(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id, _lamp_id = two_lines(volt)
    volt.run(order_id)
    action = volt.action(order_id)
    service.resolve(volt.owner, action.action_id, "cancel_part")
    refund_id = f"part-{action.action_id}"
    refunds.refund(
        volt.owner, order_id, amount=Money(2000, "EUR"), reason="died", refund_id=refund_id
    )

    volt.run(order_id)

    assert [each.refund_id for each in orders.refunds(volt.owner, order_id)] == [refund_id]
    assert volt.fulfilment(order_id).workflow.refunds_due == []


def test_what_the_supplier_has_unpaid_is_cancelled_there(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id, _lamp_id = two_lines(volt)
    sandbox.trouble.set_custom("cj", {"low_balance": True})
    volt.run(order_id)
    [low] = [a for a in volt.fulfilment(order_id).open_actions if a.kind == "balance_low"]

    service.resolve(volt.owner, low.action_id, "cancel_part")
    volt.run(order_id)

    assert [each["orderStatus"] for each in orders_at_cj(sandbox)] == ["CANCELLED"]
    assert volt.part(order_id).state == "cancelled"
    [refund] = orders.refunds(volt.owner, order_id)
    assert refund.amount == Money(2000, "EUR")


def test_a_refund_that_is_refused_becomes_something_to_do(sandbox: Sandbox) -> None:
    """The money was given back at the provider, where nobody told us: nothing is left there."""
    volt = with_cj(sandbox)
    order_id = volt.sell()
    payment = orders.payment_of(volt.order(order_id))
    from windlass.adapters.stripe.client import client

    client().v1.refunds.create(
        {"payment_intent": payment.intent_id}, {"stripe_account": payment.account_id}
    )

    order = service.cancel_order(volt.owner, order_id, reason="Sold out", refund=True)

    action = volt.action(order_id)
    assert (order.status, action.kind, action.choices) == ("cancelled", "refund_failed", ["done"])
    assert action.problem.startswith("The refund of €24.90 was refused:")
    assert volt.decide(order_id, "done") == "end"


def test_two_parts_of_one_supplier_are_one_order_there(sandbox: Sandbox) -> None:
    from tests.support.supplier_factories import HUB, listed

    volt = with_cj(sandbox)
    order_id, lamp_id = two_lines(volt)
    hub = listed(HUB)
    lamp = catalog.get(volt.owner, lamp_id).product.variants[0].id
    [cj] = suppliers_api.ask(volt.owner, "GET", "/suppliers").body["items"]
    offer = Offer(new_id(), lamp, cj["id"], hub["pid"], hub["variants"][0].vid, Money(900, "USD"))
    offers.attach(volt.owner, lamp_id, [offer])

    volt.run(order_id)

    [at_cj] = orders_at_cj(sandbox)
    assert len(at_cj["productList"]) == 2


def test_a_short_pause_is_left_to_the_state_machine(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    for task in ("review", "assess", "plan"):
        volt.task(task, order_id)
    part_id = volt.part(order_id).part_id
    sandbox.trouble.add(Rule("cj", "429"))

    raised = False
    try:
        volt.task("quote", order_id, part_id=part_id)
    except SupplierThrottled as throttled:
        raised = throttled.retry_after < timedelta(minutes=1).total_seconds()

    assert raised
    assert volt.part(order_id).retry_at <= int(clock.now().timestamp())


def with_news(volt: Business, order_id: str) -> None:
    from windlass.fulfilment import tracking

    tracking.follow(volt.system, order_id, volt.part(order_id).part_id)


def test_no_more_goes_back_than_is_left_and_the_rest_goes_on(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id, _lamp_id = two_lines(volt)
    volt.run(order_id)
    refunds.refund(volt.owner, order_id, amount=Money(4000, "EUR"), reason="Goodwill")

    assert volt.decide(order_id, "cancel_part") == "sleep"

    assert [each.amount.amount for each in orders.refunds(volt.owner, order_id)] == [4000, 490]
    assert volt.fulfilment(order_id).workflow.refunds_due == []


def test_what_was_refunded_before_is_not_refunded_with_the_rest(sandbox: Sandbox) -> None:
    """The case was shipped, the lamp given up on, and the mug is cancelled."""
    from infra.local.sandbox.suppliers.app import advance
    from windlass.carts import service as carts

    volt = with_cj(sandbox)
    workshop = suppliers_api.connect_manual(volt.owner)
    cart_id = volt.shop.cart()
    for title in ("Lamp", "Mug"):
        made = create_product(volt.owner, title=title, variants=[variant_fields()]).product
        variant_id = made.variants[0].id
        if title == "Mug":
            offer = Offer(new_id(), variant_id, workshop["id"], "", "", Money(500, "USD"))
            offers.attach(volt.owner, made.product_id, [offer])
        carts.add_line(volt.shop.shopper, cart_id, made.product_id, variant_id, 1)
    order_id = volt.sell_cart(cart_id)
    volt.run(order_id)
    [given_up] = [a for a in volt.fulfilment(order_id).open_actions if a.part_id is None]
    service.resolve(volt.owner, given_up.action_id, "cancel_part")
    volt.run(order_id)
    [cj] = [part for part in volt.parts(order_id) if part.kind == "cj"]
    advance(sandbox, cj.number, "SHIPPED")

    service.cancel_order(volt.owner, order_id, reason="Sold out", refund=True, only_rest=True)

    assert [each.amount.amount for each in orders.refunds(volt.owner, order_id)] == [2000, 2000]
