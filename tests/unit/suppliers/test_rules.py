import pytest
from hypothesis import given
from hypothesis import strategies as st

from windlass.kit import currencies
from windlass.kit.money import BASIS_POINTS, Money
from windlass.suppliers import rules
from windlass.suppliers.rules import Ending, Markup, Offer

MARKUPS = st.builds(
    Markup,
    multiplier_basis_points=st.integers(10_000, 1_000_000),
    fixed=st.integers(0, 100_000),
    ending=st.sampled_from(Ending),
)
COSTS = st.builds(Money, st.integers(0, 10_000_000), st.sampled_from(["EUR", "JPY", "KWD"]))


@pytest.mark.parametrize(
    ("case", "cost", "markup", "price"),
    [
        ("two and a half times, up to .99", 312, Markup(), 799),
        ("just at its ending", 400, Markup(24_975, 0, Ending.NINETY_NINE), 999),
        ("one above its ending", 400, Markup(25_000, 0, Ending.NINETY_NINE), 1099),
        ("up to .95", 312, Markup(25_000, 0, Ending.NINETY_FIVE), 795),
        ("no ending, half up", 311, Markup(25_000, 0, Ending.NONE), 778),
        ("a fixed amount on top", 312, Markup(20_000, 150, Ending.NONE), 774),
        ("nothing", 0, Markup(25_000, 0, Ending.NINETY_NINE), 99),
    ],
)
def test_price(case: str, cost: int, markup: Markup, price: int) -> None:
    assert rules.price(Money(cost, "EUR"), markup) == Money(price, "EUR"), case


def test_yen_end_in_a_hundred_and_dinars_in_a_thousand() -> None:
    assert rules.price(Money(500, "JPY"), Markup()) == Money(1299, "JPY")
    assert rules.price(Money(1000, "KWD"), Markup()) == Money(2990, "KWD")
    assert rules.price(Money(501, "KWD"), Markup(ending=Ending.NONE)) == Money(1260, "KWD")


@given(COSTS, MARKUPS)
def test_a_price_is_never_below_the_rule_and_less_than_a_step_above(
    cost: Money, markup: Markup
) -> None:
    raw = (cost.amount * markup.multiplier_basis_points + 5_000) // BASIS_POINTS + markup.fixed
    step = 10 ** (currencies.exponent(cost.currency) or 2)

    price = rules.price(cost, markup)

    assert raw <= price.amount < raw + step
    assert cost.amount <= price.amount
    if markup.ending is Ending.NONE:
        assert price == Money(raw, cost.currency).payable(up=True)
    else:
        assert price.amount % step == int(markup.ending) * step // 100


@given(COSTS, COSTS, MARKUPS)
def test_dearer_goods_are_never_cheaper(one: Money, other: Money, markup: Markup) -> None:
    other = Money(other.amount, one.currency)
    low, high = sorted((one, other), key=lambda money: money.amount)

    assert rules.price(low, markup).amount <= rules.price(high, markup).amount


def test_margin_is_a_share_of_the_price() -> None:
    assert rules.margin_basis_points(Money(1000, "EUR"), Money(400, "EUR")) == 6000
    assert rules.margin_basis_points(Money(0, "EUR"), Money(400, "EUR")) == 0
    assert rules.margin_basis_points(Money(400, "EUR"), Money(1000, "EUR")) == -15_000


def offer(offer_id: str, priority: int = 1, cost: int = 100, *countries: str) -> Offer:
    return Offer(offer_id, "v", "s", "p", "e", Money(cost, "USD"), "", priority, countries)


@pytest.mark.parametrize(
    ("case", "offers", "chosen"),
    [
        ("nobody", [], None),
        ("the lower number first", [offer("a", 2, 1), offer("b", 1, 9)], "b"),
        ("then the cheaper", [offer("a", 1, 9), offer("b", 1, 1)], "b"),
        ("then the older", [offer("b"), offer("a")], "a"),
        ("only who delivers there", [offer("a", 1, 1, "US"), offer("b", 2, 9, "DE")], "b"),
        ("everywhere is there, too", [offer("a", 1, 1, "US"), offer("b", 2)], "b"),
        ("nobody delivers there", [offer("a", 1, 1, "US")], None),
    ],
)
def test_choose_offer(case: str, offers: list[Offer], chosen: str | None) -> None:
    found = rules.choose_offer(offers, "DE")

    assert (found and found.offer_id) == chosen, case
