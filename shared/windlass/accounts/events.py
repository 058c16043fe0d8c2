"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UserRegistered:
    """Welcome them, with a link that verifies their address."""

    user_id: str


@dataclass(frozen=True)
class EmailVerificationRequested:
    user_id: str


@dataclass(frozen=True)
class PasswordResetRequested:
    user_id: str


@dataclass(frozen=True)
class RegistrationRepeated:
    """Someone registered an address that has an account: tell its owner, nobody else."""

    user_id: str
