"""Stores with one-word overrides."""

from __future__ import annotations

from typing import Any

from windlass.kit.ids import new_id
from windlass.stores import service
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.stores.schemas import CreateStore
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Role, StoreContext
from windlass.tenancy.repository import MembershipRepository


def create_store(
    user_id: str = "owner-1",
    *,
    most_stores: int = 3,
    request_key: str | None = None,
    **overrides: Any,
) -> Store:
    """Through the service, as the wizard does it: closed, without payments."""
    facts = {"name": "Volt Electronics", "currency": "EUR", "country": "DE"} | overrides
    request = CreateStore.model_validate(facts)
    return service.create(user_id, request, most_stores=most_stores, request_key=request_key)


def owner_of(store: Store) -> StoreContext:
    return tenancy.enter(store.store_id, user_id=store.owner_id)


def colleague(store: Store, role: Role) -> StoreContext:
    """Another member of the store, with that role."""
    user_id = f"{role}-of-{store.slug}"
    MembershipRepository(owner_of(store).store_id).save(user_id, role)
    return tenancy.enter(store.store_id, user_id=user_id)


def open_store(user_id: str = "owner-1", **overrides: Any) -> StorefrontStore:
    """A launched store that can be paid."""
    store = create_store(user_id, **overrides)
    context = owner_of(store)
    stores = StoreRepository(context.store_id)
    stores.connect(f"acct_{new_id()}")
    stores.write(Store.charges_enabled.set(True), Store.payouts_enabled.set(True))
    stores.write(Store.is_open.set(True), Store.launched_at.set(store.created_at))
    return service.storefront_of(context)
