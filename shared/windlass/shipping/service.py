"""What the rest of the product may do with shipping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit import countries
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.shipping import checks, rules
from windlass.shipping.errors import TooManyZones, ZoneNotFound
from windlass.shipping.models import DeliveryEstimate, Rate, ShippingOption, Zone
from windlass.shipping.repository import ShippingRepository
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.currencies.exchange import Exchange
    from windlass.shipping.schemas import ZoneIn

MOST_ZONES = 50


def list_zones(store: StoreContext) -> list[Zone]:
    """All of them, oldest first. Raises Forbidden (403)."""
    store.require(Permission.SHIPPING_READ)
    _version, zones = ShippingRepository(store.store_id).read()
    return zones


def get(store: StoreContext, zone_id: str) -> Zone:
    """Raises Forbidden (403) and ZoneNotFound (404)."""
    store.require(Permission.SHIPPING_READ)
    return ShippingRepository(store.store_id).get(zone_id)


def create(store: StoreContext, request: ZoneIn) -> Zone:
    """Raises Forbidden (403), Invalid (422), PlaceTaken and TooManyZones (409)."""
    store.require(Permission.SHIPPING_WRITE)
    currency = stores.storefront_of(store).currency
    zone_id = new_id()

    def decide(zones: list[Zone]) -> Zone:
        if len(zones) >= MOST_ZONES:
            raise TooManyZones(f"A store has at most {MOST_ZONES} shipping zones.")
        zone = Zone(zone_id=zone_id, version=1)
        return checks.apply(request, zone, others=zones, currency=currency)

    return ShippingRepository(store.store_id).write(decide)


def replace(store: StoreContext, zone_id: str, request: ZoneIn, *, version: int) -> Zone:
    """Raises Forbidden (403), ZoneNotFound (404), Invalid (422), PlaceTaken (409) and VersionStale
    (412) unless `version` is the current one."""
    store.require(Permission.SHIPPING_WRITE)
    currency = stores.storefront_of(store).currency

    def decide(zones: list[Zone]) -> Zone:
        zone = next((zone for zone in zones if zone.zone_id == zone_id), None)
        if zone is None:
            raise ZoneNotFound(f"There is no shipping zone {zone_id}.")
        if zone.version != version:
            raise stale()
        zone.version += 1
        others = [other for other in zones if other.zone_id != zone_id]
        return checks.apply(request, zone, others=others, currency=currency)

    return ShippingRepository(store.store_id).write(decide)


def remove(store: StoreContext, zone_id: str) -> None:
    """Raises Forbidden (403) and ZoneNotFound (404)."""
    store.require(Permission.SHIPPING_WRITE)
    ShippingRepository(store.store_id).remove(zone_id)


def quote(
    store: StoreContext,
    *,
    country: str,
    province: str,
    weight_grams: int,
    subtotal: Money,
    exchange: Exchange | None = None,
) -> list[ShippingOption]:
    """What shipping would cost, the cheapest first; empty when the store does not ship there.

    `province` is a code as `kit.addresses` makes it, or empty. `subtotal` is what the goods cost
    after discounts, in the currency of `exchange`, without one in the store's own. One Query. For
    shoppers: asks for no permission.
    """
    _version, zones = ShippingRepository(store.store_id).read()
    zone = rules.zone_for(zones, country, province)
    if zone is None:
        return []
    return rules.options(
        zone, country=country, weight_grams=weight_grams, subtotal=subtotal, exchange=exchange
    )


def delivery_estimate(store: StoreContext, country: str) -> DeliveryEstimate | None:
    """What a product page may promise for the country; None when the store does not ship there.
    One Query. For shoppers: asks for no permission."""
    _version, zones = ShippingRepository(store.store_id).read()
    return rules.estimate(zones, country)


def zones_for_shoppers(store: StoreContext) -> list[Zone]:
    """All zones with their rates, for a page that promises delivery to many countries. One Query.
    Asks for no permission."""
    _version, zones = ShippingRepository(store.store_id).read()
    return zones


def seed_defaults(store: StoreContext, *, country: str, currency: str) -> None:
    """Free shipping at home and to the rest of the world, so that a new store can sell at once;
    the merchant changes it. Does nothing for a store that ever had a zone. Raises Forbidden
    (403)."""
    store.require(Permission.SHIPPING_WRITE)
    home = Zone(
        zone_id=new_id(),
        name=countries.name(country),
        places=[{"country": country, "provinces": []}],
        rates=[_free_rate(currency, min_days=7, max_days=14).to_document()],
    )
    world = Zone(
        zone_id=new_id(),
        name="Rest of the world",
        is_rest_of_world=True,
        rates=[_free_rate(currency, min_days=10, max_days=21).to_document()],
    )
    ShippingRepository(store.store_id).begin([home, world])


def _free_rate(currency: str, *, min_days: int, max_days: int) -> Rate:
    return Rate(
        rate_id=new_id(),
        name="Standard shipping",
        price=Money.zero(currency),
        condition="none",
        minimum=0,
        maximum=None,
        free_above=None,
        min_days=min_days,
        max_days=max_days,
    )
