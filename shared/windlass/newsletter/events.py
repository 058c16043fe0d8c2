"""What others may react to. Changing a field here is an API change. None carries an address: what
is told of people must be forgettable."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NewsletterConfirmationAsked:
    """Mail a link that confirms; the subscriber's item knows the address."""

    email_key: str
    request_id: str


@dataclass(frozen=True)
class NewsletterJoined:
    email_key: str


@dataclass(frozen=True)
class NewsletterLeft:
    email_key: str
