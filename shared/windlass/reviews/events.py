from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewWritten:
    """By a shopper, for the first time or anew. `status` is what the rules made of it."""

    product_id: str
    review_id: str
    status: str


@dataclass(frozen=True, slots=True)
class ReviewsChanged:
    """What shops show of a product's reviews is no longer what it was."""

    product_id: str


@dataclass(frozen=True, slots=True)
class ReviewAnswered:
    """The merchant answered in public, for the first time."""

    product_id: str
    review_id: str
