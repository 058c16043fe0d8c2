"""How often products are bought, for the best-selling order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import batched
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.collections import membership, models
from windlass.collections.models import SaleCounted, SoldUnits
from windlass.db import transactions
from windlass.db.table import failed_conditions

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

KEPT_FOR = timedelta(days=30)  # longer than an event can come late
AT_ONCE = 99


def take_in(store: StoreContext, order_id: str, units: Mapping[str, int]) -> None:
    """Count what an order bought, by product; each order once. Safe to repeat."""
    for number, some in enumerate(batched(sorted(units.items()), AT_ONCE, strict=False)):
        claim = SaleCounted(
            models.sold_pk(store.store_id, order_id), f"{models.COUNTED_SK}#{number}", ttl=KEPT_FOR
        )

        def count(some: tuple[tuple[str, int], ...] = some, claim: SaleCounted = claim) -> None:
            with transactions.write() as t:
                t.save(claim, condition=SaleCounted.pk.does_not_exist())
                for product_id, quantity in some:
                    t.update(
                        SoldUnits(models.sold_pk(store.store_id, product_id), models.SOLD_SK),
                        [SoldUnits.units.add(quantity), SoldUnits.entity.set(SoldUnits)],
                    )

        try:
            transactions.attempt(count)
        except TransactWriteError as error:
            if not failed_conditions(error):
                raise
    for product_id in units:
        membership.settle(store, product_id)
