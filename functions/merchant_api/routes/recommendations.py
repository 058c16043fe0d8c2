from windlass.recommendations import service
from windlass.recommendations.schemas import PairsOut, SavePairs
from windlass.tenancy.context import Permission
from windlass.web.api import IfMatch, Response, Router, current_store
from windlass.web.etags import etag, version_in

router = Router()
PAIRS = "/stores/<store_id>/recommendations/products/<product_id>"


@router.get(PAIRS)
def get_pairs(store_id: str, product_id: str) -> Response[PairsOut]:
    """What goes with a product, in the merchant's order."""
    store = current_store(router, store_id)
    pairs, cards = service.pairs(store, product_id)
    return _with_etag(PairsOut.of(pairs, cards, store))


@router.put(PAIRS)
def save_pairs(
    store_id: str, product_id: str, body: SavePairs, if_match: IfMatch = None
) -> Response[PairsOut]:
    store = current_store(router, store_id)
    store.require(Permission.COLLECTIONS_WRITE)
    pairs, cards = service.save_pairs(store, product_id, body, version=version_in(if_match))
    return _with_etag(PairsOut.of(pairs, cards, store))


def _with_etag(pairs: PairsOut) -> Response[PairsOut]:
    return Response(200, "application/json", pairs, headers={"ETag": etag(pairs.version)})
