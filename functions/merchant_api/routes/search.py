from typing import Annotated

from annotated_types import Interval
from aws_lambda_powertools.event_handler.openapi.params import Query

from merchant_api import references
from windlass.search import analytics, previews, service
from windlass.search.schemas import (
    AnalyticsOut,
    IndexOut,
    PreviewIn,
    RulesOut,
    SaveRules,
    SearchPreviewOut,
)
from windlass.stores import service as stores
from windlass.tenancy.context import Permission
from windlass.web.api import IfMatch, Response, Router, current_store
from windlass.web.etags import etag, version_in
from windlass.web.schemas import IN_DIGITS

router = Router()
SEARCH = "/stores/<store_id>/search"


@router.get(f"{SEARCH}/index")
def get_index(store_id: str) -> IndexOut:
    """Which version is current, what waits, and how far a build is."""
    return IndexOut.of(service.index(current_store(router, store_id)))


@router.post(f"{SEARCH}/rebuild")
def rebuild_index(store_id: str) -> IndexOut:
    """All of it anew, in the background; asking again while it waits changes nothing."""
    return IndexOut.of(service.rebuild(current_store(router, store_id)))


@router.get(f"{SEARCH}/rules")
def get_rules(store_id: str) -> Response[RulesOut]:
    store = current_store(router, store_id)
    return _with_etag(RulesOut.of(service.rules(store)))


@router.put(f"{SEARCH}/rules")
def replace_rules(store_id: str, body: SaveRules, if_match: IfMatch = None) -> Response[RulesOut]:
    """Synonyms, pins and hides; shoppers see them within seconds."""
    store = current_store(router, store_id)
    store.require(Permission.SEARCH_WRITE)
    version = version_in(if_match)
    before = service.rules(store).rules
    references.require(
        store,
        products={
            f"rules.{place}.{name}.{at}": one
            for place, rule in enumerate(body.rules)
            for name in ("pinned", "hidden")
            for at, one in enumerate(getattr(rule, name))
        },
        known={one for rule in before for name in ("pinned", "hidden") for one in rule[name]},
    )
    return _with_etag(RulesOut.of(service.save_rules(store, body, version=version)))


@router.post(f"{SEARCH}/preview")
def preview(store_id: str, body: PreviewIn) -> SearchPreviewOut:
    """What shoppers would find with these pins and hides, before they are saved."""
    return SearchPreviewOut.of(previews.preview(current_store(router, store_id), body))


@router.get(f"{SEARCH}/analytics")
def get_analytics(
    store_id: str,
    days: Annotated[
        int, Interval(ge=1, le=90), IN_DIGITS, Query(description="Today included")
    ] = 30,
) -> AnalyticsOut:
    store = current_store(router, store_id)
    store.require(Permission.SEARCH_READ)
    time_zone = stores.storefront_of(store).time_zone
    return AnalyticsOut.of(analytics.report(store, days=days, time_zone=time_zone))


def _with_etag(rules: RulesOut) -> Response[RulesOut]:
    return Response(200, "application/json", rules, headers={"ETag": etag(rules.version)})
