from windlass.kit.errors import Conflict, Invalid, NotFound


class OrderNotFound(NotFound):
    code = "order_not_found"


class OrderChanged(Conflict):
    """Somebody changed the order between our read and our write, again and again."""

    code = "order_changed"


class OrderAlreadyCancelled(Conflict):
    code = "order_already_cancelled"


class OrderAlreadyShipped(Conflict):
    code = "order_already_shipped"


class RefundTooLarge(Invalid):
    code = "refund_too_large"
