"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass

from windlass.kit.money import Money


@dataclass(frozen=True)
class CheckoutExpired:
    """Nobody paid in time: a cart that may be won back."""

    checkout_id: str
    cart_id: str


@dataclass(frozen=True)
class PaymentPending:
    """A delayed method: the money is announced, not there."""

    checkout_id: str


@dataclass(frozen=True)
class PaymentReturned:
    """The shopper paid too late or twice and has been given everything back."""

    checkout_id: str
    reason: str
    amount: Money
