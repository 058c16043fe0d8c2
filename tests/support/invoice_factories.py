"""Taxed orders, and the events that make their invoices."""

from __future__ import annotations

import json
from typing import Any

from events.app import handler
from tests.support.api import CONTEXT
from tests.support.orders_factories import line, new_order
from tests.support.orders_factories import place as place_new
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.orders.models import Order
from windlass.orders.rules import OrderLine
from windlass.pricing import documents
from windlass.pricing.models import Line, PricingInput
from windlass.pricing.service import price
from windlass.shipping.models import ShippingOption
from windlass.tax import service as tax
from windlass.tax.providers import SaleLine
from windlass.tenancy.context import StoreContext

ADDRESS: dict[str, Any] = {
    "name": "Jo Doe",
    "company": "",
    "line1": "Hauptstr. 1",
    "line2": "",
    "city": "Berlin",
    "province": "",
    "postal_code": "10115",
    "country": "DE",
    "phone": "",
    "tax_id": "",
}


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def lamp(line_id: str = "line-1", **overrides: Any) -> OrderLine:
    facts = {"title": "Lamp", "unit_price": eur(5_950), "quantity": 2, "unit_cost": eur(2_000)}
    return line(line_id, **(facts | overrides))


def place(
    store: StoreContext,
    *lines: OrderLine,
    shipping: int = 0,
    classes: dict[str, str] | None = None,
    home: str = "DE",
    **overrides: Any,
) -> Order:
    """An order priced with the taxes of its address, as a checkout freezes it."""
    address = ADDRESS | overrides.pop("address", {})
    bought = lines or (lamp(),)
    option = ShippingOption(
        "zone", "rate", "Standard", address["country"], 0, eur(shipping), eur(shipping), None, 3, 5
    )
    of = {one.line_id: (classes or {}).get(one.line_id, "standard") for one in bought}
    table = tax.table_for(
        store,
        home_country=home,
        country=address["country"],
        province=address["province"],
        lines=[
            SaleLine(one.line_id, one.unit_price * one.quantity, 1, of[one.line_id])
            for one in bought
        ],
        vat_number=overrides.get("vat_number") or "",
    )
    priced = price(
        PricingInput(
            currency="EUR",
            lines=tuple(
                Line(one.line_id, one.unit_price, one.quantity, tax_class=of[one.line_id])
                for one in bought
            ),
            shipping=option if shipping else None,
            tax=table,
        )
    )
    made = new_order(lines=bought)
    facts = {
        "lines": bought,
        "address": address,
        "breakdown": documents.to_document(priced),
        "total": priced.total,
        "payment": _paid(made, priced.total),
    }
    return place_new(store, **(facts | overrides))


def _paid(made: Any, total: Money) -> Any:
    from copy import replace

    return replace(made.payment, captured=total, refunded=Money.zero(total.currency))


def deliver(store: StoreContext, type_: str, **data: Any) -> list[dict[str, str]]:
    """The event as the invoices' queue delivers it; what failed and will come again."""
    body = {
        "detail-type": type_,
        "detail": {
            "event_id": new_id(),
            "store_id": store.store_id,
            "occurred_at": clock.now().isoformat(),
            "sequence": new_id(),
            "data": data,
        },
    }
    record = {
        "messageId": "m-1",
        "body": json.dumps(body),
        "eventSourceARN": "arn:aws:sqs:eu-west-1:0:windlass-test-invoices-events",
        "receiptHandle": "r",
        "attributes": {"ApproximateReceiveCount": "1"},
    }
    answer: dict[str, Any] = handler({"Records": [record]}, CONTEXT)
    failures: list[dict[str, str]] = answer["batchItemFailures"]
    return failures


def placed(store: StoreContext, order: Order) -> list[dict[str, str]]:
    return deliver(store, "OrderPlaced", order_id=order.order_id, number=order.number)


def refunded(
    store: StoreContext, order: Order, amount: Money, refund_id: str = "refund-1"
) -> list[dict[str, str]]:
    return deliver(
        store,
        "OrderRefunded",
        order_id=order.order_id,
        refund_id=refund_id,
        amount={"amount": amount.amount, "currency": amount.currency},
    )
