"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct

from windlass.kit.money import Money


class CheckoutExpired(Struct, frozen=True):
    """Nobody paid in time: a cart that may be won back."""

    checkout_id: str
    cart_id: str


class PaymentPending(Struct, frozen=True):
    """A delayed method: the money is announced, not there."""

    checkout_id: str


class PaymentReturned(Struct, frozen=True):
    """The shopper paid too late or twice and has been given everything back."""

    checkout_id: str
    reason: str
    amount: Money
