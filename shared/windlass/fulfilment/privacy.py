"""What fulfilment keeps of people: an address shown with a decision that somebody had to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.fulfilment import models
from windlass.fulfilment.models import Action

if TYPE_CHECKING:
    from collections.abc import Iterable

    from windlass.tenancy.context import StoreContext


def forget(store: StoreContext, order_ids: Iterable[str]) -> int:
    """Take the details out of the orders' decisions, and what their problems quoted; how many. The
    suppliers' own records are theirs: they process them by their own duty."""
    count = 0
    for order_id in order_ids:
        pk = models.fulfilment_pk(store.store_id, order_id)
        for action in Action.query(pk, Action.sk.startswith("ACTION#")):
            if action.details:
                action.update(
                    [
                        Action.details.set({}),
                        Action.problem.set("Erased with the person it was about."),
                        Action.reason.set(""),
                    ],
                    condition=Action.pk.exists(),
                )
                count += 1
    return count
