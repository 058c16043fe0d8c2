from windlass.kit import address_rules, countries
from windlass.kit.errors import NotFound
from windlass.shipping import service
from windlass.shipping.schemas import (
    CountryList,
    CountryOut,
    ProvinceOut,
    ZoneIn,
    ZoneOut,
    ZonePage,
)
from windlass.tenancy.context import Permission
from windlass.web.api import (
    IdempotencyKey,
    IfMatch,
    Response,
    Router,
    created,
    current_store,
    empty,
)
from windlass.web.etags import etag, version_in
from windlass.web.idempotency import once

router = Router()
ZONES = "/stores/<store_id>/shipping/zones"


@router.get(ZONES)
def list_zones(store_id: str) -> ZonePage:
    store = current_store(router, store_id)
    return ZonePage(items=[ZoneOut.of(zone) for zone in service.list_zones(store)])


@router.post(ZONES, responses=created(ZoneOut))
def create_zone(
    store_id: str, body: ZoneIn, idempotency_key: IdempotencyKey = None
) -> tuple[ZoneOut, int]:
    store = current_store(router, store_id)
    zone = once(
        router, store, idempotency_key, ZoneOut, lambda: ZoneOut.of(service.create(store, body))
    )
    return zone, 201


@router.get(f"{ZONES}/<zone_id>")
def get_zone(store_id: str, zone_id: str) -> Response[ZoneOut]:
    store = current_store(router, store_id)
    return _with_etag(ZoneOut.of(service.get(store, zone_id)))


@router.put(f"{ZONES}/<zone_id>")
def replace_zone(
    store_id: str, zone_id: str, body: ZoneIn, if_match: IfMatch = None
) -> Response[ZoneOut]:
    store = current_store(router, store_id)
    store.require(Permission.SHIPPING_WRITE)
    version = version_in(if_match)
    return _with_etag(ZoneOut.of(service.replace(store, zone_id, body, version=version)))


@router.delete(f"{ZONES}/<zone_id>", responses=empty("The store no longer ships there"))
def delete_zone(store_id: str, zone_id: str) -> tuple[None, int]:
    store = current_store(router, store_id)
    service.remove(store, zone_id)
    return None, 204


@router.get("/stores/<store_id>/shipping/countries")
def list_countries(store_id: str) -> CountryList:
    """Every country there is, to choose from."""
    current_store(router, store_id).require(Permission.SHIPPING_READ)
    return CountryList(items=[_country(code, name) for code, name in countries.by_name()])


@router.get("/stores/<store_id>/shipping/countries/<country>")
def get_country(store_id: str, country: str) -> CountryOut:
    """One country with its provinces."""
    current_store(router, store_id).require(Permission.SHIPPING_READ)
    if country not in countries.CODES:
        raise NotFound(f"{country} is not a country we know.")
    found = _country(country, countries.name(country))
    provinces = sorted(address_rules.of(country).provinces, key=lambda one: one.name)
    found.provinces = [ProvinceOut(code=one.code, name=one.name) for one in provinces]
    return found


def _country(code: str, name: str) -> CountryOut:
    return CountryOut(code=code, name=name, is_eu=code in countries.EU, provinces=[])


def _with_etag(zone: ZoneOut) -> Response[ZoneOut]:
    return Response(200, "application/json", zone, headers={"ETag": etag(zone.version)})
