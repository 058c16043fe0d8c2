from base64 import b64decode
from typing import Annotated

from annotated_types import Interval
from aws_lambda_powertools.event_handler.openapi.params import Query

from storefront_api.shops import (
    PREFIX,
    Moved,
    cached,
    client_ip_of,
    current_shop,
    customer_of,
    moves,
)
from windlass.accounts import limits
from windlass.catalog import storefront
from windlass.catalog.errors import ProductNotFound
from windlass.catalog.storefront import Redirect, StorefrontProduct
from windlass.kit.email_keys import email_key
from windlass.kit.errors import Invalid
from windlass.media import shoppers
from windlass.reviewing import service as reviewing
from windlass.reviews import showing, writing
from windlass.reviews.errors import ReviewLinkInvalid
from windlass.reviews.repository import Order
from windlass.reviews.storefront_schemas import (
    PhotoTaken,
    RatingOut,
    ReviewTaken,
    SendPhoto,
    ShownReviewOut,
    ShownReviews,
    WriteReview,
)
from windlass.reviews.writing import Author
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy.context import StoreContext
from windlass.web.api import Cursor, Limit, Response, Router, created
from windlass.web.schemas import IN_DIGITS

router = Router()
REVIEWS = "/stores/<slug>/products/<handle>/reviews"
PHOTOS_OF_PERSON = limits.Limit("review-photos-of-person", free=60)
PHOTOS_FROM_IP = limits.Limit("review-photos-from-ip", free=120)


@router.get(REVIEWS, responses=moves(ShownReviews))
def list_reviews(
    slug: str,
    handle: str,
    order: Annotated[Order, Query()] = "newest",
    stars: Annotated[int | None, Interval(ge=1, le=5), IN_DIGITS, Query()] = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Response[ShownReviews]:
    store, shop = current_shop(router, slug)
    found = _product(store, shop, handle)
    product_id = found.product.product_id
    page = showing.page(store, product_id, order=order, stars=stars, limit=limit, cursor=cursor)
    items = [ShownReviewOut.of(showing.shown(review)) for review in page.items]
    rating = RatingOut.of(found.rating)
    return cached(ShownReviews(rating=rating, items=items, next_cursor=page.next_cursor))


@router.post(REVIEWS, responses=created(ReviewTaken))
def write_review(slug: str, handle: str, body: WriteReview) -> tuple[ReviewTaken, int]:
    """One per person and product: a second one replaces the first. Needs the order and token of
    a review mail's link, or the session of a customer."""
    store, shop = current_shop(router, slug)
    product = _product(store, shop, handle).product
    author = _author(store, product.product_id, body.order, body.token)
    review = writing.write(store, product.product_id, author, body.draft())
    return ReviewTaken(id=review.review_id, status=review.status), 201


@router.post(f"{REVIEWS}/photos", responses=created(PhotoTaken))
def send_photo(slug: str, handle: str, body: SendPhoto) -> tuple[PhotoTaken, int]:
    """A photo for a review that is being written; name its id in the review. After 60 photos of a
    person in a day, each has to wait (429)."""
    store, shop = current_shop(router, slug)
    product = _product(store, shop, handle).product
    author = _author(store, product.product_id, body.order, body.token)
    try:
        data = b64decode(body.data, validate=True)
    except ValueError:
        raise Invalid.field("data", "base64", "Send the picture's bytes in base64.") from None
    limits.count(PHOTOS_FROM_IP, client_ip_of(router))
    limits.count(PHOTOS_OF_PERSON, f"{store.store_id}\n{email_key(author.email)}")
    return PhotoTaken(id=shoppers.keep(store, data, content_type=body.content_type)), 201


def _author(
    store: StoreContext, product_id: str, order_id: str | None, token: str | None
) -> Author:
    if order_id is not None:
        author = reviewing.by_link(store, order_id, token or "", product_id)
        if author is None:
            raise ReviewLinkInvalid("This link does not lead to a review of this product.")
        return author
    customer = customer_of(router, store)
    if customer is None:
        raise ReviewLinkInvalid("Sign in, or use the link of the mail that asked for a review.")
    return reviewing.by_account(store, customer, product_id)


def _product(store: StoreContext, shop: StorefrontStore, handle: str) -> StorefrontProduct:
    found = storefront.storefront_product(store, handle)
    if found is None:
        raise ProductNotFound(f"There is no product {handle}.")
    if isinstance(found, Redirect):
        raise Moved(f"{PREFIX}/stores/{shop.slug}/products/{found.handle}/reviews")
    return found
