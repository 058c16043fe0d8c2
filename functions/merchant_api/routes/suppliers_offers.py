from windlass.catalog import service as catalog
from windlass.stores import service as stores
from windlass.suppliers import markup, offers, service
from windlass.suppliers.offer_schemas import MarkupRuleOut, OffersOut, SaveMarkupRule, SaveOffers
from windlass.suppliers.rules import Offer
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.api import IfMatch, Response, Router, current_store
from windlass.web.etags import etag, version_in

router = Router()
OFFERS = "/stores/<store_id>/products/<product_id>/offers"
MARKUP = "/stores/<store_id>/markup-rule"


@router.get(OFFERS)
def get_offers(store_id: str, product_id: str) -> Response[OffersOut]:
    store = current_store(router, store_id)
    store.require(Permission.SUPPLIERS_READ)
    catalog.get(store, product_id)
    return _shown(store, *offers.of_product(store, product_id))


@router.put(OFFERS)
def replace_offers(
    store_id: str, product_id: str, body: SaveOffers, if_match: IfMatch = None
) -> Response[OffersOut]:
    """A product without offers has the ETag `"0"`."""
    store = current_store(router, store_id)
    store.require(Permission.SUPPLIERS_WRITE)
    product = catalog.get(store, product_id).product
    variant_ids = {variant.id for variant in product.variants}
    found = offers.replace(
        store, product_id, body, version=version_in(if_match), variant_ids=variant_ids
    )
    return _shown(store, *found)


@router.get(MARKUP)
def get_markup_rule(store_id: str) -> MarkupRuleOut:
    store = current_store(router, store_id)
    store.require(Permission.SUPPLIERS_READ)
    return MarkupRuleOut.of(markup.get(store, stores.storefront_of(store).currency))


@router.put(MARKUP)
def save_markup_rule(store_id: str, body: SaveMarkupRule) -> MarkupRuleOut:
    store = current_store(router, store_id)
    store.require(Permission.SUPPLIERS_WRITE)
    return MarkupRuleOut.of(markup.save(store, body, stores.storefront_of(store).currency))


def _shown(store: StoreContext, found: list[Offer], version: int) -> Response[OffersOut]:
    body = OffersOut.of(found, version, suppliers=service.list_all(store))
    return Response(200, "application/json", body, headers={"ETag": etag(version)})
