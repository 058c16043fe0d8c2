"""The first page a merchant sees: decisions, figures, the newest orders."""

import pytest

from merchant_api.app import handler
from tests.support.api import call
from tests.support.orders_factories import place
from tests.support.stores_factories import colleague, create_store, owner_of
from windlass.stats import service as stats
from windlass.stores.models import Store
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store() -> Store:
    made = create_store(currency="USD", country="US")
    system = tenancy.act(made.store_id, task="test")
    for _ in range(2):
        stats.take_in(system, place(system).order_id)
    return made


def test_figures_and_newest_orders(store: Store) -> None:
    home = call(handler, "GET", f"/api/v1/stores/{store.store_id}/home", as_=owner_of(store)).body

    assert home["today"] == {
        "orders": 2,
        "units": 4,
        "revenue": {"amount": 7996, "currency": "USD"},
        "profit": {"amount": 4904, "currency": "USD"},
    }
    assert home["last_7_days"] == home["last_30_days"] == home["today"]
    assert [day["orders"] for day in home["days"]] == [*[0] * 29, 2]
    assert [order["number"] for order in home["recent_orders"]] == [1002, 1001]
    assert home["actions"] == []


def test_who_packs_orders_sees_orders_but_no_figures(store: Store) -> None:
    packer = colleague(store, Role.FULFILMENT)

    home = call(handler, "GET", f"/api/v1/stores/{store.store_id}/home", as_=packer).body

    assert [home[name] for name in ("today", "last_7_days", "last_30_days", "days")] == [None] * 4
    assert [order["profit"] for order in home["recent_orders"]] == [None, None]
