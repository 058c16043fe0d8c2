"""What others may react to. Changing a field here is an API change. None carries an address: what
is told of people must be forgettable."""

from msgspec import Struct


class NewsletterConfirmationAsked(Struct, frozen=True):
    """Mail a link that confirms; the subscriber's item knows the address."""

    email_key: str
    request_id: str


class NewsletterJoined(Struct, frozen=True):
    email_key: str


class NewsletterLeft(Struct, frozen=True):
    email_key: str
