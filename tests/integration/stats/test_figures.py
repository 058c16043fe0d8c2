"""The figures a merchant sees are the sums of the orders, however often events come."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.support.factories import store
from tests.support.orders_factories import part, place, usd
from tests.support.stores_factories import create_store
from windlass.kit.errors import Forbidden
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.orders.rules import PartState
from windlass.stats import service
from windlass.stats.service import Day, Figures
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Role, StoreContext

pytestmark = pytest.mark.usefixtures("table")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def shop() -> StoreContext:
    made = create_store(currency="USD", time_zone="America/New_York")
    return tenancy.act(made.store_id, task="test")


def figures(shop: StoreContext, days: int = 1) -> Figures:
    return service.total(service.by_day(shop, days=days), "USD")


def test_an_order_counts_once_however_often_its_event_comes(shop: StoreContext) -> None:
    order = place(shop)

    for _ in range(3):
        service.take_in(shop, order.order_id)

    assert figures(shop) == Figures(
        orders=1,
        units=2,
        revenue=usd(3998),
        item_cost=usd(1400),
        supplier_shipping=usd(0),
        payment_fees=usd(146),
        profit=usd(2452),
    )


def test_what_the_supplier_charged_replaces_what_was_expected(shop: StoreContext) -> None:
    order = place(shop)
    service.take_in(shop, order.order_id)
    ordered = part(state=PartState.ORDERED, item_cost=usd(1500), shipping_cost=usd(420))
    orders.record_part(shop, order.order_id, ordered, kind="ordered", message="Ordered.")

    service.take_in(shop, order.order_id)

    now = figures(shop)
    assert (now.item_cost, now.supplier_shipping, now.profit) == (usd(1500), usd(420), usd(1932))


def test_parallel_events_of_many_orders_lose_nothing(shop: StoreContext) -> None:
    placed = [place(shop) for _ in range(6)]

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda order: service.take_in(shop, order.order_id), placed * 2))

    assert (figures(shop).orders, figures(shop).revenue) == (6, usd(6 * 3998))


def test_a_cancelled_order_is_no_sale_any_more(shop: StoreContext) -> None:
    order = place(shop)
    service.take_in(shop, order.order_id)
    orders.mark_cancelled(shop, order.order_id, reason="Buyer asked")

    service.take_in(shop, order.order_id)

    assert (figures(shop).orders, figures(shop).units) == (0, 0)


def test_days_are_the_stores_own(shop: StoreContext) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 3, tzinfo=UTC), tick=False):
        service.take_in(shop, place(shop).order_id)  # still the 21st in New York

    with time_machine.travel(NOON, tick=False):
        days = service.by_day(shop, days=2)

    assert [(day.day, day.figures.orders) for day in days] == [
        (date(2026, 11, 21), 1),
        (date(2026, 11, 22), 0),
    ]


def test_a_day_without_orders_is_there_with_zeros(shop: StoreContext) -> None:
    with time_machine.travel(NOON, tick=False):
        [day] = service.by_day(shop, days=1)

    nothing = Money(0, "USD")
    assert day == Day(
        date(2026, 11, 22), Figures(0, 0, nothing, nothing, nothing, nothing, nothing)
    )


def test_who_may_not_see_profit_sees_no_figures() -> None:
    with pytest.raises(Forbidden):
        service.by_day(store(role=Role.FULFILMENT), days=1)
