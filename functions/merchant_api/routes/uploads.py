from windlass.media import service
from windlass.media.schemas import StartUpload, UploadOut, UploadStateOut
from windlass.web.api import Router, created, current_store

router = Router()


@router.post("/stores/<store_id>/uploads", responses=created(UploadOut))
def start_upload(store_id: str, body: StartUpload) -> tuple[UploadOut, int]:
    """An address to which a browser sends one picture."""
    store = current_store(router, store_id)
    address = service.start_upload(store, content_type=body.content_type, purpose=body.purpose)
    return UploadOut.of(address, most_bytes=service.MOST_BYTES), 201


@router.get("/stores/<store_id>/uploads/<upload_id>")
def get_upload(store_id: str, upload_id: str) -> UploadStateOut:
    """How far the picture is; a few seconds after it was sent, it is ready or refused."""
    return UploadStateOut.of(service.get(current_store(router, store_id), upload_id))
