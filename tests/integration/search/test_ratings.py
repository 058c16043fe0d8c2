"""What shoppers say of a product is in the index moments after they said it."""

from tests.support.catalog_factories import create_product
from tests.support.reviews_factories import review
from tests.support.search.factories import deliver, index_all, look
from windlass.reviews.events import ReviewsChanged
from windlass.tenancy.context import StoreContext


def test_a_reviewed_product_is_found_with_its_stars(owner: StoreContext) -> None:
    lamp = create_product(owner, title="Arc lamp").product
    create_product(owner, title="Clay vase")
    index_all(owner)
    review(owner, lamp.product_id, stars=4)
    review(owner, lamp.product_id, name="Grace Hopper", stars=5)

    assert deliver(owner, [ReviewsChanged(lamp.product_id)]) == []

    found = {hit.title: (hit.rating_hundredths, hit.rating_count) for hit in look(owner).hits}
    assert found == {"Arc lamp": (450, 2), "Clay vase": (None, 0)}


def test_a_whole_build_takes_reviewed_products_along(owner: StoreContext) -> None:
    lamp = create_product(owner, title="Arc lamp").product
    review(owner, lamp.product_id, stars=4)

    index_all(owner)

    assert [hit.rating_count for hit in look(owner).hits] == [1]
