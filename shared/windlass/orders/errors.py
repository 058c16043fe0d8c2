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


class AddressSettled(Conflict):
    """A supplier was asked to send it, or nothing is to be sent."""

    code = "address_settled"


class DeliveryDiffers(Conflict):
    """Another address, for which delivery or taxes are not those that were paid."""

    code = "delivery_differs"


class GiftCardsChanged(Conflict):
    """Somebody spent of the gift cards that the order sold, since they were shown."""

    code = "gift_cards_changed"


class RefundTooLarge(Invalid):
    code = "refund_too_large"
