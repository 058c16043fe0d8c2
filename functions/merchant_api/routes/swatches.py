from http import HTTPStatus

from windlass.search import service as search
from windlass.search.documents import TYPE
from windlass.stores import service, swatches
from windlass.stores.models import Store
from windlass.stores.swatch_schemas import ReplaceSwatches, SwatchesOut
from windlass.tenancy.context import StoreContext
from windlass.web.api import IfMatch, Response, Router, current_store
from windlass.web.etags import etag, version_in

router = Router()
SWATCHES = "/stores/<store_id>/settings/swatches"


@router.get(SWATCHES)
def get_swatches(store_id: str) -> Response[SwatchesOut]:
    """Which values of options are shown by colours, and the values that products have."""
    store = current_store(router, store_id)
    return _answer(store, service.get(store))


@router.put(SWATCHES)
def replace_swatches(
    store_id: str, body: ReplaceSwatches, if_match: IfMatch = None
) -> Response[SwatchesOut]:
    """Usual names of colours need no entry; shoppers see the change within seconds."""
    store = current_store(router, store_id)
    values = [one.model_dump() for one in body.values]
    return _answer(store, swatches.replace(store, values, version=version_in(if_match)))


def _answer(store: StoreContext, found: Store) -> Response[SwatchesOut]:
    in_use = {
        one.label or one.name: [label or value for value, label in one.values]
        for one in search.filters(store)
        if one.name != TYPE
    }
    return Response(
        HTTPStatus.OK,
        content_type="application/json",
        body=SwatchesOut.of(found, in_use),
        headers={"ETag": etag(found.version)},
    )
