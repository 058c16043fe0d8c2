from windlass.kit.errors import Conflict, Invalid, NotFound


class GiftCardNotFound(NotFound):
    code = "gift_card_not_found"


class GiftCardUnknown(Invalid):
    """A code that opens no card of this store."""

    code = "gift_card_unknown"


class GiftCardUnusable(Invalid):
    """The code is right, but the card is disabled, expired or empty; `fields` say which."""

    code = "gift_card_unusable"


class NotEnoughLeft(Conflict):
    code = "not_enough_left"


class NothingToGiveBack(Conflict):
    """A refund asks for more than was spent of gift cards and credit, less what went back."""

    code = "nothing_to_give_back"


class CurrencyDiffers(Conflict):
    code = "currency_differs"


class NothingToSend(Conflict):
    """The card has no recipient, or nobody may spend it."""

    code = "nothing_to_send"
