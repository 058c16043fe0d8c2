"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class UserRegistered(Struct, frozen=True):
    """Welcome them, with a link that verifies their address."""

    user_id: str


class EmailVerificationRequested(Struct, frozen=True):
    user_id: str


class PasswordResetRequested(Struct, frozen=True):
    user_id: str


class RegistrationRepeated(Struct, frozen=True):
    """Someone registered an address that has an account: tell its owner, nobody else."""

    user_id: str
