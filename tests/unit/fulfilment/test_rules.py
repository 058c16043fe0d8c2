"""Pure facts about fulfilment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.orders_factories import payment, usd
from windlass.fulfilment import rules
from windlass.fulfilment.rules import State
from windlass.kit.money import Money
from windlass.kit.money_text import for_merchant
from windlass.orders.rules import PartState
from windlass.pricing.models import Breakdown, Line, PricingInput
from windlass.pricing.service import price
from windlass.shipping.models import ShippingOption

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def breakdown(*amounts: int, shipping: int = 0) -> Breakdown:
    lines = tuple(Line(f"line-{n}", usd(amount), 1) for n, amount in enumerate(amounts))
    option = ShippingOption(
        zone_id="zone",
        rate_id="rate",
        name="Standard",
        country="DE",
        weight_grams=0,
        price=usd(shipping),
        regular_price=usd(shipping),
        free_above=None,
        min_days=7,
        max_days=14,
    )
    return price(PricingInput(currency="USD", lines=lines, shipping=option if shipping else None))


@pytest.mark.parametrize(
    ("score", "level", "risk", "_case"),
    [
        (42, "highest", 42, "a score counts for itself"),
        (0, "elevated", 0, "also a score of nothing"),
        (None, "elevated", 65, "else the level"),
        (None, "highest", 75, "else the level"),
        (None, "normal", 0, "a normal payment"),
        (None, None, 0, "nothing is known"),
    ],
)
def test_risk(score: int | None, level: str | None, risk: int, _case: str) -> None:
    assert rules.risk_of(payment(risk_score=score, risk_level=level)) == risk


def test_revenue_shares_add_up_to_what_was_paid() -> None:
    priced = breakdown(1000, 333, 1, shipping=499)

    shares = [rules.revenue_of(priced, {f"line-{n}"}) for n in range(3)]

    assert sum(share.amount for share in shares) == priced.due.amount == 1833
    assert shares[0] == usd(1374)


def test_free_goods_still_share_the_delivery() -> None:
    priced = breakdown(0, 0, shipping=500)
    assert rules.revenue_of(priced, {"line-0"}) == usd(250)


@pytest.mark.parametrize(
    ("cost", "guard", "is_enough", "_case"),
    [
        (1000, 0, True, "nothing is lost"),
        (1001, 0, False, "a cent is lost"),
        (800, 2000, True, "exactly the share is left"),
        (801, 2000, False, "a cent less than the share"),
        (0, 10_000, True, "all of it must stay, and does"),
    ],
)
def test_the_guard(cost: int, guard: int, is_enough: bool, _case: str) -> None:
    assert rules.keeps_enough(usd(1000), usd(cost), guard) is is_enough


def test_numbers_fit_what_suppliers_take() -> None:
    number = rules.number_of("01ARZ3NDEKTSV4RRFFQ69G5FAV", 9_999_999_999, 999)
    assert number == "Q69G5FAV-9999999999-999"
    assert len(number) <= 50


@pytest.mark.parametrize(
    ("age", "wait", "_case"),
    [
        (timedelta(), timedelta(minutes=1), "soon after something happened"),
        (timedelta(minutes=20), timedelta(minutes=5), "a quarter of the time passed"),
        (timedelta(days=3), timedelta(hours=6), "never longer than six hours"),
    ],
)
def test_polls_become_seldom(age: timedelta, wait: timedelta, _case: str) -> None:
    assert rules.next_poll(NOON - age, NOON) == NOON + wait


@pytest.mark.parametrize("before", [State.UNPAID, State.ORDERED, State.SHIPPED, State.DELIVERED])
def test_nothing_goes_back(before: State) -> None:
    ahead = [state for state in rules.ADVANCE if rules.is_ahead(state, before)]
    assert ahead == list(rules.ADVANCE[rules.ADVANCE.index(before) + 1 :])


@pytest.mark.parametrize(
    ("state", "needs_action", "shown"),
    [
        (State.PLANNED, False, PartState.PLANNED),
        (State.PLACING, False, PartState.PLANNED),
        (State.UNPAID, False, PartState.PLANNED),
        (State.UNPAID, True, PartState.NEEDS_ACTION),
        (State.ORDERED, False, PartState.ORDERED),
        (State.SHIPPED, False, PartState.SHIPPED),
        (State.DELIVERED, True, PartState.DELIVERED),
        (State.CANCELLED, True, PartState.CANCELLED),
    ],
)
def test_what_the_order_shows(state: State, needs_action: bool, shown: PartState) -> None:
    assert rules.part_state(state, needs_action=needs_action) is shown


def test_money_in_words() -> None:
    assert for_merchant(Money(1999, "EUR")) == "€19.99"
    assert for_merchant(Money(1200, "JPY")) == "¥1,200"
