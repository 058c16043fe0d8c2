"""Who calls: the holder of an API key, in the store of that key."""

from windlass.api_keys import service
from windlass.tenancy.context import StoreContext
from windlass.web.api import Router, header, logger


def current_integration(router: Router) -> StoreContext:
    """What the authorizer proved; without one in front, the key is looked up here. Raises
    ApiKeyRefused (401)."""
    proven = router.current_event.request_context.get("authorizer") or {}
    if proven.get("store_id"):
        scopes = str(proven.get("scopes", "")).split()
        store = service.context(proven["store_id"], proven["key_id"], scopes)
    else:
        store = service.enter(header(router, "x-api-key"))
    logger.append_keys(store_id=store.store_id, actor_id=store.actor_id)
    return store
