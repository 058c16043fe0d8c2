from storefront_api.shops import current_shop
from windlass.vitals import service
from windlass.vitals.schemas import VisitIn
from windlass.web.api import Router, empty

router = Router()


@router.post("/stores/<slug>/vitals", responses=empty("Counted"))
def take_in(slug: str, body: VisitIn) -> tuple[None, int]:
    """A browser says how fast a page was. Only counts are kept."""
    store, _shop = current_shop(router, slug)
    service.take_in(store, body.page, body.device, body.values())
    return None, 204
