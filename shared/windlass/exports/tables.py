"""The columns of each list, by the ids that the dashboard gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from windlass.exports.cells import Cell, Number
from windlass.exports.columns import Column, money
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.catalog.models import Card
    from windlass.customers.models import Customer
    from windlass.orders.models import Order

COSTS: Final = (Permission.PROFIT_READ, Permission.PRODUCTS_WRITE)


def _buyer(order: Order) -> tuple[Cell, ...]:
    address = order.address
    return address.get("name", ""), order.email, address.get("country", "")


def _total(order: Order) -> tuple[Cell, ...]:
    return *money(order.total), *money(worth.total_of(order))


def _margin(card: Card) -> tuple[Cell]:
    points = card.lowest_margin
    if points is None:
        return (None,)
    sign, whole, part = "-" if points < 0 else "", *divmod(abs(points), 100)
    return (Number(f"{sign}{whole}.{part:02}"),)


def _lifetime(customer: Customer) -> tuple[Cell, Cell]:
    """Almost always one currency; who paid in more has them in the same order in both cells."""
    found = [Money(amount, code) for code, amount in sorted(customer.lifetime.items())]
    return (
        Number("; ".join(one.decimal() for one in found)),
        "; ".join(one.currency for one in found),
    )


ORDERS: Final[dict[str, Column[Order]]] = {
    "number": Column(("Order",), lambda order: (order.number,)),
    "placed_at": Column(("Placed at",), lambda order: (order.placed_at,)),
    "customer": Column(("Customer", "E-mail", "Country"), _buyer, (Permission.CUSTOMERS_READ,)),
    "status": Column(("Status",), lambda order: (str(order.status),)),
    "payment_status": Column(("Payment",), lambda order: (orders.payment_of(order).status.value,)),
    "units": Column(("Items",), lambda order: (sum(line["quantity"] for line in order.lines),)),
    "total": Column(
        ("Total", "Currency", "Total in store currency", "Store currency"),
        _total,
    ),
    "profit": Column(
        ("Profit", "Profit currency"),
        lambda order: money(orders.profit_of(order).profit),
        (Permission.PROFIT_READ,),
    ),
}

PRODUCTS: Final[dict[str, Column[Card]]] = {
    "title": Column(("Product", "Handle"), lambda card: (card.title, card.handle)),
    "status": Column(("Status",), lambda card: (str(card.status),)),
    "stock": Column(
        ("Stock", "Sold out", "Variants"),
        lambda card: (card.available, card.is_sold_out, card.variant_count),
    ),
    "vendor": Column(("Vendor",), lambda card: (card.vendor,)),
    "price": Column(
        ("Lowest price", "Highest price", "Currency"),
        lambda card: (
            Number(card.price.decimal()),
            Number(card.highest_price.decimal()),
            card.price.currency,
        ),
    ),
    "lowest_margin": Column(("Lowest margin in percent",), _margin, COSTS),
}

CUSTOMERS: Final[dict[str, Column[Customer]]] = {
    "name": Column(("Customer",), lambda customer: (customer.name,)),
    "email": Column(("E-mail",), lambda customer: (customer.email,)),
    "tags": Column(("Tags",), lambda customer: (", ".join(customer.tag_names),)),
    "has_account": Column(("Has account",), lambda customer: (customer.is_registered,)),
    "last_order_at": Column(("Last order",), lambda customer: (customer.last_order_at,)),
    "order_count": Column(("Orders",), lambda customer: (customer.order_count,)),
    "lifetime": Column(("Ordered for", "Currency"), _lifetime),
}
