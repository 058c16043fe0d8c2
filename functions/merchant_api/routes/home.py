from windlass.home import overview
from windlass.home.overview_schemas import HomeOut
from windlass.tenancy.context import Permission
from windlass.web.api import Router, current_store

router = Router()


@router.get("/stores/<store_id>/home")
def get_home(store_id: str) -> HomeOut:
    store = current_store(router, store_id)
    return HomeOut.of(overview.of(store), with_profit=store.may(Permission.PROFIT_READ))
