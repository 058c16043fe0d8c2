"""A square logo, from the browser's file to the PNGs of tabs and home screens."""

from io import BytesIO

import pytest
from PIL import Image

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import picture_bytes
from tests.support.factories import member, store
from tests.support.media import announce, put_upload
from windlass.adapters import aws
from windlass.kit import config
from windlass.media import pictures
from windlass.media import service as media
from windlass.media.models import Purpose

pytestmark = pytest.mark.usefixtures("cloud")


def upload_of(store_id: str, upload_id: str) -> Answer:
    return call(handler, "GET", f"/api/v1/stores/{store_id}/uploads/{upload_id}", as_=member())


def test_a_square_logo_is_made_for_tabs_too() -> None:
    owner, data = store(), picture_bytes(400, 400)
    upload_id = media.start_upload(owner, content_type="image/png", purpose=Purpose.ICON).upload_id
    put_upload(upload_id, data)
    assert upload_of(owner.store_id, upload_id).body == {
        "upload_id": upload_id,
        "state": "awaited",
        "problem": "",
        "picture": None,
    }

    announce(upload_id)

    picture = upload_of(owner.store_id, upload_id).body["picture"]
    folder = f"media/store-1/{pictures.content_hash(data, is_icon=True)}"
    assert (picture["path"], picture["widths"]) == (f"/{folder}", [160, 320, 400])
    for side in (48, 180):
        body = aws.s3().get_object(Bucket=config.MEDIA_BUCKET, Key=f"{folder}/{side}.png")["Body"]
        with Image.open(BytesIO(body.read())) as icon:
            assert (icon.format, icon.size) == ("PNG", (side, side))


@pytest.mark.parametrize(
    ("size", "problem"),
    [
        ((400, 300), "This picture is 400 by 300 pixels. A square logo is as wide as it is high."),
        ((100, 100), "A square logo needs at least 180 by 180 pixels."),
    ],
)
def test_what_cannot_be_a_square_logo_is_refused(size: tuple[int, int], problem: str) -> None:
    upload_id = media.start_upload(
        store(), content_type="image/png", purpose=Purpose.ICON
    ).upload_id
    put_upload(upload_id, picture_bytes(*size))

    announce(upload_id)

    answer = upload_of(store().store_id, upload_id)
    assert (answer.body["state"], answer.body["problem"]) == ("failed", problem)
