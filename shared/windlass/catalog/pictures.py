"""The pictures of a product: added, described, ordered, taken away, finished by the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from copy import replace
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.catalog.errors import ImageNotFound, TooManyImages
from windlass.catalog.parts import Image
from windlass.catalog.repository import Found, ProductRepository, settled
from windlass.catalog.rules import MOST_IMAGES
from windlass.kit import clock
from windlass.media import service as media
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.catalog.models import Product
    from windlass.media.models import Upload
    from windlass.tenancy.context import StoreContext


MOST_REMOVED = 5


class NewImage(Struct, frozen=True):
    upload_id: str  # becomes the picture's id
    alt: str = ""


def attach_image(
    store: StoreContext, product_id: str, upload_id: str, *, alt: str = ""
) -> tuple[Found, Image]:
    """Add an uploaded picture at the end; adding it again changes nothing. It shows as soon as
    the pipeline has finished it. One that was taken away lately comes back as it was. Raises
    Forbidden (403), ProductNotFound and UploadNotFound (404), UploadMissing, UploadUsed
    and TooManyImages (409)."""
    found = attach_images(store, product_id, [NewImage(upload_id, alt)])
    return found, found.product.images[upload_id]


def attach_images(store: StoreContext, product_id: str, images: Sequence[NewImage]) -> Found:
    """The same for several, saved together."""
    store.require(Permission.PRODUCTS_WRITE)
    repository = ProductRepository(store.store_id)
    known = repository.get(product_id).product.removed_images
    uploads = bind(store, product_id, [one for one in images if one.upload_id not in known])

    def add() -> Found:
        found = repository.get(product_id)
        if add_to(found.product, images, uploads):
            repository.save(found)
        return found

    found = settled(add)
    return found if not catch_up(store, found.product) else repository.get(product_id)


def bind(store: StoreContext, product_id: str, images: Sequence[NewImage]) -> dict[str, Upload]:
    """The uploads, given to the product for good."""
    return {one.upload_id: media.bind(store, one.upload_id, owner=product_id) for one in images}


def add_to(product: Product, images: Sequence[NewImage], uploads: dict[str, Upload]) -> bool:
    """In memory. False when all are there already."""
    new = [one for one in images if one.upload_id not in product.images]
    if len(product.images) + len(new) > MOST_IMAGES:
        raise TooManyImages(f"A product has at most {MOST_IMAGES} pictures.")
    start = max((image.position for image in product.images.values()), default=-1) + 1
    for place, one in enumerate(new, start):
        product.images[one.upload_id] = _added(product, one, place, uploads)
    return bool(new)


def _added(product: Product, new: NewImage, place: int, uploads: dict[str, Upload]) -> Image:
    """Its upload may be long gone, or another product's that this one was copied from."""
    kept = product.removed_images.pop(new.upload_id, None)
    if kept is not None:
        return replace(kept, position=place, alt=new.alt or kept.alt)
    if new.upload_id not in uploads:
        raise ImageNotFound(f"The picture {new.upload_id} was removed too long ago.")
    return _finished(Image(new.upload_id, place, new.alt), uploads[new.upload_id])


def catch_up(store: StoreContext, product: Product) -> int:
    """Finish the pictures that the pipeline settled while the product was being saved: it may
    have looked for them just before they were there. How many there were."""
    waiting = [image.id for image in product.images.values() if image.status == "processing"]
    uploads = media.settled(store, waiting) if waiting else []
    for upload in uploads:
        finish(store, upload)
    return len(uploads)


def finish(store: StoreContext, upload: Upload) -> bool:
    """Show the outcome of the pipeline on the product that owns the upload. False when there is
    no such picture (yet). Safe to repeat."""
    store.require(Permission.PRODUCTS_WRITE)
    if upload.owner is None:
        return False
    image = _finished(Image(upload.upload_id, position=0), upload)
    repository = ProductRepository(store.store_id)
    return settled(lambda: repository.finish_image(str(upload.owner), image))


def change_image(
    store: StoreContext,
    product_id: str,
    image_id: str,
    *,
    alt: str | None = None,
    position: int | None = None,
) -> Found:
    """Describe the picture, or move it to a place counted from 0; a place past the end is the
    end. Raises Forbidden (403), ProductNotFound and ImageNotFound (404)."""
    store.require(Permission.PRODUCTS_WRITE)
    repository = ProductRepository(store.store_id)

    def change() -> Found:
        found = repository.get(product_id)
        images = found.product.images
        image = _require(found.product, image_id)
        if alt is not None:
            images[image_id] = replace(image, alt=alt)
        if position is not None:
            order = [other for other in found.product.pictures if other.id != image_id]
            order.insert(position, images[image_id])
            for place, other in enumerate(order):
                images[other.id] = replace(other, position=place)
        repository.save(found)
        return found

    return settled(change)


def detach_image(store: StoreContext, product_id: str, image_id: str) -> Found:
    """Take the picture from the product and its variants. Its files stay: orders and mails show
    them. Raises Forbidden (403), ProductNotFound and ImageNotFound (404)."""
    store.require(Permission.PRODUCTS_WRITE)
    repository = ProductRepository(store.store_id)

    def take_away() -> Found:
        found = repository.get(product_id)
        product = found.product
        image = _require(product, image_id)
        del product.images[image_id]
        if image.is_ready:
            kept = [*product.removed_images.values(), image][-MOST_REMOVED:]
            product.removed_images = {one.id: one for one in kept}
        if any(variant.image_id == image_id for variant in product.variants):
            product.variants = [
                replace(variant, image_id=None) if variant.image_id == image_id else variant
                for variant in product.variants
            ]
            product.version += 1  # an open form holds variants that are no longer true
            product.updated_at = clock.now()
        repository.save(found)
        return found

    return settled(take_away)


def _require(product: Product, image_id: str) -> Image:
    image = product.images.get(image_id)
    if image is None:
        raise ImageNotFound(f"This product has no picture {image_id}.")
    return image


def _finished(image: Image, upload: Upload) -> Image:
    if upload.state == "awaited":
        return image
    made = upload.picture or {}
    return replace(
        image,
        status=upload.state,
        problem=upload.problem,
        path=made.get("path", ""),
        width=made.get("width", 0),
        height=made.get("height", 0),
        widths=tuple(made.get("widths", ())),
        formats=tuple(made.get("formats", ())),
        blur=made.get("blur", ""),
    )
