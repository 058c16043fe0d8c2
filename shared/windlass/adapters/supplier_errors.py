"""What may go wrong with a supplier, the same for every supplier."""

from __future__ import annotations

from http import HTTPStatus

from windlass.kit.errors import UpstreamFailed


class SupplierFailed(UpstreamFailed):
    """Every error of this family. `message` may be shown to the merchant."""

    code = "supplier_failed"


class SupplierUnavailable(SupplierFailed):
    """No answer or a server error, and nothing was done: try again later."""

    code = "supplier_unavailable"


class SupplierThrottled(SupplierFailed):
    """The quota is used up; nothing was done. `retry_after` is in seconds."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "supplier_throttled"

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message, retry_after=retry_after)
        self.retry_after = retry_after


class SupplierAuthFailed(SupplierFailed):
    """The credentials work no more; nothing was done. The merchant must reconnect."""

    status = HTTPStatus.CONFLICT
    code = "supplier_auth_failed"


class UnknownOutcome(SupplierFailed):
    """A write was sent and its answer lost. Look up before trying again."""

    code = "supplier_outcome_unknown"


class SupplierRefused(SupplierFailed):
    """The supplier understood and said no; trying the same again is of no use.

    `reason` is a stable word: product_not_found, variant_not_found, shipping_unavailable,
    country_unsupported, address_invalid, order_not_found, too_late, pay_by_hand, cancel_by_hand,
    lookup_unsupported, invalid_request, held, or the provider's own code.
    """

    status = HTTPStatus.CONFLICT
    code = "supplier_refused"

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message, reason=reason)
        self.reason = reason


class OutOfStock(SupplierRefused):
    code = "supplier_out_of_stock"

    def __init__(self, message: str) -> None:
        super().__init__("out_of_stock", message)


class BalanceTooLow(SupplierRefused):
    """The order exists and waits for money on the supplier's account."""

    code = "supplier_balance_too_low"

    def __init__(self, message: str) -> None:
        super().__init__("balance_too_low", message)


class DuplicateOrder(SupplierRefused):
    """The number was used before, and the order it made could not be found."""

    code = "supplier_duplicate_order"

    def __init__(self, message: str) -> None:
        super().__init__("duplicate_order", message)
