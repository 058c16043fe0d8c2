"""One review of a person and a product, and figures that are always the sum of what is shown."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.support.catalog_factories import create_product, picture_bytes
from tests.support.factories import store
from tests.support.hooks import consume
from tests.support.media import announce, uploaded
from tests.support.reviews_factories import author, draft, review
from tests.support.table import items
from windlass.catalog import service as catalog
from windlass.catalog import storefront
from windlass.catalog.errors import ProductNotFound
from windlass.catalog.models import Card
from windlass.catalog.ratings import Rating
from windlass.media.errors import UploadUsed
from windlass.reviews import moderation, showing, writing
from windlass.reviews.errors import ReviewChanged
from windlass.reviews.models import Review, Status

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def product_id(table: None) -> str:
    return create_product(store()).product.product_id


def counts() -> dict[int, int]:
    found = [Rating.from_raw_data(item) for item in items("Rating")]
    return {stars: n for rating in found for stars, n in rating.counts.items() if n}


def texts(reviews: Iterable[Review]) -> list[tuple[int, str]]:
    return [(one.stars, one.text) for one in reviews]


def test_a_review_counts_and_shows(product_id: str) -> None:
    written = review(store(), product_id, stars=4)

    assert (written.status, written.author_name, written.is_verified) == (
        "published",
        "Ada L.",
        True,
    )
    assert counts() == {4: 1}
    assert texts(showing.page(store(), product_id).items) == [(4, "Bright and quiet.")]


def test_a_second_one_of_the_same_person_replaces_the_first(product_id: str) -> None:
    first = review(store(), product_id, stars=2, text="Flickers")
    second = writing.write(
        store(), product_id, author(email=" ADA@shop.test "), draft(5, "New bulb, all good")
    )

    assert second.review_id == first.review_id
    assert second.written_at == first.written_at
    assert second.edited_at is not None
    assert counts() == {5: 1}
    assert texts(showing.page(store(), product_id).items) == [(5, "New bulb, all good")]


def test_sending_the_same_words_twice_changes_nothing(product_id: str) -> None:
    review(store(), product_id)
    before = items()

    review(store(), product_id)

    assert items() == before


def test_twenty_buyers_at_once_all_count(product_id: str) -> None:
    names = [f"Buyer{n} Smith" for n in range(20)]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: review(store(), product_id, name, len(name) % 5 + 1), names))

    assert sum(counts().values()) == 20
    assert len(showing.page(store(), product_id, limit=50).items) == 20


def test_one_buyer_in_two_tabs_writes_one_review(product_id: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: review(store(), product_id, stars=n, text=f"{n}"), [1, 2, 3, 4]))

    [kept] = showing.page(store(), product_id).items
    assert counts() == {kept.stars: 1}


def test_what_waits_counts_when_it_is_published_and_no_longer_when_it_is_rejected(
    product_id: str,
) -> None:
    waiting = review(store(), product_id, stars=3, text="see www.elsewhere.test")
    assert (waiting.status, waiting.held_for, counts()) == ("pending", "contact", {})

    moderation.decide(store(), waiting.review_id, Status.PUBLISHED)
    assert counts() == {3: 1}
    moderation.decide(store(), waiting.review_id, Status.PUBLISHED)
    assert counts() == {3: 1}

    moderation.decide(store(), waiting.review_id, Status.REJECTED)
    assert counts() == {}
    assert texts(showing.page(store(), product_id).items) == []


def test_two_people_deciding_at_once_cannot_count_twice(product_id: str) -> None:
    waiting = review(store(), product_id, stars=5, text="see www.elsewhere.test")

    def publish(_number: int) -> None:
        with suppress(ReviewChanged):
            moderation.decide(store(), waiting.review_id, Status.PUBLISHED)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(publish, range(16)))

    assert counts() == {5: 1}


def test_sorting_and_filtering_page_through_everything_once(product_id: str) -> None:
    for number in range(1, 8):
        review(store(), product_id, f"Buyer{number} Smith", number % 3 + 1, text=f"{number}")

    def all_of(**chosen: object) -> list[tuple[int, str]]:
        found, cursor = list[tuple[int, str]](), None
        while True:
            page = showing.page(store(), product_id, limit=2, cursor=cursor, **chosen)  # type: ignore[arg-type]
            found += texts(page.items)
            cursor = page.next_cursor
            if cursor is None:
                return found

    assert [stars for stars, _ in all_of(order="highest")] == [3, 3, 2, 2, 2, 1, 1]
    assert [stars for stars, _ in all_of(order="lowest")] == [1, 1, 2, 2, 2, 3, 3]
    assert sorted(all_of(stars=2)) == [(2, "1"), (2, "4"), (2, "7")]
    assert sorted(all_of()) == sorted(all_of(order="highest"))


def test_cards_and_pages_follow(product_id: str) -> None:
    review(store(), product_id, "Ada Lovelace", 5)
    review(store(), product_id, "Bob Smith", 4, text="x" * 500)

    consume("reviews", "ReviewsChanged")

    [card] = map(Card.from_raw_data, items("Card"))
    assert (card.rating_count, card.rating_hundredths) == (2, 450)
    handle = catalog.get(store(), product_id).product.handle
    page = storefront.storefront_product(store(), handle)
    assert isinstance(page, storefront.StorefrontProduct)
    assert [(one.stars, one.is_cut) for one in showing.newest(page.rating)] == [
        (4, True),
        (5, False),
    ]


def test_saving_the_product_keeps_its_rating(product_id: str) -> None:
    from tests.support.catalog_factories import save_product

    review(store(), product_id, stars=3)

    catalog.update(store(), product_id, save_product(title="Arc lamp, tall"), version=1)

    [card] = map(Card.from_raw_data, items("Card"))
    assert (card.title, card.rating_count, card.rating_hundredths) == ("Arc lamp, tall", 1, 300)


def test_a_product_that_is_gone_cannot_be_reviewed(product_id: str) -> None:
    catalog.delete(store(), product_id, version=1)

    with pytest.raises(ProductNotFound):
        review(store(), product_id)

    assert counts() == {}


def test_who_wants_to_be_forgotten_leaves_nothing(product_id: str) -> None:
    review(store(), product_id, "Ada Lovelace", 5)
    review(store(), product_id, "Bob Smith", 1)

    assert writing.forget(store(), "Ada@Shop.test") == 1
    assert writing.forget(store(), "ada@shop.test") == 0

    assert counts() == {1: 1}
    left = [
        item for entity in ("Review", "ReviewPointer", "ReviewerPointer") for item in items(entity)
    ]
    assert len(left) == 3
    assert not any("ada" in str(item).lower() for item in left)


@pytest.mark.usefixtures("cloud")
def test_photos_show_once_the_pipeline_has_finished_them(product_id: str) -> None:
    early, late = uploaded(picture_bytes(40, 30)), uploaded(picture_bytes(50, 30))
    announce(early)
    written = writing.write(store(), product_id, author(), draft(upload_ids=(early, late)))
    assert [one["status"] for one in moderation.get(store(), written.review_id).photos] == [
        "ready",
        "awaited",
    ]

    announce(late)

    shown = showing.shown(moderation.get(store(), written.review_id))
    assert [(image.width, image.height) for image in shown.pictures] == [(40, 30), (50, 30)]


@pytest.mark.usefixtures("cloud")
def test_a_photo_belongs_to_one_review(product_id: str) -> None:
    photo = uploaded(picture_bytes(40, 30))
    writing.write(store(), product_id, author(), draft(upload_ids=(photo,)))

    with pytest.raises(UploadUsed):
        writing.write(store(), product_id, author("Bob Smith"), draft(upload_ids=(photo,)))
