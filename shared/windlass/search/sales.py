"""What sells well: a tie-breaker of the search, followed from the orders."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.update import Action

from windlass.db.table import condition_failed
from windlass.orders import service as orders
from windlass.search import models
from windlass.search.models import ProductSales
from windlass.search.repository import SearchRepository

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext


def take_in(store: StoreContext, order_id: str) -> None:
    """Count an order's units and mark its products. An event that comes again at once changes
    nothing; one that comes again after another order of the product counts twice, which a
    tie-breaker can bear."""
    units: Counter[str] = Counter()
    for line in orders.lines_of(orders.get(store, order_id)):
        units[line.product_id] += line.quantity
    for product_id, quantity in units.items():
        item = ProductSales(models.sales_pk(store.store_id), product_id)
        actions: list[Action] = [
            ProductSales.units.add(quantity),
            ProductSales.last_order.set(order_id),
            ProductSales.entity.set(ProductSales),
        ]
        is_new = ProductSales.last_order.does_not_exist() | (ProductSales.last_order != order_id)
        try:
            item.update(actions, condition=is_new)
        except UpdateError as error:
            if not condition_failed(error):
                raise
    SearchRepository(store.store_id).mark(units)
