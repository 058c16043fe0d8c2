"""The picture of a collection or category shows when the pipeline has finished it."""

import pytest

from tests.support.catalog_factories import picture_bytes
from tests.support.collections_factories import (
    collection_fields,
    create_category,
    create_collection,
)
from tests.support.factories import store
from tests.support.media import announce, uploaded
from windlass.collections import categories, service
from windlass.collections.models import Collection
from windlass.collections.schemas import SaveCategory, SaveCollection
from windlass.media.errors import UploadUsed

pytestmark = pytest.mark.usefixtures("table", "cloud")


def shown(collection_id: str) -> tuple[str, str, str] | None:
    image = service.get(store(), collection_id).image
    return None if image is None else (image.id, image.status, image.alt)


def with_picture(upload_id: str) -> Collection:
    return create_collection(store(), picture={"upload_id": upload_id, "alt": "A desk"})


def test_it_is_processed_after_the_collection_is_saved() -> None:
    upload_id = uploaded(picture_bytes())
    made = with_picture(upload_id)
    assert shown(made.collection_id) == (upload_id, "processing", "A desk")

    announce(upload_id)

    assert shown(made.collection_id) == (upload_id, "ready", "A desk")


def test_or_before() -> None:
    upload_id = uploaded(picture_bytes())
    announce(upload_id)
    assert shown(with_picture(upload_id).collection_id) == (upload_id, "ready", "A desk")


def test_a_picture_that_was_replaced_meanwhile_stays_away() -> None:
    first, second = uploaded(picture_bytes()), uploaded(picture_bytes(colour=(9, 9, 9)))
    made = with_picture(first)
    request = SaveCollection.model_validate(collection_fields(picture={"upload_id": second}))
    service.update(store(), made.collection_id, request, version=1)

    announce(first)

    assert shown(made.collection_id) == (second, "processing", "")


def test_a_saved_form_keeps_the_picture_and_changes_its_words() -> None:
    upload_id = uploaded(picture_bytes())
    made = with_picture(upload_id)
    announce(upload_id)
    picture = {"upload_id": upload_id, "alt": "Two desks"}
    request = SaveCollection.model_validate(collection_fields(picture=picture))
    service.update(store(), made.collection_id, request, version=1)

    assert shown(made.collection_id) == (upload_id, "ready", "Two desks")


def test_categories_have_pictures_of_their_own() -> None:
    lamps, upload_id = create_category(store(), "Lamps"), uploaded(picture_bytes())
    request = SaveCategory.model_validate({"title": "Lamps", "picture": {"upload_id": upload_id}})
    categories.update(store(), lamps, request, version=1)
    announce(upload_id)

    _node, text = categories.get(store(), lamps)
    assert text.image is not None
    assert (text.image.id, text.image.status) == (upload_id, "ready")
    with pytest.raises(UploadUsed):
        with_picture(upload_id)
