"""The order of a product's pictures, their words, and what variants and cards make of them."""

import pytest

from tests.support.catalog_factories import (
    create_product,
    picture_bytes,
    save_product,
    variant_fields,
)
from tests.support.factories import store
from tests.support.media import announce, uploaded
from tests.support.table import items
from windlass.catalog import service
from windlass.catalog.errors import ImageNotFound, ProductStale, TooManyImages
from windlass.catalog.models import Card, Product
from windlass.catalog.pictures import NewImage
from windlass.catalog.rules import MOST_IMAGES
from windlass.media.errors import UploadUsed

pytestmark = pytest.mark.usefixtures("cloud")


def with_pictures(count: int) -> tuple[Product, list[str]]:
    product = create_product(store()).product
    ids = [uploaded(picture_bytes(20 + n, 20)) for n in range(count)]
    announce(*ids)
    service.attach_images(store(), product.product_id, [NewImage(one) for one in ids])
    return product, ids


def order(product: Product) -> list[str]:
    return [image.id for image in service.get(store(), product.product_id).product.pictures]


@pytest.mark.parametrize(
    ("position", "expected"), [(0, "cabd"), (1, "acbd"), (3, "abdc"), (99, "abdc")]
)
def test_a_picture_moves_to_its_place(position: int, expected: str) -> None:
    product, ids = with_pictures(4)
    names = dict(zip("abcd", ids, strict=True))

    service.change_image(store(), product.product_id, names["c"], position=position)

    assert order(product) == [names[name] for name in expected]


def test_words_change_without_moving_and_without_a_new_version() -> None:
    product, ids = with_pictures(2)

    found = service.change_image(store(), product.product_id, ids[1], alt="From above")

    assert [image.alt for image in found.product.pictures] == ["", "From above"]
    assert (order(product), found.product.version) == (ids, 1)


def test_lists_show_the_first_two_that_are_ready() -> None:
    product, ids = with_pictures(3)

    service.change_image(store(), product.product_id, ids[2], position=0)

    [card] = map(Card.from_raw_data, items("Card"))
    assert [image and image.id for image in (card.image, card.second_image)] == [ids[2], ids[0]]
    assert card.image is not None
    assert card.image.blur != ""


def test_a_picture_taken_away_leaves_its_variants_and_open_forms_notice() -> None:
    product, ids = with_pictures(2)
    variant = variant_fields(id=product.variants[0].id, image_id=ids[0])
    service.update(store(), product.product_id, save_product(variants=[variant]), version=1)

    service.detach_image(store(), product.product_id, ids[0])

    found = service.get(store(), product.product_id).product
    assert (order(product), found.variants[0].image_id) == ([ids[1]], None)
    with pytest.raises(ProductStale):
        service.update(store(), product.product_id, save_product(), version=2)
    with pytest.raises(ImageNotFound):
        service.detach_image(store(), product.product_id, ids[0])


def test_a_finished_picture_does_not_come_back_after_it_was_taken_away() -> None:
    product = create_product(store()).product
    upload_id = uploaded(picture_bytes())
    service.attach_image(store(), product.product_id, upload_id)
    service.detach_image(store(), product.product_id, upload_id)

    announce(upload_id)

    assert order(product) == []


def test_a_product_has_at_most_a_hundred_pictures() -> None:
    product, _ = with_pictures(1)
    more = [NewImage(uploaded(b"x")) for _ in range(MOST_IMAGES)]

    with pytest.raises(TooManyImages):
        service.attach_images(store(), product.product_id, more)

    assert len(order(product)) == 1


def test_a_picture_that_was_taken_away_comes_back_as_it_was() -> None:
    product, ids = with_pictures(2)
    before = service.get(store(), product.product_id).product.images[ids[0]]
    service.change_image(store(), product.product_id, ids[0], alt="The lamp")
    service.detach_image(store(), product.product_id, ids[0])

    found, image = service.attach_image(store(), product.product_id, ids[0])

    assert (image.alt, image.path, image.status) == ("The lamp", before.path, "ready")
    assert [one.id for one in found.product.pictures] == [ids[1], ids[0]]
    assert found.product.removed_images == {}


def test_a_copy_gets_a_shared_picture_back_too() -> None:
    product, [picture] = with_pictures(1)
    copy = service.duplicate(store(), product.product_id).product
    service.detach_image(store(), copy.product_id, picture)
    assert (order(copy), order(product)) == ([], [picture])

    service.attach_image(store(), copy.product_id, picture)

    assert (order(copy), order(product)) == ([picture], [picture])


def test_a_product_does_not_get_what_it_never_showed() -> None:
    _product, [picture] = with_pictures(1)
    other = create_product(store()).product

    with pytest.raises(UploadUsed):
        service.attach_image(store(), other.product_id, picture)


def test_only_the_last_five_removed_pictures_are_remembered() -> None:
    product, ids = with_pictures(7)

    for picture in ids:
        service.detach_image(store(), product.product_id, picture)

    kept = service.get(store(), product.product_id).product.removed_images
    assert len(kept) == 5
    assert ids[-1] in kept
