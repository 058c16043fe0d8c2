from windlass.kit.errors import Conflict, Forbidden, NotFound


class ReviewNotFound(NotFound):
    code = "review_not_found"


class ReviewLinkInvalid(Forbidden):
    """The link of a review mail is not one that we sent, or the order has not this product."""

    code = "review_link_invalid"


class ReviewChanged(Conflict):
    """Somebody else decided about the review, or its author wrote it anew, in between."""

    code = "review_changed"


class TooManyPhotos(Conflict):
    code = "too_many_photos"
