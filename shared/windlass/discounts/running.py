"""When discounts end, for shops that count down to it. Asks for no permission."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from windlass.discounts import models
from windlass.discounts.models import Discount, Status
from windlass.kit import clock

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext


def ends(store: StoreContext, discount_ids: Sequence[str]) -> dict[str, datetime]:
    """By id, of those that run and have an end, or ended by themselves; one batch read."""
    now = clock.now()
    keys = [(models.discount_pk(store.store_id, one), models.DISCOUNT_SK) for one in discount_ids]
    return {
        item.discount_id: item.ends_at
        for item in Discount.batch_get(keys)
        if item.ends_at is not None and item.status(now) in (Status.ACTIVE, Status.EXPIRED)
    }
