import pytest

from tests.support.orders_factories import line, part, payment, usd
from windlass.orders import rules
from windlass.orders.profits import Profit, profit_of
from windlass.orders.rules import CreditPart, Part, PartState, PaymentStatus, Status

PLANNED, ORDERED = PartState.PLANNED, PartState.ORDERED
SHIPPED, DELIVERED, CANCELLED = PartState.SHIPPED, PartState.DELIVERED, PartState.CANCELLED


def parts(*states: PartState) -> list[Part]:
    return [part(f"part-{number}", state=state) for number, state in enumerate(states)]


@pytest.mark.parametrize(
    ("case", "states", "status"),
    [
        ("nothing planned yet", (), Status.WAITING),
        ("one of two is ordered", (ORDERED, PLANNED), Status.WAITING),
        ("all ordered", (ORDERED, ORDERED), Status.ORDERED),
        ("a part waits for a person", (PartState.NEEDS_ACTION, SHIPPED), Status.NEEDS_ACTION),
        ("one of two is on its way", (SHIPPED, ORDERED), Status.PARTLY_SHIPPED),
        ("one arrived, one is on its way", (DELIVERED, SHIPPED), Status.SHIPPED),
        ("all arrived", (DELIVERED, DELIVERED), Status.DELIVERED),
        ("a cancelled part does not hold up the rest", (DELIVERED, CANCELLED), Status.DELIVERED),
        ("every part was cancelled", (CANCELLED,), Status.WAITING),
    ],
)
def test_status_follows_the_parts(case: str, states: tuple[PartState, ...], status: Status) -> None:
    derived = rules.status_of(parts(*states), payment(), open_actions=0, is_cancelled=False)
    assert derived is status, case


def test_an_open_action_wins_over_every_part() -> None:
    derived = rules.status_of(parts(SHIPPED), payment(), open_actions=1, is_cancelled=False)
    assert derived is Status.NEEDS_ACTION


def test_a_cancelled_order_stays_cancelled_whatever_its_parts_do() -> None:
    derived = rules.status_of(parts(ORDERED), payment(), open_actions=1, is_cancelled=True)
    assert derived is Status.CANCELLED


@pytest.mark.parametrize(
    ("refunded", "status"),
    [
        (0, PaymentStatus.PAID),
        (1, PaymentStatus.PARTLY_REFUNDED),
        (3997, PaymentStatus.PARTLY_REFUNDED),
        (3998, PaymentStatus.REFUNDED),
    ],
)
def test_payment_status_is_what_went_back(refunded: int, status: PaymentStatus) -> None:
    assert payment(refunded=usd(refunded)).status is status


def test_profit_uses_what_was_charged_once_it_was_charged() -> None:
    ordered = part(state=ORDERED, item_cost=usd(1500), shipping_cost=usd(420))

    profit = profit_of([line()], [ordered], payment(), is_cancelled=False)

    assert profit == Profit(
        revenue=usd(3998),
        item_cost=usd(1500),
        supplier_shipping=usd(420),
        payment_fee=usd(146),
        profit=usd(1932),
        margin_basis_points=4832,
        is_final=True,
    )


def test_profit_uses_what_was_expected_before_that() -> None:
    profit = profit_of([line(quantity=3)], [part()], payment(fee=None), is_cancelled=False)

    assert (profit.item_cost, profit.profit, profit.is_final) == (usd(2100), usd(1898), False)


def test_a_refund_and_a_cancelled_part_take_revenue_and_cost_back() -> None:
    cancelled = part(state=CANCELLED)

    profit = profit_of([line()], [cancelled], payment(refunded=usd(3998)), is_cancelled=False)

    assert (profit.revenue, profit.item_cost, profit.profit) == (usd(0), usd(0), usd(-146))
    assert profit.margin_basis_points == 0


def test_a_cancelled_order_costs_only_what_a_supplier_charged() -> None:
    refunded = payment(refunded=usd(3998))
    ordered = part(state=ORDERED, item_cost=usd(1500), shipping_cost=usd(420))

    untouched = profit_of([line()], [], refunded, is_cancelled=True)
    charged = profit_of([line()], [ordered], refunded, is_cancelled=True)

    assert (untouched.item_cost, untouched.profit, untouched.is_final) == (usd(0), usd(-146), True)
    assert (charged.item_cost, charged.profit) == (usd(1500), usd(-2066))


GIFT = {"kind": "gift_card", "unit_price": usd(5000), "quantity": 1, "unit_cost": None}


def test_a_gift_card_that_is_sold_is_owed_and_no_revenue() -> None:
    sold = payment(captured=usd(5000), fee=usd(175))

    profit = profit_of([line(**GIFT)], [], sold, is_cancelled=False, tax=usd(0))

    assert (profit.revenue, profit.profit, profit.is_final) == (usd(0), usd(-175), True)


def test_beside_a_gift_card_only_the_goods_are_revenue_and_carry_the_tax() -> None:
    """Goods of 39.98 with a tax of 3.98 in it, one of two given back with 19.99."""
    bought = payment(captured=usd(8998), refunded=usd(1999), fee=usd(291))
    lines = [line(), line("line-2", **GIFT)]

    profit = profit_of(lines, [], bought, is_cancelled=False, tax=usd(398), returned={"line-1": 1})
    undone = profit_of(
        lines,
        [],
        payment(captured=usd(8998), refunded=usd(6999)),
        is_cancelled=False,
        tax=usd(398),
        returned={"line-1": 1, "line-2": 1},
    )

    assert profit.revenue == usd(1999 - 199)
    assert undone.revenue == usd(1999 - 199)


def test_what_a_gift_card_pays_for_is_revenue_where_the_goods_are_sold() -> None:
    spent = CreditPart("card-1", "Gift card", usd(3000), usd(0))
    bought = payment(captured=usd(998), credits=(spent,))

    profit = profit_of([line()], [], bought, is_cancelled=False)

    assert profit.revenue == usd(3998)


def test_a_gift_card_whose_money_went_back_is_owed_to_nobody() -> None:
    undone = payment(captured=usd(5000), refunded=usd(5000), fee=usd(175))

    profit = profit_of([line(**GIFT)], [], undone, is_cancelled=True)

    assert (profit.revenue, profit.profit) == (usd(0), usd(-175))


def test_documents_bring_back_the_same_values() -> None:
    for value, read in (
        (line(), rules.line_from),
        (payment(fee=None), rules.payment_from),
        (part(item_cost=usd(1)), rules.part_from),
    ):
        assert read(rules.to_document(value)) == value
