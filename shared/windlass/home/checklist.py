"""What is left to do before a store can sell, computed from what is there."""

from __future__ import annotations

from msgspec import Struct

from windlass.accounts import service as accounts
from windlass.catalog import storefront
from windlass.kit import countries
from windlass.shipping import rules
from windlass.shipping import service as shipping
from windlass.stores import launching
from windlass.stores import service as stores
from windlass.stores.models import Store
from windlass.suppliers import service as suppliers
from windlass.suppliers.models import SupplierStatus
from windlass.tenancy.context import Permission, StoreContext

NEWEST = 24  # products that are looked at


class Step(Struct, frozen=True):
    key: str
    title: str
    is_done: bool
    is_required: bool = True


class Checklist(Struct, frozen=True):
    steps: tuple[Step, ...]
    is_open: bool

    @property
    def missing(self) -> list[str]:
        return [step.key for step in self.steps if step.is_required and not step.is_done]


def of(store: StoreContext) -> Checklist:
    """The steps in the order they are best done, for five reads. Raises Forbidden (403)."""
    return _checklist(store, stores.get(store))


def launch(store: StoreContext) -> Store:
    """Open the store, if everything that must be done is. Raises Forbidden (403) and
    LaunchNotReady (409) with the steps that are missing."""
    store.require(Permission.STORE_WRITE)
    return launching.launch(store, missing=of(store).missing)


def _checklist(context: StoreContext, store: Store) -> Checklist:
    owner = accounts.get(store.owner_id)
    newest = storefront.storefront_list(context, limit=NEWEST).items
    zones = shipping.zones_for_shoppers(context)
    has_supplier = any(
        supplier.status == SupplierStatus.CONNECTED for supplier in suppliers.list_all(context)
    )
    steps: tuple[Step, ...] = (
        Step("verify_email", "Verify your e-mail address", owner.verified_at is not None),
        Step("supplier", "Connect a supplier", has_supplier, is_required=False),
        Step("product", "Publish a product", bool(newest)),
        Step("shipping", "Set up shipping", bool(zones)),
        Step("payments", "Connect payments", store.charges_enabled),
        Step("policies", "Check your policies", "policies" in store.settings, is_required=False),
    )
    if newest and any(rules.estimate(zones, country) for country in countries.EU):
        is_done = all(card.has_safety for card in newest)
        title = "Give the safety data of your products"
        steps += (Step("safety", title, is_done, is_required=False),)
    return Checklist(steps, store.is_open)
