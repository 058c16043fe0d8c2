"""What others may react to. Changing a field here is an API change. None carries an address: what
is told of people must be forgettable."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SignInCodeAsked:
    """Mail a code to whoever asked; the item of the request knows the address."""

    email_key: str
    request_id: str


@dataclass(frozen=True)
class CustomerRegistered:
    """Welcome them, with a link that verifies their address."""

    customer_id: str


@dataclass(frozen=True)
class CustomerRegistrationRepeated:
    """Someone registered an address that has an account: tell its owner, nobody else."""

    customer_id: str


@dataclass(frozen=True)
class CustomerVerified:
    """The address is proven: what was bought with it as a guest is theirs to see."""

    customer_id: str


@dataclass(frozen=True)
class CustomerPasswordResetAsked:
    customer_id: str


@dataclass(frozen=True)
class MarketingConsentSaid:
    """Yes or no to news by mail, and where it was said: account, checkout, merchant, newsletter."""

    customer_id: str
    is_given: bool
    source: str


@dataclass(frozen=True)
class CustomerSignedIn:
    customer_id: str
