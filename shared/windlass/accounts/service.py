"""What the rest of the product may do with people and their logins."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from windlass.accounts import limits, passwords, repository, sessions
from windlass.accounts.errors import CredentialsWrong, TooManyAttempts
from windlass.accounts.events import (
    EmailVerificationRequested,
    PasswordResetRequested,
    RegistrationRepeated,
    UserRegistered,
)
from windlass.accounts.models import Purpose, User
from windlass.accounts.sessions import Client, SignedIn
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.kit.text import normalise_email

VERIFY_LIVES = timedelta(hours=24)
RESET_LIVES = timedelta(hours=1)
EVEN_SECONDS = 0.2  # longer than any path of the calls that must not tell an address from another


def register(*, email: str, password: str, name: str, client: Client) -> None:
    """Open an account and ask for a mail that verifies the address.

    The caller cannot learn whether the address has an account: then its owner is told by mail and
    nothing else happens. Raises Invalid (422) for a weak password, TooManyAttempts (429).
    """
    address = normalise_email(email)
    passwords.require_strong(password, email=address)
    limits.count(limits.REGISTER_FROM_IP, client.ip)
    with _evenly():
        _open_account(address, password, name, ip=client.ip)


def login(*, email: str, password: str, client: Client) -> SignedIn:
    """Sign in. Each try is counted for the address and for the ip before the password is looked
    at. Raises CredentialsWrong (401), as slow for nobody's address as for somebody's, and
    TooManyAttempts (429)."""
    address = normalise_email(email)
    limits.count(limits.PASSWORD_FROM_IP, client.ip)
    limits.count_from(limits.PASSWORD_OF_EMAIL, address, client.ip)
    with _evenly(only_failures=True):
        user = repository.find_by_email(address)
        is_right = passwords.matches(password, user.password_hash if user else None)
        if user is None or not is_right:
            raise CredentialsWrong("The e-mail address or the password is not right.")
    limits.give_back(limits.PASSWORD_FROM_IP, client.ip)
    limits.clear_from(limits.PASSWORD_OF_EMAIL, address, client.ip)
    if passwords.is_outdated(user.password_hash):
        repository.change(user.user_id, User.password_hash.set(passwords.hashed(password)))
    return sessions.begin(user, client)


def get(user_id: str) -> User:
    """Raises UserNotFound (404)."""
    return repository.get(user_id)


def rename(user_id: str, name: str) -> User:
    return repository.change(user_id, User.name.set(name))


def change_password(user_id: str, *, current: str, new: str, client: Client) -> SignedIn:
    """Every session ends and this browser gets a new one. Raises CredentialsWrong (401), Invalid
    (422) and TooManyAttempts (429)."""
    user = repository.get(user_id)
    passwords.require_strong(new, email=user.email, field="new_password")
    limits.count(limits.PASSWORD_OF_EMAIL, user.email)
    if not passwords.matches(current, user.password_hash):
        raise CredentialsWrong("The current password is not right.")
    limits.clear(limits.PASSWORD_OF_EMAIL, user.email)
    hashed = passwords.hashed(new)
    changed = repository.change(user_id, User.password_hash.set(hashed), User.epoch.add(1))
    return sessions.begin(changed, client)


def resend_verification(user_id: str) -> None:
    """Ask for another mail; nothing happens once verified. Raises TooManyAttempts (429)."""
    user = repository.get(user_id)
    if user.verified_at is None:
        limits.count(limits.MAIL_TO_EMAIL, user.email)
        repository.tell(user_id, EmailVerificationRequested(user_id))


def forgot_password(*, email: str, client: Client) -> None:
    """Ask for a mail with a reset link, if the address has an account; the caller cannot tell.
    Raises TooManyAttempts (429) by ip only."""
    address = normalise_email(email)
    limits.count(limits.MAIL_FROM_IP, client.ip)
    with _evenly():
        user = repository.find_by_email(address)
        if user is not None and _may_mail(address, client.ip):
            repository.tell(user.user_id, PasswordResetRequested(user.user_id))


def mint_verification(user_id: str) -> str:
    """The raw token for a mail, good for one use within 24 hours; only its hash is kept."""
    return repository.mint(repository.get(user_id), Purpose.VERIFY_EMAIL, lives=VERIFY_LIVES)


def mint_reset(user_id: str) -> str:
    """The raw token for a mail, good for one use within an hour; only its hash is kept."""
    return repository.mint(repository.get(user_id), Purpose.RESET_PASSWORD, lives=RESET_LIVES)


def verify_email(token: str, *, client: Client) -> None:
    """Raises LinkOver (422) and TooManyAttempts (429)."""
    limits.count(limits.LINK_FROM_IP, client.ip)
    found = repository.find_token(token, Purpose.VERIFY_EMAIL)
    repository.spend(found, User.verified_at.set(clock.now()), ends_epoch=False)
    limits.give_back(limits.LINK_FROM_IP, client.ip)


def reset_password(token: str, password: str, *, client: Client) -> None:
    """Set the password; every session and every other reset link ends, and the address is proven.
    Raises LinkOver, Invalid (422) and TooManyAttempts (429)."""
    limits.count(limits.LINK_FROM_IP, client.ip)
    found = repository.find_token(token, Purpose.RESET_PASSWORD)
    user = repository.get(found.user_id)
    passwords.require_strong(password, email=user.email)
    repository.spend(
        found,
        User.password_hash.set(passwords.hashed(password)),
        User.verified_at.set(user.verified_at or clock.now()),
        User.epoch.add(1),
        ends_epoch=True,
    )
    limits.give_back(limits.LINK_FROM_IP, client.ip)
    limits.clear_from(limits.PASSWORD_OF_EMAIL, user.email, client.ip)


def _may_mail(address: str, ip: str) -> bool:
    try:
        limits.count_from(limits.MAIL_TO_EMAIL, address, ip)
    except TooManyAttempts:
        return False
    return True


def _open_account(address: str, password: str, name: str, *, ip: str) -> None:
    user = User(
        user_id=new_id(),
        email=address,
        name=name,
        password_hash=passwords.hashed(password),
        created_at=clock.now(),
    )
    if not repository.add(user, UserRegistered(user.user_id)):
        _tell_owner(address, ip)


def _tell_owner(address: str, ip: str) -> None:
    owner = repository.find_by_email(address)
    if owner is not None and _may_mail(address, ip):
        event = RegistrationRepeated if owner.verified_at else EmailVerificationRequested
        repository.tell(owner.user_id, event(owner.user_id))


@contextmanager
def _evenly(*, only_failures: bool = False) -> Iterator[None]:
    """Whatever happens inside takes the same time for those who measure from outside."""
    until = time.monotonic() + EVEN_SECONDS
    is_done = False
    try:
        yield
        is_done = True
    finally:
        if not (is_done and only_failures):
            time.sleep(max(0.0, until - time.monotonic()))
