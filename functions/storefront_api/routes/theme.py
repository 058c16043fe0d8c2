from storefront_api.shops import cached, current_shop, moves
from windlass.themes import storefront
from windlass.themes.storefront_schemas import ThemeOut
from windlass.web.api import Response, Router

router = Router()


@router.get("/stores/<slug>/theme", responses=moves(ThemeOut))
def get_theme(slug: str) -> Response[ThemeOut]:
    """What shoppers see now: sections by template, with their settings."""
    _store, shop = current_shop(router, slug)
    return cached(ThemeOut.of(storefront.live(shop)))
