"""What the rest of the product may do with suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.adapters.supplier_errors import SupplierAuthFailed, SupplierFailed
from windlass.kit import clock
from windlass.suppliers import credentials, offers, quota
from windlass.suppliers.errors import SupplierDisabled, SupplierIsManual
from windlass.suppliers.models import Kind, Supplier, SupplierStatus
from windlass.suppliers.repository import (
    SupplierRepository,
    account_pointers,
    due_for_refresh,
)
from windlass.suppliers.rules import Offer, choose_offer
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from windlass.adapters.supplier import Connection, SupplierClient
    from windlass.suppliers.schemas import UpdateSupplier

__all__ = [
    "Offer",
    "Subscriber",
    "choose_offer",
    "client_for",
    "get",
    "list_all",
    "page_of",
    "refresh_due",
    "remove",
    "subscribers",
    "test",
    "update",
]

PRODUCT_PAGES = {
    Kind.CJ.value: "https://cjdropshipping.com/product/-p-{}.html",
    Kind.ALIEXPRESS.value: "https://www.aliexpress.com/item/{}.html",
}
REFRESHED_AT_ONCE = 200


class Subscriber(Struct, frozen=True):
    """A store's supplier that a webhook may be about."""

    store_id: str
    supplier_id: str


def list_all(store: StoreContext) -> list[Supplier]:
    """Oldest first. Raises Forbidden (403)."""
    store.require(Permission.SUPPLIERS_READ)
    return SupplierRepository(store.store_id).list()


def get(store: StoreContext, supplier_id: str) -> Supplier:
    """Raises Forbidden (403) and SupplierNotFound (404)."""
    store.require(Permission.SUPPLIERS_READ)
    return SupplierRepository(store.store_id).get(supplier_id)


def client_for(store: StoreContext, supplier_id: str) -> SupplierClient:
    """A client that keeps to the account's quota and renews its token by itself.

    When the supplier refuses the credentials for good, the merchant is told once and the call
    raises SupplierAuthFailed; from then on so does this function, until it is reconnected. Raises
    Forbidden (403), SupplierNotFound (404), SupplierIsManual and SupplierDisabled (409).
    """
    store.require(Permission.SUPPLIERS_READ)
    suppliers = SupplierRepository(store.store_id)
    supplier = suppliers.get(supplier_id)
    if supplier.is_manual:
        raise SupplierIsManual(f"{supplier.name} takes orders from people only.")
    if supplier.status == SupplierStatus.DISABLED:
        raise SupplierDisabled(f"{supplier.name} is switched off.")
    if supplier.status == SupplierStatus.NEEDS_RECONNECT:
        raise SupplierAuthFailed(f"{supplier.name} must be reconnected.")
    return _client(suppliers, supplier)


def test(store: StoreContext, supplier_id: str) -> Connection:
    """Ask the supplier whose account it is. Raises Forbidden (403), SupplierNotFound (404),
    SupplierIsManual and SupplierDisabled (409) and the SupplierFailed family."""
    store.require(Permission.SUPPLIERS_WRITE)
    client = client_for(store, supplier_id)
    suppliers = SupplierRepository(store.store_id)
    try:
        found = client.test_connection()
    except SupplierAuthFailed as failure:
        suppliers.need_reconnect(suppliers.get(supplier_id), failure.message)
        raise
    supplier = suppliers.get(supplier_id)
    allowed = found.requests_per_second or supplier.requests_per_second
    suppliers.tested(supplier, requests_per_second=allowed)
    return found


def update(
    store: StoreContext, supplier_id: str, request: UpdateSupplier, *, version: int
) -> Supplier:
    """Rename, switch off or on, change a manual supplier's contact. Raises Forbidden (403),
    SupplierNotFound (404) and VersionStale (412)."""
    store.require(Permission.SUPPLIERS_WRITE)
    suppliers = SupplierRepository(store.store_id)
    supplier = suppliers.get(supplier_id)
    status_was = supplier.status
    for name, value in request.model_dump(exclude_none=True, exclude={"is_disabled"}).items():
        setattr(supplier, name, value)
    if request.is_disabled is True:
        supplier.status = SupplierStatus.DISABLED.value
    elif request.is_disabled is False and status_was == SupplierStatus.DISABLED:
        supplier.status = SupplierStatus.CONNECTED.value
    return suppliers.edit(supplier, version=version, status_was=status_was)


def remove(store: StoreContext, supplier_id: str, *, reassign_to: str | None = None) -> None:
    """Without it, orders of its products have nowhere to go: so its offers move to another
    supplier first. Raises Forbidden (403), SupplierNotFound (404), SupplierInUse (409) and
    ReassignmentRefused (422)."""
    store.require(Permission.SUPPLIERS_WRITE)
    suppliers = SupplierRepository(store.store_id)
    supplier = suppliers.get(supplier_id)
    if reassign_to is not None:
        offers.reassign(store, supplier, suppliers.get(reassign_to))
    suppliers.remove(suppliers.get(supplier_id))


def page_of(supplier: Supplier, offer: Offer) -> str:
    """Where a person orders what is offered; empty when nobody said."""
    page = PRODUCT_PAGES.get(supplier.kind, "")
    if offer.url or not page:
        return offer.url or supplier.order_page_url
    return page.format(offer.external_product_id)


def subscribers(kind: Kind, account_id: str) -> list[Subscriber]:
    """Every store that is connected to this account: a supplier has one webhook address for an
    account (CJ) or for all (AliExpress), whatever stores it serves."""
    found = account_pointers(kind.value, account_id)
    return [Subscriber(pointer.store_id, pointer.supplier_id) for pointer in found]


def refresh_due() -> int:
    """Refresh the tokens that end soon, in every store; how many were refreshed. A supplier that
    does not answer is tried again the next time, one that refuses is told to its merchant."""
    done = 0
    for listed in due_for_refresh(clock.now(), at_most=REFRESHED_AT_ONCE):
        store = tenancy.act(listed.store_id, task="refresh_supplier_tokens")
        suppliers = SupplierRepository(store.store_id)
        supplier = suppliers.get(listed.supplier_id)
        if supplier.refresh_at is None or supplier.refresh_at > clock.now():
            continue  # the index lags
        try:
            found = credentials.opened(supplier)
            done += credentials.refreshed(suppliers, supplier, found) is not None
        except SupplierFailed:
            continue
    return done


def _client(suppliers: SupplierRepository, supplier: Supplier) -> SupplierClient:
    token = credentials.current(suppliers, supplier).access_token

    def renew(stale_token: str) -> str | None:
        return credentials.renewed(suppliers, supplier.supplier_id, stale_token)

    if supplier.kind == Kind.ALIEXPRESS:
        from windlass.adapters.aliexpress.client import AliExpressClient
        from windlass.adapters.aliexpress.wire import App
        from windlass.adapters.aliexpress.wire import Wire as AliExpressWire

        return AliExpressClient(
            AliExpressWire(token, App(), quota.gate(supplier), renew),
            account_id=supplier.account_id,
            account_name=supplier.account_name,
        )
    from windlass.adapters.cj.client import CjClient
    from windlass.adapters.cj.wire import Wire as CjWire

    return CjClient(CjWire(token, gate=quota.gate(supplier), renew=renew))
