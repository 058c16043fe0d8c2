"""The usage report follows placed orders, each exactly once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from events.consumers import discounts as consumer
from events.event import Event
from merchant_api.app import handler
from tests.support.api import call
from tests.support.carts_factories import Shop, open_shop, pricing_line
from tests.support.discounts_factories import discount, offered
from tests.support.orders_factories import line, new_order, place
from tests.support.table import items
from windlass.discounts import reports
from windlass.discounts.reports import Given
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.orders.models import Order
from windlass.pricing import documents
from windlass.pricing.models import PricingInput
from windlass.pricing.service import price

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop() -> Shop:
    return open_shop()


def bought(shop: Shop, *codes: str, email: str = "ada@example.com") -> Order:
    """An order of 100.00 with these codes and whatever is automatic."""
    found = offered(shop.shopper, *codes, email=email)
    given = PricingInput("EUR", (pricing_line("line-1", 10_000),), promotions=found.promotions)
    priced = price(given)
    lines = (line(unit_price=Money(10_000, "EUR"), quantity=1),)
    return place(
        shop.owner,
        lines=lines,
        email=email,
        breakdown=documents.to_document(priced),
        total=priced.total,
        payment=new_order(lines=lines).payment,
    )


def placed(shop: Shop, order: Order) -> Event:
    told = {"order_id": order.order_id}
    return Event("event-1", "OrderPlaced", shop.owner.store_id, clock.now(), "1", told)


def report(shop: Shop, discount_id: str) -> dict[str, object]:
    path = f"/api/v1/stores/{shop.owner.store_id}/discounts/{discount_id}/report"
    answer = call(handler, "GET", path, as_=shop.owner, query={"days": "3"})
    assert answer.status == 200, answer.body
    body: dict[str, object] = answer.body
    return body


def figures(uses: int, revenue: int, given: int) -> dict[str, object]:
    return {
        "uses": uses,
        "revenue": {"amount": revenue, "currency": "EUR"},
        "given": {"amount": given, "currency": "EUR"},
    }


def test_an_order_is_counted_once_however_often_its_event_comes(shop: Shop) -> None:
    spring = discount(shop.owner)
    first, second = bought(shop, "SPRING"), bought(shop, "SPRING", email="bo@example.com")

    with ThreadPoolExecutor(8) as pool:
        events = [placed(shop, order) for order in (first, second) for _ in range(5)]
        list(pool.map(consumer.order_placed, events))

    found = report(shop, spring.discount_id)
    assert found["total"] == figures(2, 18_000, 2000)
    assert found["uses"] == 2
    assert found["codes"] == [{"code": "SPRING", "figures": figures(2, 18_000, 2000)}]
    days = found["days"]
    assert isinstance(days, list)
    assert [day["figures"]["uses"] for day in days] == [0, 0, 2]


def test_every_discount_of_an_order_has_its_own_figures(shop: Shop) -> None:
    combine = {"combines_with": ["order", "product"]}
    ten = discount(shop.owner, **combine)
    fives = discount(
        shop.owner,
        method="automatic",
        kind="fixed",
        amount={"amount": 500, "currency": "EUR"},
        **combine,
    )

    consumer.order_placed(placed(shop, bought(shop, "SPRING")))

    assert report(shop, ten.discount_id)["total"] == figures(1, 8500, 1000)
    found = report(shop, fives.discount_id)
    assert (found["total"], found["codes"]) == (figures(1, 8500, 500), [])


def test_a_day_is_one_of_the_shops_calendar(shop: Shop) -> None:
    made = discount(shop.owner)
    given = [Given(made.discount_id, None, Money(100, "EUR"))]
    yesterday = clock.now() - timedelta(days=1)

    reports.take_in(
        shop.owner,
        order_id="order-1",
        placed_at=yesterday,
        total=Money(900, "EUR"),
        given=given,
    )

    days = report(shop, made.discount_id)["days"]
    assert isinstance(days, list)
    assert [day["figures"]["uses"] for day in days] == [0, 1, 0]


def test_whoever_ordered_has_no_first_order_left(shop: Shop) -> None:
    discount(shop.owner, eligibility={"is_first_order_only": True})
    order = bought(shop)

    consumer.order_placed(placed(shop, order))

    again = offered(shop.shopper, "SPRING", email="Ada+new@example.com")
    assert [one.reason for one in again.rejected] == ["not_eligible"]
    assert items("Counted") == []
