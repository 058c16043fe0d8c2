"""From a browser's file to a picture on a product."""

import json
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from tests.support.catalog_factories import create_product, picture_bytes, save_product
from tests.support.factories import store
from tests.support.media import announce, deliver, objects, put_upload, statuses, uploaded
from tests.support.table import items
from windlass.adapters import aws
from windlass.catalog import service
from windlass.catalog.models import Product
from windlass.catalog.pictures import NewImage
from windlass.kit import config
from windlass.kit.errors import Forbidden
from windlass.media import pictures
from windlass.media import service as media
from windlass.media.errors import UploadMissing, UploadNotFound, UploadUsed
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("cloud")


def product() -> Product:
    return create_product(store()).product


def again(product: Product) -> Product:
    return service.get(store(), product.product_id).product


def test_the_address_takes_one_picture_of_one_type_and_size() -> None:
    address = media.start_upload(store(), content_type="image/png")

    policy = json.loads(b64decode(address.fields["policy"]))
    key = f"uploads/store-1/{address.upload_id}"
    assert address.fields["key"] == key
    assert address.fields["Content-Type"] == "image/png"
    assert {"Content-Type": "image/png"} in policy["conditions"]
    assert ["content-length-range", 1, 20 * 1024 * 1024] in policy["conditions"]
    assert {"key": key} in policy["conditions"]
    ends = datetime.fromisoformat(policy["expiration"])
    assert abs(ends - address.expires_at) < timedelta(seconds=5)


def test_a_picture_shows_once_it_is_ready() -> None:
    data, made = picture_bytes(800, 600), product()
    upload_id = uploaded(data)

    service.attach_image(store(), made.product_id, upload_id, alt="The lamp")
    assert statuses(again(made)) == [("processing", "")]
    announce(upload_id)

    [image] = again(made).pictures
    folder = f"media/store-1/{pictures.content_hash(data)}"
    assert (image.id, image.alt, image.status, image.path) == (
        upload_id,
        "The lamp",
        "ready",
        f"/{folder}",
    )
    assert (image.width, image.height, image.widths) == (800, 600, (160, 320, 640, 800))
    assert set(objects("media/")) == {
        f"{folder}/{width}.{kind}" for width in image.widths for kind in ("avif", "webp")
    } | {f"{folder}/800.jpg"}
    assert list(objects("originals/")) == [f"originals/store-1/{pictures.content_hash(data)}"]


def test_browsers_keep_pictures_for_a_year() -> None:
    upload_id = uploaded(picture_bytes())
    announce(upload_id)

    for key in objects("media/"):
        head = aws.s3().head_object(Bucket=config.MEDIA_BUCKET, Key=key)
        assert head["CacheControl"] == "public, max-age=31536000, immutable"
        assert head["ContentType"] == {"avif": "image/avif", "webp": "image/webp"}.get(
            key.rsplit(".")[-1], "image/jpeg"
        )


def test_the_event_may_come_before_the_picture_is_attached() -> None:
    made, upload_id = product(), uploaded(picture_bytes())

    announce(upload_id)
    service.attach_image(store(), made.product_id, upload_id)

    assert statuses(again(made)) == [("ready", "")]


def test_the_same_event_twice_changes_nothing_more() -> None:
    made, upload_id = product(), uploaded(picture_bytes())
    service.attach_image(store(), made.product_id, upload_id)
    announce(upload_id)
    before, kept = again(made).pictures, {k: v["ETag"] for k, v in objects().items()}

    announce(upload_id)

    assert again(made).pictures == before
    assert {k: v["ETag"] for k, v in objects().items()} == kept


def test_a_crash_before_the_product_was_told_is_made_good() -> None:
    made, upload_id = product(), uploaded(picture_bytes())
    service.attach_image(store(), made.product_id, upload_id)
    media.process_upload(store(), upload_id)
    assert statuses(again(made)) == [("processing", "")]

    announce(upload_id)

    assert statuses(again(made)) == [("ready", "")]


def test_a_picture_that_settled_while_it_was_attached_is_not_left_waiting() -> None:
    """The pipeline looked for it on the product just before it was there."""
    made, upload_id = product(), uploaded(picture_bytes())
    service.attach_image(store(), made.product_id, upload_id)
    media.process_upload(store(), upload_id)

    service.attach_image(store(), made.product_id, upload_id)

    assert statuses(again(made)) == [("ready", "")]


def test_a_bad_file_says_why() -> None:
    made, upload_id = product(), uploaded(b"%PDF-1.7 not a picture")
    service.attach_image(store(), made.product_id, upload_id)

    announce(upload_id)

    assert statuses(again(made)) == [("failed", pictures.NOT_A_PICTURE)]
    assert objects("media/") == {}


def test_twenty_pictures_finish_at_once() -> None:
    made = product()
    ids = [uploaded(picture_bytes(20 + n, 20 + n)) for n in range(20)]
    service.attach_images(store(), made.product_id, [NewImage(one) for one in ids])

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(announce, ids))

    assert [(image.id, image.status) for image in again(made).pictures] == [
        (one, "ready") for one in ids
    ]


def test_an_edit_does_not_undo_a_picture_that_finished_meanwhile() -> None:
    made, upload_id = product(), uploaded(picture_bytes())
    service.attach_image(store(), made.product_id, upload_id)

    announce(upload_id)
    service.update(store(), made.product_id, save_product(title="Edited"), version=1)

    assert statuses(again(made)) == [("ready", "")]
    assert again(made).title == "Edited"


def test_a_picture_is_attached_once_and_to_one_product() -> None:
    first, second, upload_id = product(), product(), uploaded(picture_bytes())
    service.attach_image(store(), first.product_id, upload_id)
    before = items("Product")

    service.attach_image(store(), first.product_id, upload_id)
    with pytest.raises(UploadUsed):
        service.attach_image(store(), second.product_id, upload_id)

    assert items("Product") == before


def test_a_file_that_never_came_cannot_be_attached() -> None:
    made = product()
    upload_id = media.start_upload(store(), content_type="image/jpeg").upload_id

    with pytest.raises(UploadMissing):
        service.attach_image(store(), made.product_id, upload_id)
    put_upload(upload_id, picture_bytes())
    service.attach_image(store(), made.product_id, upload_id)

    assert len(again(made).pictures) == 1


def test_another_stores_upload_is_not_there() -> None:
    upload_id = uploaded(picture_bytes(), of=store("store-2"))

    with pytest.raises(UploadNotFound):
        service.attach_image(store(), product().product_id, upload_id)


def test_what_we_fetched_ourselves_takes_the_same_way() -> None:
    upload_id = media.store_original(store(), picture_bytes(), "image/jpeg")
    created = service.create(
        store(),
        save_product(variants=[{"price": {"amount": 1, "currency": "EUR"}, "image_id": upload_id}]),
        currency="EUR",
        images=[NewImage(upload_id, "Seen from above")],
    )

    announce(upload_id)

    found = again(created.product)
    assert statuses(found) == [("ready", "")]
    picture = found.picture_of(found.variants[0])
    assert picture is not None
    assert (picture.id, picture.alt) == (upload_id, "Seen from above")


@pytest.mark.parametrize(
    "key", ["originals/store-1/x", "uploads/store-1/unknown", "uploads/store-1", "uploads//", "x"]
)
def test_objects_that_nobody_announced_are_left_alone(key: str) -> None:
    aws.s3().put_object(Bucket=config.MEDIA_BUCKET, Key=key, Body=picture_bytes())

    deliver(key)

    assert list(objects()) == [key]


def test_who_may_not_write_products_may_not_upload() -> None:
    for role in (Role.VIEWER, Role.FULFILMENT, Role.SHOPPER):
        with pytest.raises(Forbidden):
            media.start_upload(store(role=role), content_type="image/png")
    assert items() == []
