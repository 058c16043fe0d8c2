"""What a store earned, by day."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.db import transactions
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.stats import models
from windlass.stats.models import FIGURES, Contribution, DayFigures
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext

ATTEMPTS = 8


class Figures(Struct, frozen=True):
    """profit = revenue - item_cost - supplier_shipping - payment_fees"""

    orders: int
    units: int
    revenue: Money
    item_cost: Money
    supplier_shipping: Money
    payment_fees: Money
    profit: Money


class Day(Struct, frozen=True):
    day: date
    figures: Figures


def take_in(store: StoreContext, order_id: str) -> None:
    """Bring the day of an order up to date with the order as it is now. Repeatable: an order that
    was taken in at this version already changes nothing."""
    zone = ZoneInfo(stores.storefront_of(store).time_zone)
    for _attempt in range(ATTEMPTS):
        order = orders.get(store, order_id)
        known = _contribution(store, order_id)
        if known is not None and known.order_version >= order.version:
            return
        day = known.day if known else order.placed_at.astimezone(zone).date().isoformat()
        try:
            _write(store, order, known, day)
        except TransactWriteError as error:
            if condition_failed(error) or conflicted(error):
                continue
            raise
        return
    raise TimeoutError(f"the figures of {order_id} are being changed by too many at once")


def by_day(store: StoreContext, *, days: int) -> list[Day]:
    """The last `days` days of the store's calendar, today last, days without orders included; one
    query. Raises Forbidden (403) without the profit permission."""
    store.require(Permission.PROFIT_READ)
    front = stores.storefront_of(store)
    today = clock.now().astimezone(ZoneInfo(front.time_zone)).date()
    first = today - timedelta(days=days - 1)
    found = DayFigures.query(
        models.days_pk(store.store_id),
        DayFigures.sk >= models.day_sk(first.isoformat()),
        limit=days + 1,
    )
    known = {item.day: item for item in found}
    calendar = [first + timedelta(days=number) for number in range(days)]
    return [Day(day, _figures(known.get(day.isoformat()), front.currency)) for day in calendar]


def total(days: list[Day], currency: str) -> Figures:
    """The figures of several days together."""

    def sum_of(name: str) -> Money:
        return Money(sum(getattr(day.figures, name).amount for day in days), currency)

    return Figures(
        orders=sum(day.figures.orders for day in days),
        units=sum(day.figures.units for day in days),
        revenue=sum_of("revenue"),
        item_cost=sum_of("item_cost"),
        supplier_shipping=sum_of("supplier_shipping"),
        payment_fees=sum_of("payment_fees"),
        profit=sum_of("profit"),
    )


def _contribution(store: StoreContext, order_id: str) -> Contribution | None:
    try:
        return Contribution.get(
            models.contribution_pk(store.store_id, order_id), "CONTRIBUTION", consistent_read=True
        )
    except Contribution.DoesNotExist:
        return None


def _write(store: StoreContext, order: Order, known: Contribution | None, day: str) -> None:
    due = _due(order)
    item = Contribution(
        models.contribution_pk(store.store_id, order.order_id),
        "CONTRIBUTION",
        day=day,
        order_version=order.version,
    )
    for name in FIGURES:
        setattr(item, name, due[name])
    unchanged = (
        Contribution.pk.does_not_exist()
        if known is None
        else Contribution.order_version == known.order_version
    )
    differences = {name: due[name] - (getattr(known, name) if known else 0) for name in FIGURES}
    figures = DayFigures(models.days_pk(store.store_id), models.day_sk(day))
    actions = [getattr(DayFigures, name).add(change) for name, change in differences.items()]
    actions.append(DayFigures.entity.set(DayFigures))
    with transactions.write() as transaction:
        transaction.save(item, condition=unchanged)
        transaction.update(figures, actions)


def _due(order: Order) -> dict[str, int]:
    """A cancelled order is no sale any more; what it cost and what was kept of it still counts."""
    profit = orders.profit_of(order)
    sold = order.cancelled_at is None
    units = sum(line.quantity for line in orders.lines_of(order))
    return {
        "orders": int(sold),
        "units": units if sold else 0,
        "revenue": profit.revenue.amount,
        "item_cost": profit.item_cost.amount,
        "supplier_shipping": profit.supplier_shipping.amount,
        "payment_fees": profit.payment_fee.amount,
        "profit": profit.profit.amount,
    }


def _figures(item: DayFigures | None, currency: str) -> Figures:
    def money(name: str) -> Money:
        return Money(getattr(item, name) if item else 0, currency)

    return Figures(
        orders=item.orders if item else 0,
        units=item.units if item else 0,
        revenue=money("revenue"),
        item_cost=money("item_cost"),
        supplier_shipping=money("supplier_shipping"),
        payment_fees=money("payment_fees"),
        profit=money("profit"),
    )
