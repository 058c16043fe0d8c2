from merchant_api.routes.products import PRODUCT, with_etag
from windlass.catalog import service
from windlass.catalog.out_schemas import ProductOut
from windlass.catalog.schemas import AttachImage, ChangeImage
from windlass.web.api import Response, Router, created, current_store

router = Router()
IMAGE = f"{PRODUCT}/images/<image_id>"


@router.post(f"{PRODUCT}/images", responses=created(ProductOut))
def attach_image(store_id: str, product_id: str, body: AttachImage) -> tuple[ProductOut, int]:
    """An upload belongs to one product and is added once, however often this is sent."""
    store = current_store(router, store_id)
    found, _image = service.attach_image(store, product_id, body.upload_id, alt=body.alt)
    return ProductOut.of(found, store), 201


@router.patch(IMAGE)
def change_image(
    store_id: str, product_id: str, image_id: str, body: ChangeImage
) -> Response[ProductOut]:
    store = current_store(router, store_id)
    found = service.change_image(store, product_id, image_id, alt=body.alt, position=body.position)
    return with_etag(found, store)


@router.delete(IMAGE)
def detach_image(store_id: str, product_id: str, image_id: str) -> Response[ProductOut]:
    """The product without the picture."""
    store = current_store(router, store_id)
    return with_etag(service.detach_image(store, product_id, image_id), store)
