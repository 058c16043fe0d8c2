from typing import Any

import pytest

from tests.support.shipping_factories import create_zone, rate_in
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.kit.errors import Invalid
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def owner(table: None) -> StoreContext:
    return owner_of(create_store())


@pytest.mark.parametrize(
    ("case", "overrides", "field", "rule"),
    [
        ("unknown country", {"places": [{"country": "ZZ"}]}, "places.0.country", "unknown_country"),
        (
            "unknown province",
            {"places": [{"country": "US", "provinces": ["HI", "Bavaria"]}]},
            "places.0.provinces.1",
            "unknown_province",
        ),
        (
            "a country twice",
            {"places": [{"country": "DE"}, {"country": "DE"}]},
            "places.1.country",
            "repeated",
        ),
        ("nowhere", {"places": []}, "places", "required"),
        ("the world and Germany", {"is_rest_of_world": True}, "places", "rest_of_world"),
        (
            "another currency",
            {"rates": [rate_in(currency="USD")]},
            "rates.0.price.currency",
            "store_currency",
        ),
        ("days backwards", {"rates": [rate_in(max_days=6)]}, "rates.0.max_days", "below_minimum"),
        (
            "range backwards",
            {"rates": [rate_in(condition="weight", minimum=5, maximum=4)]},
            "rates.0.maximum",
            "below_minimum",
        ),
        (
            "a range of nothing",
            {"rates": [rate_in(minimum=5)]},
            "rates.0.condition",
            "range_without_condition",
        ),
        ("a made-up rate id", {"rates": [rate_in(id="x")]}, "rates.0.id", "unknown_rate"),
    ],
)
def test_a_zone_that_makes_no_sense_names_field_and_rule(
    case: str, overrides: dict[str, Any], field: str, rule: str, owner: StoreContext
) -> None:
    before = items()

    with pytest.raises(Invalid) as refused:
        create_zone(owner, "DE", **overrides)

    assert [(one.field, one.rule) for one in refused.value.fields] == [(field, rule)], case
    assert items() == before
