from windlass.kit.errors import Conflict, NotFound, Stale


class DiscountNotFound(NotFound):
    code = "discount_not_found"


class DiscountStale(Stale):
    code = "version_stale"


class CodeTaken(Conflict):
    """Another discount of the store has this code."""

    code = "code_taken"


class TooManyDiscounts(Conflict):
    code = "too_many_discounts"


class TooManyCodes(Conflict):
    code = "too_many_codes"


class DiscountArchived(Conflict):
    """Restore it first."""

    code = "discount_archived"
