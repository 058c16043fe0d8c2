"""Opening a store to the public, and closing it again."""

from __future__ import annotations

from collections.abc import Sequence

from windlass.stores.errors import LaunchNotReady
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.tenancy.context import Permission, StoreContext


def launch(store: StoreContext, *, missing: Sequence[str]) -> Store:
    """Open the doors. `missing` are the steps of the checklist that must be done and are not; that
    charges are enabled is judged by the write itself. Raises Forbidden (403) and LaunchNotReady
    (409)."""
    store.require(Permission.STORE_WRITE)
    if missing:
        raise not_ready(missing)
    stores = StoreRepository(store.store_id)
    if not stores.open(stores.get()):
        raise not_ready(["payments"])
    return stores.get()


def close(store: StoreContext) -> Store:
    """Visitors see the password page; orders that were placed go on. Raises Forbidden (403)."""
    store.require(Permission.STORE_WRITE)
    stores = StoreRepository(store.store_id)
    stores.shut()
    return stores.get()


def not_ready(missing: Sequence[str]) -> LaunchNotReady:
    return LaunchNotReady("Some steps must be done before you launch.", missing=list(missing))
