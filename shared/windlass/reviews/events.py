from msgspec import Struct


class ReviewWritten(Struct, frozen=True):
    """By a shopper, for the first time or anew. `status` is what the rules made of it."""

    product_id: str
    review_id: str
    status: str


class ReviewsChanged(Struct, frozen=True):
    """What shops show of a product's reviews is no longer what it was."""

    product_id: str


class ReviewAnswered(Struct, frozen=True):
    """The merchant answered in public, for the first time."""

    product_id: str
    review_id: str
