"""What others may react to. Changing a field here is an API change. None carries an address: what
is told of people must be forgettable."""

from msgspec import Struct


class SignInCodeAsked(Struct, frozen=True):
    """Mail a code to whoever asked; the item of the request knows the address."""

    email_key: str
    request_id: str


class CustomerRegistered(Struct, frozen=True):
    """Welcome them, with a link that verifies their address."""

    customer_id: str


class CustomerRegistrationRepeated(Struct, frozen=True):
    """Someone registered an address that has an account: tell its owner, nobody else."""

    customer_id: str


class CustomerVerified(Struct, frozen=True):
    """The address is proven: what was bought with it as a guest is theirs to see."""

    customer_id: str


class CustomerPasswordResetAsked(Struct, frozen=True):
    customer_id: str


class MarketingConsentSaid(Struct, frozen=True):
    """Yes or no to news by mail, and where it was said: account, checkout, merchant, newsletter."""

    customer_id: str
    is_given: bool
    source: str


class CustomerSignedIn(Struct, frozen=True):
    customer_id: str
