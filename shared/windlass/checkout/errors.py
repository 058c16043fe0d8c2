from __future__ import annotations

from collections.abc import Mapping

from windlass.kit.errors import Conflict, Gone, Invalid, NotFound


class CheckoutNotFound(NotFound):
    code = "checkout_not_found"


class CheckoutGone(Gone):
    """It expired or was replaced; start again from the cart."""

    code = "checkout_gone"


class StoreNotSelling(Conflict):
    """The store is closed, or its payments are not enabled yet."""

    code = "store_not_selling"


class CartChanged(Conflict):
    """Prices or stock are not what the shopper saw; the cart says what changed."""

    code = "cart_changed"


class CartEmpty(Invalid):
    code = "cart_empty"


class CheckoutTooLong(Invalid):
    code = "checkout_too_long"


class SoldOut(Conflict):
    """Somebody else was faster. `variant_ids` in the details name what is gone."""

    code = "sold_out"

    @classmethod
    def of(cls, gone: Mapping[str, str]) -> SoldOut:
        """The names of what there is too little of, by variant id."""
        *others, last = dict.fromkeys(gone.values())
        names = f"{', '.join(others)} and {last}" if others else last
        message = (
            f"Somebody was faster: there is not enough left of {names}. Choose fewer, or take it "
            "out of your cart."
        )
        return cls(message, variant_ids=list(gone))


class CodeRefused(Conflict):
    """A code of the cart does not count. `codes` in the details; take it out, or agree to the price
    without it by `seen_total`."""

    code = "code_refused"


class CodeUsedUp(Conflict):
    """Somebody else used a limited discount last. `discount_ids` in the details."""

    code = "code_used_up"


class CardSpent(Conflict):
    """A gift card or the store credit holds less than it did. `fund_ids` in the details."""

    code = "card_spent"


class TooLittleToCharge(Conflict):
    """Gift cards leave less than a card payment may be. Nothing is held."""

    code = "too_little_to_charge"


class TooMuchToCharge(Conflict):
    """The cart costs more than one card payment may be. Nothing is held."""

    code = "too_much_to_charge"


class ShippingUnavailable(Invalid):
    code = "shipping_unavailable"


class AlreadyPaid(Conflict):
    """This cart became an order. `order_id` in the details."""

    code = "already_paid"
