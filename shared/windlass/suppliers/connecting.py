"""Connecting suppliers: CJ by key, AliExpress by its page, or a person by name."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from windlass.adapters.supplier_errors import SupplierAuthFailed, SupplierFailed
from windlass.kit import clock, config
from windlass.kit.errors import Invalid
from windlass.kit.ids import new_id
from windlass.suppliers import credentials, models
from windlass.suppliers.credentials import Credentials
from windlass.suppliers.errors import (
    AuthorizationDenied,
    PlatformMissing,
    StateInvalid,
    SupplierIsManual,
    TooManySuppliers,
)
from windlass.suppliers.models import Kind, Supplier, SupplierStatus
from windlass.suppliers.repository import SupplierRepository
from windlass.tenancy.context import Permission, StoreContext
from windlass.web import inbound, tokens
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.adapters.supplier import Connection
    from windlass.suppliers.schemas import ConnectSupplier, ReconnectSupplier

MOST_SUPPLIERS = 20
ATTEMPTS = 3
STATE_VALID_FOR = timedelta(minutes=30)
NO_WEBHOOK = "Its webhooks are not set up: parcels are followed by asking every few minutes."


def connect_manual(store: StoreContext, request: ConnectSupplier) -> Supplier:
    """Raises Forbidden (403) and TooManySuppliers (409)."""
    store.require(Permission.SUPPLIERS_WRITE)
    supplier = _new(store, Kind.MANUAL, request.name)
    supplier.contact_name, supplier.email = request.contact_name, request.email or ""
    supplier.order_page_url, supplier.notes = request.order_page_url, request.notes
    return SupplierRepository(store.store_id).add(supplier)


def connect_cj(store: StoreContext, *, name: str, api_key: str) -> Supplier:
    """Sign in, test the connection and ask for webhooks. An account that is connected already is
    reconnected.

    Raises Forbidden (403), Invalid (422) for a key that CJ refuses, TooManySuppliers (409) and
    the SupplierFailed family (SupplierThrottled: one new token in five minutes).
    """
    store.require(Permission.SUPPLIERS_WRITE)
    supplier = _new(store, Kind.CJ, name)
    return _enter_cj(store, supplier, api_key, is_new=True)


def reconnect(store: StoreContext, supplier_id: str, request: ReconnectSupplier) -> Supplier:
    """CJ again, with a new key or the one it had. Raises Forbidden (403), SupplierNotFound (404),
    SupplierIsManual (409), Invalid (422) and the SupplierFailed family."""
    store.require(Permission.SUPPLIERS_WRITE)
    supplier = SupplierRepository(store.store_id).get(supplier_id)
    if supplier.kind != Kind.CJ:
        raise SupplierIsManual(f"{supplier.name} is not connected with a key.")
    api_key = request.api_key or credentials.opened(supplier).api_key
    return _enter_cj(store, supplier, api_key, is_new=False)


def authorize_aliexpress(store: StoreContext, *, name: str, supplier_id: str | None) -> str:
    """The address of AliExpress's page. Its state names the store before its first dot, for the
    page that the merchant comes back to. Raises Forbidden (403), SupplierNotFound (404) and
    PlatformMissing (409)."""
    import jwt

    from windlass.adapters.aliexpress import auth

    store.require(Permission.SUPPLIERS_WRITE)
    if not config.ALIEXPRESS_APP_KEY:
        raise PlatformMissing("AliExpress is not set up for this installation yet.")
    if supplier_id is not None:
        supplier = SupplierRepository(store.store_id).get(supplier_id)
        if supplier.kind != Kind.ALIEXPRESS:
            raise Invalid.field("supplier_id", "kind", f"{supplier.name} is not AliExpress.")
    claims = {
        "store": store.store_id,
        "actor": store.actor_id,
        "supplier": supplier_id,
        "name": name,
        "exp": clock.now() + STATE_VALID_FOR,
    }
    signed = jwt.encode(claims, config.key("supplier-state"), "HS256")
    return auth.authorize_url(
        f"{config.DASHBOARD_URL}/connect/aliexpress", f"{store.store_id}.{signed}"
    )


def finish_aliexpress(store: StoreContext, *, code: str, state: str) -> Supplier:
    """Keep what the page's code gives. The same account again is a reconnect.

    Raises Forbidden (403), StateInvalid (422), AuthorizationDenied (409), TooManySuppliers (409)
    and the SupplierFailed family.
    """
    from windlass.adapters.aliexpress import auth
    from windlass.adapters.supplier import Connection

    store.require(Permission.SUPPLIERS_WRITE)
    name, supplier_id = _read_state(store, state)
    try:
        tokens = auth.sign_in(code)
    except SupplierAuthFailed:
        raise AuthorizationDenied("AliExpress's answer has ended. Connect again.") from None
    suppliers = SupplierRepository(store.store_id)
    is_new = supplier_id is None
    supplier = suppliers.get(supplier_id) if supplier_id else _new(store, Kind.ALIEXPRESS, name)
    connection = Connection(tokens.account_id, tokens.account_name, requests_per_second=4)
    return _keep(store, supplier, connection, Credentials.of(tokens), is_new=is_new)


def _enter_cj(store: StoreContext, supplier: Supplier, api_key: str, *, is_new: bool) -> Supplier:
    from windlass.adapters.cj import auth
    from windlass.adapters.cj.client import CjClient
    from windlass.adapters.cj.wire import Wire

    try:
        tokens = auth.sign_in(api_key)
    except SupplierAuthFailed:
        raise Invalid.field("api_key", "refused", "CJ does not accept this API key.") from None
    client = CjClient(Wire(tokens.access_token))
    connection = client.test_connection()
    found = Credentials.of(tokens, api_key)
    kept = _keep(store, supplier, connection, found, is_new=is_new)
    token = inbound.supplier_token(kept.store_id, kept.supplier_id)
    try:
        client.register_webhooks(f"{config.HOOKS_URL}/webhooks/cj/{token}")
    except SupplierFailed:
        kept.update([Supplier.problem.set(NO_WEBHOOK)], condition=Supplier.pk.exists())
    return kept


def _keep(
    store: StoreContext,
    supplier: Supplier,
    connection: Connection,
    found: Credentials,
    *,
    is_new: bool,
) -> Supplier:
    suppliers = SupplierRepository(store.store_id)
    if is_new:
        known = [
            other
            for other in suppliers.list()
            if (other.kind, other.account_id) == (supplier.kind, connection.account_id)
        ]
        if known:
            supplier, is_new = suppliers.get(known[0].supplier_id), False
    now = clock.now()
    supplier.account_id, supplier.account_name = connection.account_id, connection.name
    supplier.requests_per_second = connection.requests_per_second or 1
    supplier.status, supplier.problem = SupplierStatus.CONNECTED.value, ""
    supplier.tested_at, supplier.refreshing_until = now, 0
    supplier.sealed = credentials.sealed(supplier, found)
    supplier.refresh_at = found.refresh_at(now)
    supplier.gsi3pk = models.tokens_pk(ord(supplier.supplier_id[-1]) % models.TOKEN_SHARDS)
    supplier.gsi3sk = models.tokens_sk(supplier.refresh_at, supplier.supplier_id)
    if is_new:
        supplier.credentials_version = 1
        return suppliers.add(supplier)
    for _attempt in range(ATTEMPTS):
        if suppliers.reconnect(supplier, suppliers.get(supplier.supplier_id)):
            return suppliers.get(supplier.supplier_id)
    raise stale()


def _new(store: StoreContext, kind: Kind, name: str) -> Supplier:
    if len(SupplierRepository(store.store_id).list()) >= MOST_SUPPLIERS:
        raise TooManySuppliers(f"A store has at most {MOST_SUPPLIERS} suppliers.")
    return Supplier(
        supplier_id=new_id(),
        store_id=store.store_id,
        kind=kind.value,
        name=name,
        status=SupplierStatus.CONNECTED.value,
        created_at=clock.now(),
    )


def _read_state(store: StoreContext, state: str) -> tuple[str, str | None]:
    _store_id, _, signed = state.partition(".")
    claims = tokens.read(signed, purpose="supplier-state", required=("exp", "store", "actor"))
    if claims is None:
        raise StateInvalid("This connection was started too long ago. Start again.")
    if (claims["store"], claims["actor"]) != (store.store_id, store.actor_id):
        raise StateInvalid("This connection was started by somebody else. Start again.")
    return claims["name"], claims["supplier"]
