"""What a merchant wants to know first: what needs a decision, then how the store does."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from windlass.fulfilment import actions
from windlass.fulfilment.models import Action
from windlass.kit import clock
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.stats import service as stats
from windlass.stats.service import Day, Figures
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext

DAYS = 30
MOST_ACTIONS = 20
MOST_ORDERS = 6


class Overview(Struct, frozen=True):
    """`days` and the periods are None for who may not see profit."""

    as_of: datetime
    actions: list[Action]
    recent_orders: list[Order]
    days: list[Day] | None
    today: Figures | None
    last_7_days: Figures | None
    last_30_days: Figures | None


def of(store: StoreContext) -> Overview:
    """Five reads, whatever the store's size. Raises Forbidden (403)."""
    store.require(Permission.STORE_READ)
    may_see_orders = store.may(Permission.ORDERS_READ)
    open_actions = actions.list_open(store, limit=MOST_ACTIONS).items if may_see_orders else []
    recent = orders.list_page(store, limit=MOST_ORDERS).items if may_see_orders else []
    if not store.may(Permission.PROFIT_READ):
        return Overview(clock.now(), open_actions, recent, None, None, None, None)
    days = stats.by_day(store, days=DAYS)
    currency = stores.storefront_of(store).currency
    return Overview(
        as_of=clock.now(),
        actions=open_actions,
        recent_orders=recent,
        days=days,
        today=stats.total(days[-1:], currency),
        last_7_days=stats.total(days[-7:], currency),
        last_30_days=stats.total(days, currency),
    )
