"""Shops as merchants made them, through the product's own services."""

from typing import Any

from storefront_pages import delivery
from storefront_pages.sections import gathering, rare
from tests.integration.storefront_pages.visitors import Visitor
from windlass.kit import clock
from windlass.stores import languages, storefronts
from windlass.stores import service as stores
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.stores.schemas import CreateStore, UpdateStore
from windlass.stores.settings import Branding
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext
from windlass.themes import storefront as themes
from windlass.translations import spoken

OWNER = "01OWNER0000000000000000000"


def open_shop(slug: str = "volt", **overrides: str) -> StoreContext:
    """A shop whose doors are open; the owner's context."""
    owner = closed_shop(slug, **overrides)
    StoreRepository(owner.store_id).write(
        Store.is_open.set(True), Store.launched_at.set(clock.now())
    )
    return owner


def closed_shop(
    slug: str = "volt", *, password: str | None = None, **overrides: str
) -> StoreContext:
    facts = {"name": "Volt Electronics", "currency": "EUR", "country": "DE"} | overrides
    store = stores.create(OWNER, CreateStore(slug=slug, **facts), most_stores=10)
    owner = tenancy.enter(store.store_id, user_id=OWNER)
    if password:
        stores.update(owner, UpdateStore(password=password), version=store.version)
    return owner


def brand(owner: StoreContext, **branding: Any) -> None:
    version = stores.get(owner).version
    stores.change_settings(owner, Branding, branding, version=version)


def visitor(slug: str = "volt") -> Visitor:
    """Someone new, whose first request finds nothing remembered."""
    storefronts.forget()
    delivery.forget()
    themes.forget()
    gathering.forget()
    rare.forget()
    spoken.forget()
    return Visitor(f"{slug}.localhost")


def publish(owner: StoreContext, *codes: str) -> Visitor:
    """These languages beside the shop's own; someone new."""
    languages.publish(owner, codes, version=stores.get(owner).version)
    return visitor()
