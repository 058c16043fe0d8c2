"""I26: an order in another currency than its store's is shown, charged, given back and written down
in its own, and reported in the store's at the rate that was frozen with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from events.app import handlers_of
from merchant_api.app import handler as merchant
from tests.support import hooks
from tests.support.abroad_factories import cart_in, details, usd_shop
from tests.support.api import call
from tests.support.checkout_factories import Shop, pay
from tests.support.currencies_factories import market
from tests.support.discounts_factories import discount
from tests.support.table import items
from tests.support.tax_factories import register
from windlass.adapters.stripe.client import client, to_stripe
from windlass.carts import service as carts
from windlass.checkout import service
from windlass.customers import admin
from windlass.db.outbox import OutboxEvent
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


@dataclass(frozen=True)
class Case:
    """Two lamps for 20 dollars less 10 %, delivery for 4.90: 40.90 dollars, as an order has it."""

    currency: str
    rate: str
    unit: int
    off: int
    delivery: int
    total: int
    at_stripe: int
    in_dollars: int  # the total at the frozen rate
    tax: int  # 19 % VAT inside
    tax_in_dollars: int
    revenue: int  # the total without its tax at the frozen rate


CASES = [
    Case("EUR", "0.92", 1840, 368, 451, 3763, 3763, 4090, 601, 653, 3437),
    Case("JPY", "151.3", 3026, 605, 741, 6188, 6188, 4090, 988, 653, 3437),
    Case("KWD", "0.307", 6140, 1230, 1500, 12_550, 12_550, 4088, 2004, 653, 3435),
    Case("HUF", "361.5", 723_000, 144_600, 177_135, 1_478_535, 1_478_535, 4090, 236_069, 653, 3437),
    Case("ISK", "138.2", 2764, 553, 677, 5652, 565_200, 4090, 902, 653, 3437),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.currency)
def test_order_is_in_its_own_currency_and_reports_in_the_stores(case: Case) -> None:
    shop = usd_shop(country="DE")
    market(shop.owner, case.currency, case.rate)
    register(shop.owner, "DE")
    given = discount(shop.owner)
    cart_id = cart_in(shop, case.currency)
    carts.add_code(shop.shopper, cart_id, "SPRING", ip="10.0.1.1")
    wire = {"amount": case.total, "currency": case.currency}

    checkout = service.begin(shop.shopper, cart_id, details(shop))
    assert pay(checkout).status_code < 400
    service.settle(shop.shopper, checkout.checkout_id)
    _follow_up()

    # what was charged, and what of it is ours
    [intent] = client().v1.payment_intents.list({}, {"stripe_account": shop.account}).data
    assert (intent.amount_received, intent.currency) == (case.at_stripe, case.currency.lower())
    fee = Money(case.total, case.currency).share(200).payable(up=False)
    assert intent.application_fee_amount == to_stripe(fee)

    # what the merchant sees
    order = _order(shop, checkout.checkout_id)
    assert (order["total"], order["payment"]["captured"]) == (wire, wire)
    assert order["lines"][0]["unit_price"] == {"amount": case.unit, "currency": case.currency}
    assert order["discount"] == {"amount": case.off, "currency": case.currency}
    assert order["shipping_total"] == {"amount": case.delivery, "currency": case.currency}
    assert order["total_in_store_currency"] == _usd(case.in_dollars)
    assert (order["exchange"]["rate"], order["exchange"]["base"]) == (case.rate, "USD")
    listed = call(merchant, "GET", _path(shop, "orders"), as_=shop.owner).body["items"]
    assert [(one["total"], one["total_in_store_currency"]) for one in listed] == [
        (wire, _usd(case.in_dollars))
    ]

    # what it earned: revenue at the frozen rate, costs and the fee in dollars
    profit = order["profit"]
    assert profit["revenue"] == _usd(case.revenue)
    assert profit["item_cost"] == _usd(1400)
    assert profit["payment_fee"]["currency"] == "USD"
    assert profit["profit"]["amount"] == (
        profit["revenue"]["amount"] - 1400 - profit["payment_fee"]["amount"]
    )
    home = call(merchant, "GET", _path(shop, "home"), as_=shop.owner).body
    assert home["today"]["revenue"] == profit["revenue"]
    assert home["recent_orders"][0]["total_in_store_currency"] == _usd(case.in_dollars)

    # what the reports add up
    path = _path(shop, f"discounts/{given.discount_id}/report")
    report = call(merchant, "GET", path, as_=shop.owner).body
    assert report["total"]["revenue"] == _usd(case.in_dollars)
    customers = admin.list_page(shop.owner, limit=10).items
    assert [dict(one.lifetime) for one in customers] == [{"USD": case.in_dollars}]
    [row] = call(merchant, "GET", _path(shop, "tax/report"), as_=shop.owner).body["rows"]
    assert (row["tax"], row["currency"]) == (case.tax_in_dollars, "USD")

    # what the invoice says
    [invoice] = call(merchant, "GET", _path(shop, "invoices"), as_=shop.owner).body["items"]
    assert invoice["total"] == wire
    assert invoice["tax"] == {"amount": case.tax, "currency": case.currency}
    assert invoice["tax_in_store_currency"] == _usd(case.tax_in_dollars)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.currency)
def test_refunds_are_in_the_orders_currency_and_undo_the_reports(case: Case) -> None:
    shop = usd_shop(country="DE")
    market(shop.owner, case.currency, case.rate)
    register(shop.owner, "DE")
    discount(shop.owner)
    cart_id = cart_in(shop, case.currency)
    carts.add_code(shop.shopper, cart_id, "SPRING", ip="10.0.1.1")
    checkout = service.begin(shop.shopper, cart_id, details(shop))
    pay(checkout)
    order_id = service.settle(shop.shopper, checkout.checkout_id).checkout_id
    _follow_up()

    # typed in the store's currency, it is refused, and nothing moves
    path = _path(shop, f"orders/{order_id}/refunds")
    wrong = {"amount": _usd(1000), "reason": "Goodwill"}
    answer = call(merchant, "POST", path, as_=shop.owner, body=wrong)
    assert answer.status == 422
    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [
        ("amount.currency", "currency")
    ]
    whole = Money(case.total, case.currency)
    assert _order(shop, order_id)["payment"]["refundable"] == _wire(whole)
    above = {"amount": _wire(whole + Money(10, case.currency)), "reason": "Goodwill"}
    assert call(merchant, "POST", path, as_=shop.owner, body=above).status == 422

    # one lamp, some goodwill, then all that is left
    [line] = _order(shop, order_id)["lines"]
    some = {"lines": [{"line_id": line["line_id"], "quantity": 1}], "reason": "Returned"}
    assert call(merchant, "POST", path, as_=shop.owner, body=some).status == 201
    goodwill = {"amount": _wire(Money(120, case.currency)), "reason": "Goodwill"}
    assert call(merchant, "POST", path, as_=shop.owner, body=goodwill).status == 201
    rest = _order(shop, order_id)["payment"]["refundable"]
    last = {"amount": rest, "reason": "The rest"}
    assert call(merchant, "POST", path, as_=shop.owner, body=last).status == 201
    _follow_up()

    given_back = client().v1.refunds.list({}, {"stripe_account": shop.account}).data
    assert sum(refund.amount for refund in given_back) == case.at_stripe
    assert {refund.currency for refund in given_back} == {case.currency.lower()}
    order = _order(shop, order_id)
    assert order["payment"]["refunded"] == _wire(whole)
    assert order["profit"]["revenue"] == _usd(0)
    [row] = call(merchant, "GET", _path(shop, "tax/report"), as_=shop.owner).body["rows"]
    assert (row["net"], row["tax"]) == (0, 0)
    assert row["refunded_tax"] == case.tax_in_dollars
    notes = call(merchant, "GET", _path(shop, "invoices"), as_=shop.owner).body["items"]
    credited = [note for note in notes if note["kind"] == "credit_note"]
    assert sum(note["total"]["amount"] for note in credited) == case.total
    assert sum(note["tax"]["amount"] for note in credited) == case.tax
    at_home = [note["tax_in_store_currency"]["amount"] for note in credited]
    assert sum(at_home) == case.tax_in_dollars


def _follow_up() -> None:
    """Everything that orders and refunds set in motion here; twice changes nothing."""
    for consumer in ("stats", "discounts", "customers", "invoices"):
        handlers = handlers_of(consumer)
        for event in map(OutboxEvent.from_raw_data, items("OutboxEvent")):
            if event.type in handlers:
                handlers[event.type](hooks.event_of(event))


def _order(shop: Shop, order_id: str) -> Any:
    return call(merchant, "GET", _path(shop, f"orders/{order_id}"), as_=shop.owner).body


def _path(shop: Shop, rest: str) -> str:
    return f"/api/v1/stores/{shop.owner.store_id}/{rest}"


def _usd(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "USD"}


def _wire(money: Money) -> dict[str, Any]:
    return {"amount": money.amount, "currency": money.currency}
