from windlass.media import service
from windlass.media.schemas import StartUpload, UploadOut
from windlass.web.api import Router, created, current_store

router = Router()


@router.post("/stores/<store_id>/uploads", responses=created(UploadOut))
def start_upload(store_id: str, body: StartUpload) -> tuple[UploadOut, int]:
    """An address to which a browser sends one picture."""
    store = current_store(router, store_id)
    address = service.start_upload(store, content_type=body.content_type)
    return UploadOut.of(address, most_bytes=service.MOST_BYTES), 201
