from windlass.imports import service
from windlass.imports.schemas import ImportedOut, ImportRequest, PreviewOut
from windlass.web.api import IdempotencyKey, Router, created, current_store
from windlass.web.idempotency import once

router = Router()
IMPORTS = "/stores/<store_id>/imports"


@router.post(f"{IMPORTS}/preview")
def preview_import(store_id: str, body: ImportRequest) -> PreviewOut:
    store = current_store(router, store_id)
    return PreviewOut.of(service.preview(store, body))


@router.post(IMPORTS, responses=created(ImportedOut))
def import_product(
    store_id: str, body: ImportRequest, idempotency_key: IdempotencyKey = None
) -> tuple[ImportedOut, int]:
    store = current_store(router, store_id)
    return once(
        router,
        store,
        idempotency_key,
        ImportedOut,
        lambda: ImportedOut.of(service.make(store, body)),
    ), 201
