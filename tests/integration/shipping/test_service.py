from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.support.shipping_factories import create_zone, rate_in, zone_in
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.kit.errors import Forbidden
from windlass.kit.money import Money
from windlass.shipping import service
from windlass.shipping.errors import PlaceTaken, ZoneNotFound
from windlass.shipping.models import Zone
from windlass.shipping.repository import ShippingRepository
from windlass.shipping.schemas import ZoneIn
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Role, StoreContext
from windlass.web.etags import VersionStale

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def owner(table: None) -> StoreContext:
    return owner_of(create_store())


def zone_request(*countries: str, **overrides: Any) -> ZoneIn:
    return ZoneIn.model_validate(zone_in(*countries, **overrides))


def quoted(store: StoreContext, country: str, subtotal: int = 1000) -> list[tuple[str, int]]:
    options = service.quote(
        store, country=country, province="", weight_grams=0, subtotal=Money(subtotal, "EUR")
    )
    return [(option.name, option.price.amount) for option in options]


def test_a_shopper_gets_the_rates_of_the_zone(owner: StoreContext) -> None:
    create_zone(owner, "DE", "AT", rates=[rate_in(490, free_above=5000)])
    create_zone(owner, rates=[rate_in(1490, name="Worldwide")])
    shopper = tenancy.visit(owner.store_id)

    assert quoted(shopper, "AT") == [("Standard shipping", 490)]
    assert quoted(shopper, "AT", subtotal=5000) == [("Standard shipping", 0)]
    assert quoted(shopper, "JP") == [("Worldwide", 1490)]


def test_another_store_does_not_ship_by_our_zones(owner: StoreContext) -> None:
    zone = create_zone(owner, "DE")
    other = owner_of(create_store("owner-2", name="Other"))

    assert quoted(other, "DE") == []
    assert service.delivery_estimate(other, "DE") is None
    with pytest.raises(ZoneNotFound):
        service.get(other, zone.zone_id)
    with pytest.raises(ZoneNotFound):
        service.replace(other, zone.zone_id, zone_request("DE"), version=1)
    with pytest.raises(ZoneNotFound):
        service.remove(other, zone.zone_id)


def test_a_country_is_in_one_zone_only(owner: StoreContext) -> None:
    create_zone(owner, "DE", name="Home")
    before = items()

    with pytest.raises(PlaceTaken, match=r"Germany is in the zone Home\.") as refused:
        create_zone(owner, "FR", "DE")

    assert [(one.field, one.rule) for one in refused.value.fields] == [
        ("places.1.country", "place_taken")
    ]
    assert items() == before


def test_provinces_may_have_zones_of_their_own(owner: StoreContext) -> None:
    create_zone(owner, "US", name="States")
    hawaii = create_zone(
        owner, "US", name="Hawaii", places=[{"country": "US", "provinces": ["Hawaii", "ak"]}]
    )

    assert hawaii.places == [{"country": "US", "provinces": ["HI", "AK"]}]
    with pytest.raises(PlaceTaken, match=r"Hawaii \(United States\) is in the zone Hawaii\."):
        create_zone(owner, "US", places=[{"country": "US", "provinces": ["HI"]}])


def test_there_is_one_rest_of_the_world(owner: StoreContext) -> None:
    create_zone(owner)

    with pytest.raises(PlaceTaken, match="The rest of the world is in the zone"):
        create_zone(owner)


def test_zones_racing_for_a_country_leave_one(owner: StoreContext) -> None:
    def attempt(number: int) -> str:
        try:
            return create_zone(owner, "DE", name=f"Zone {number}").name
        except PlaceTaken:
            return ""

    with ThreadPoolExecutor(5) as pool:
        made = [name for name in pool.map(attempt, range(5)) if name]

    assert [zone.name for zone in service.list_zones(owner)] == made
    assert len(made) == 1


def test_a_zone_decided_on_what_has_changed_is_decided_again(owner: StoreContext) -> None:
    repository = ShippingRepository(owner.store_id)
    seen: list[int] = []

    def decide(zones: list[Zone]) -> Zone:
        seen.append(len(zones))
        if len(seen) == 1:
            create_zone(owner, "FR")  # somebody else writes between our read and our write
        return Zone(zone_id="mine", name="Mine", places=[], rates=[], version=1)

    repository.write(decide)

    assert seen == [0, 1]
    assert {zone.name for zone in service.list_zones(owner)} == {"FR", "Mine"}


def test_a_rate_keeps_its_id_when_its_zone_is_replaced(owner: StoreContext) -> None:
    zone = create_zone(owner, "DE")
    [rate] = zone.rates
    rates = [rate_in(590, id=rate["rate_id"]), rate_in(1290, name="Express")]

    changed = service.replace(owner, zone.zone_id, zone_request("DE", rates=rates), version=1)

    assert changed.rates[0]["rate_id"] == rate["rate_id"]
    assert changed.rates[1]["rate_id"] != rate["rate_id"]
    assert changed.version == 2
    assert quoted(owner, "DE") == [("Standard shipping", 590), ("Express", 1290)]


def test_a_stale_replacement_changes_nothing(owner: StoreContext) -> None:
    zone = create_zone(owner, "DE")
    service.replace(owner, zone.zone_id, zone_request("DE", "AT"), version=1)
    before = items()

    with pytest.raises(VersionStale):
        service.replace(owner, zone.zone_id, zone_request("DE", "CH"), version=1)

    assert items() == before


def test_a_zone_removed_meanwhile_does_not_come_back(owner: StoreContext) -> None:
    zone = create_zone(owner, "DE")

    def decide(zones: list[Zone]) -> Zone:
        if not zones:
            raise ZoneNotFound("gone")
        service.remove(owner, zone.zone_id)
        zones[0].version += 1
        return zones[0]

    with pytest.raises(ZoneNotFound):
        ShippingRepository(owner.store_id).write(decide)

    assert service.list_zones(owner) == []


def test_a_removed_zone_frees_its_countries(owner: StoreContext) -> None:
    zone = create_zone(owner, "DE")

    service.remove(owner, zone.zone_id)

    assert quoted(owner, "DE") == []
    assert create_zone(owner, "DE").version == 1


def test_a_new_store_ships_for_free_everywhere_until_the_merchant_says_otherwise(
    owner: StoreContext,
) -> None:
    for _again in range(2):
        service.seed_defaults(owner, country="DE", currency="EUR")

    assert {zone.name for zone in service.list_zones(owner)} == {"Germany", "Rest of the world"}
    assert quoted(owner, "DE") == quoted(owner, "JP") == [("Standard shipping", 0)]
    home = service.delivery_estimate(owner, "DE")
    assert home is not None
    assert (home.min_days, home.max_days, home.cheapest) == (7, 14, Money(0, "EUR"))


def test_defaults_do_not_touch_the_zones_of_a_merchant(owner: StoreContext) -> None:
    create_zone(owner, "FR")
    before = items("Zone")

    service.seed_defaults(owner, country="DE", currency="EUR")

    assert items("Zone") == before


def test_a_viewer_reads_but_does_not_write(owner: StoreContext) -> None:
    zone = create_zone(owner, "DE")
    viewer = colleague(create_store("owner-3", name="Third"), Role.VIEWER)

    assert service.list_zones(viewer) == []
    for write in (
        lambda: create_zone(viewer, "FR"),
        lambda: service.replace(viewer, zone.zone_id, zone_request("DE"), version=1),
        lambda: service.remove(viewer, zone.zone_id),
        lambda: service.seed_defaults(viewer, country="DE", currency="EUR"),
    ):
        with pytest.raises(Forbidden):
            write()
