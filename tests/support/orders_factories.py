"""Orders as a paid checkout leaves them. A test names only what it is about."""

from typing import Any

from windlass.db import transactions
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.orders import placing, service
from windlass.orders.models import Order
from windlass.orders.placing import NewOrder
from windlass.orders.rules import OrderLine, Part, PartState, Payment
from windlass.pricing import documents
from windlass.pricing.models import Line, PricingInput
from windlass.pricing.service import price
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


def usd(amount: int) -> Money:
    return Money(amount, "USD")


def line(line_id: str = "line-1", **overrides: Any) -> OrderLine:
    return OrderLine(
        **{
            "line_id": line_id,
            "product_id": "product-1",
            "variant_id": "variant-1",
            "title": "Phone mount",
            "variant_title": "Black",
            "sku": "MOUNT-BLACK",
            "image": None,
            "quantity": 2,
            "unit_price": usd(1999),
            "unit_cost": usd(700),
            **overrides,
        }
    )


def payment(**overrides: Any) -> Payment:
    return Payment(
        **{
            "provider": "stripe",
            "account_id": "acct_1",
            "session_id": "cs_1",
            "intent_id": "pi_1",
            "charge_id": "ch_1",
            "captured": usd(3998),
            "refunded": usd(0),
            "fee": usd(146),
            "risk_level": "normal",
            "risk_score": None,
            **overrides,
        }
    )


def part(part_id: str = "part-1", **overrides: Any) -> Part:
    return Part(
        **{
            "part_id": part_id,
            "supplier_id": "supplier-1",
            "supplier_name": "CJ",
            "state": PartState.PLANNED,
            "line_ids": ("line-1",),
            "item_cost": None,
            "shipping_cost": None,
            **overrides,
        }
    )


def new_order(**overrides: Any) -> NewOrder:
    lines = overrides.pop("lines", (line(),))
    priced = price(
        PricingInput(
            currency=lines[0].unit_price.currency,
            lines=tuple(Line(each.line_id, each.unit_price, each.quantity) for each in lines),
        )
    )
    return NewOrder(
        **{
            "order_id": new_id(),
            "email": "buyer@shop.test",
            "locale": "en",
            "cart_id": "cart-1",
            "lines": lines,
            "address": {"name": "Jo Doe", "line1": "1 Main St", "city": "Austin", "country": "US"},
            "shipping": {"name": "Standard"},
            "breakdown": documents.to_document(priced),
            "total": priced.total,
            "payment": payment(captured=priced.total, refunded=Money.zero(priced.currency)),
            **overrides,
        }
    )


def place(store: StoreContext, **overrides: Any) -> Order:
    """An order in the table, as `complete_checkout` writes it."""
    order = placing.number(store, new_order(**overrides))
    with transactions.write() as transaction:
        placing.add_to(transaction, store, order)
    return service.get(tenancy.act(store.store_id, task="test"), order.order_id)
