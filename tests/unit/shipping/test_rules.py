import pytest

from tests.support.shipping_factories import rate, zone
from windlass.kit.money import Money
from windlass.shipping import rules

ZONES = [
    zone("Germany", "DE"),
    zone("Hawaii", "US-HI", "US-AK"),
    zone("States", "US"),
    zone("Ontario", "CA-ON"),
    zone("World", "*"),
]


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


@pytest.mark.parametrize(
    ("case", "country", "province", "expected"),
    [
        ("a country of a zone", "DE", "", "Germany"),
        ("its province without an own zone", "DE", "BE", "Germany"),
        ("a province with an own zone", "US", "HI", "Hawaii"),
        ("a province of the rest of its country", "US", "CA", "States"),
        ("a country before its province is known", "US", "", "States"),
        ("a country that no zone names", "FR", "", "World"),
        ("a province left out on purpose", "CA", "QC", None),
        ("a country of which only some provinces are served", "CA", "", None),
    ],
)
def test_a_parcel_falls_into_one_zone(
    case: str, country: str, province: str, expected: str | None
) -> None:
    found = rules.zone_for(ZONES, country, province)

    assert (found.name if found else None) == expected, case


def test_without_a_rest_of_world_other_countries_are_not_served() -> None:
    assert rules.zone_for(ZONES[:4], "FR", "") is None


@pytest.mark.parametrize(
    ("condition", "weight_grams", "subtotal", "is_offered"),
    [
        ("weight", 499, 0, False),
        ("weight", 500, 0, True),
        ("weight", 1000, 0, True),
        ("weight", 1001, 0, False),
        ("subtotal", 0, 499, False),
        ("subtotal", 0, 500, True),
        ("subtotal", 0, 1000, True),
        ("subtotal", 0, 1001, False),
    ],
)
def test_both_ends_of_a_range_belong_to_it(
    condition: str, weight_grams: int, subtotal: int, is_offered: bool
) -> None:
    one = zone("Germany", "DE", rates=[rate(condition=condition, minimum=500, maximum=1000)])

    found = rules.options(one, country="DE", weight_grams=weight_grams, subtotal=eur(subtotal))

    assert bool(found) is is_offered


def test_a_range_without_an_upper_end_is_open() -> None:
    one = zone("Germany", "DE", rates=[rate(condition="weight", minimum=500)])

    assert rules.options(one, country="DE", weight_grams=999_999, subtotal=eur(0)) != []


@pytest.mark.parametrize(("subtotal", "price"), [(4999, 490), (5000, 0), (5001, 0)])
def test_shipping_is_free_from_a_subtotal_on(subtotal: int, price: int) -> None:
    one = zone("Germany", "DE", rates=[rate(490, free_above=5000)])

    [option] = rules.options(one, country="DE", weight_grams=0, subtotal=eur(subtotal))

    assert (option.price, option.regular_price) == (eur(price), eur(490))
    assert option.free_above == eur(5000)


def test_the_cheapest_option_is_first() -> None:
    fast = rate(990, rate_id="fast", name="Express", min_days=1, max_days=2)
    slow = rate(490, rate_id="slow")
    also = rate(490, rate_id="also", max_days=9)
    one = zone("Germany", "DE", rates=[fast, slow, also])

    found = rules.options(one, country="DE", weight_grams=0, subtotal=eur(0))

    assert [option.rate_id for option in found] == ["also", "slow", "fast"]


def test_a_rate_of_another_currency_is_not_offered() -> None:
    one = zone("Germany", "DE", rates=[rate(490, currency="USD")])

    assert rules.options(one, country="DE", weight_grams=0, subtotal=eur(0)) == []


def test_an_estimate_spans_all_rates_of_all_zones_of_the_country() -> None:
    zones = [
        zone("Hawaii", "US-HI", rates=[rate(1990, min_days=14, max_days=30)]),
        zone("States", "US", rates=[rate(490, min_days=5, max_days=9, free_above=7500)]),
    ]

    found = rules.estimate(zones, "US")

    assert found is not None
    assert (found.min_days, found.max_days) == (5, 30)
    assert (found.cheapest, found.free_above) == (eur(490), eur(7500))


def test_no_promise_where_the_store_does_not_ship() -> None:
    assert rules.estimate([zone("Germany", "DE")], "FR") is None
