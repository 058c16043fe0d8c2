from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.suppliers import connecting, service
from windlass.suppliers.models import Supplier
from windlass.suppliers.schemas import (
    AliExpressCallback,
    AuthorizeAliExpress,
    AuthorizeOut,
    ConnectionOut,
    ConnectSupplier,
    ReconnectSupplier,
    SupplierList,
    SupplierOut,
    UpdateSupplier,
)
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.api import (
    IdempotencyKey,
    IfMatch,
    Response,
    Router,
    created,
    current_store,
    empty,
)
from windlass.web.etags import etag, version_in
from windlass.web.idempotency import once

router = Router()
SUPPLIERS = "/stores/<store_id>/suppliers"

ReassignTo = Annotated[
    str | None, Query(max_length=26, description="The supplier that takes over its products")
]


@router.get(SUPPLIERS)
def list_suppliers(store_id: str) -> SupplierList:
    store = current_store(router, store_id)
    return SupplierList.of(service.list_all(store))


@router.post(SUPPLIERS, responses=created(SupplierOut))
def connect_supplier(
    store_id: str, body: ConnectSupplier, idempotency_key: IdempotencyKey = None
) -> tuple[SupplierOut, int]:
    store = current_store(router, store_id)
    supplier = once(
        router, store, idempotency_key, SupplierOut, lambda: SupplierOut.of(_connect(store, body))
    )
    return supplier, 201


@router.get(f"{SUPPLIERS}/<supplier_id>")
def get_supplier(store_id: str, supplier_id: str) -> Response[SupplierOut]:
    store = current_store(router, store_id)
    return _with_etag(service.get(store, supplier_id))


@router.patch(f"{SUPPLIERS}/<supplier_id>")
def update_supplier(
    store_id: str, supplier_id: str, body: UpdateSupplier, if_match: IfMatch = None
) -> Response[SupplierOut]:
    store = current_store(router, store_id)
    store.require(Permission.SUPPLIERS_WRITE)
    version = version_in(if_match)
    return _with_etag(service.update(store, supplier_id, body, version=version))


@router.delete(f"{SUPPLIERS}/<supplier_id>", responses=empty("The supplier is gone"))
def remove_supplier(
    store_id: str, supplier_id: str, reassign_to: ReassignTo = None
) -> tuple[None, int]:
    store = current_store(router, store_id)
    service.remove(store, supplier_id, reassign_to=reassign_to)
    return None, 204


@router.post(f"{SUPPLIERS}/<supplier_id>/test")
def test_supplier(store_id: str, supplier_id: str) -> ConnectionOut:
    store = current_store(router, store_id)
    found = service.test(store, supplier_id)
    return ConnectionOut(
        account_id=found.account_id,
        account_name=found.name,
        requests_per_second=found.requests_per_second,
    )


@router.post(f"{SUPPLIERS}/<supplier_id>/reconnect")
def reconnect_supplier(store_id: str, supplier_id: str, body: ReconnectSupplier) -> SupplierOut:
    store = current_store(router, store_id)
    return SupplierOut.of(connecting.reconnect(store, supplier_id, body))


@router.post(f"{SUPPLIERS}/aliexpress/authorize")
def authorize_aliexpress(store_id: str, body: AuthorizeAliExpress) -> AuthorizeOut:
    store = current_store(router, store_id)
    url = connecting.authorize_aliexpress(store, name=body.name, supplier_id=body.supplier_id)
    return AuthorizeOut(url=url)


@router.post(f"{SUPPLIERS}/aliexpress/callback")
def finish_aliexpress(store_id: str, body: AliExpressCallback) -> SupplierOut:
    store = current_store(router, store_id)
    supplier = connecting.finish_aliexpress(store, code=body.code, state=body.state)
    return SupplierOut.of(supplier)


def _connect(store: StoreContext, body: ConnectSupplier) -> Supplier:
    if body.kind == "manual":
        return connecting.connect_manual(store, body)
    store.require(Permission.SUPPLIERS_WRITE)
    return connecting.connect_cj(store, name=body.name, api_key=body.require_key())


def _with_etag(supplier: Supplier) -> Response[SupplierOut]:
    body = SupplierOut.of(supplier)
    return Response(200, "application/json", body, headers={"ETag": etag(body.version)})
