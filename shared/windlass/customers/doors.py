"""How often an account's doors may be tried, and how not to tell addresses apart by time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from windlass.accounts.errors import TooManyAttempts
from windlass.accounts.limits import Limit, count_from
from windlass.kit.emails import normalised_for_limits

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

PASSWORD_OF_EMAIL: Final = Limit("customer-password-of-email", free=5)
PASSWORD_FROM_IP: Final = Limit("customer-password-from-ip", free=40)  # an office shares one
REGISTER_FROM_IP: Final = Limit("customer-register-from-ip", free=30, first_lock_seconds=60)
MAIL_TO_EMAIL: Final = Limit(
    "customer-mail-to-email", free=4, first_lock_seconds=300, longest_lock_seconds=3600
)
MAIL_FROM_IP: Final = Limit("customer-mail-from-ip", free=30, first_lock_seconds=60)
LINK_FROM_IP: Final = Limit("customer-link-from-ip", free=40)
CODE_TO_EMAIL: Final = Limit(
    "customer-code-to-email", free=5, first_lock_seconds=300, longest_lock_seconds=3600
)
CODE_FROM_IP: Final = Limit("customer-code-from-ip", free=40, first_lock_seconds=60)
GUESS_FROM_IP: Final = Limit("customer-guess-from-ip", free=40)
EVEN_SECONDS: Final = 0.2  # longer than any path of the calls that must not tell addresses apart


def subject(store: StoreContext, name: str) -> str:
    """An address or ip in this store: what happens in one shop locks nobody out of another."""
    return f"{store.store_id}\n{name}"


def inbox(store: StoreContext, address: str) -> str:
    """All addresses of one person's inbox in this store."""
    return subject(store, normalised_for_limits(address))


def may_mail(store: StoreContext, address: str, *, ip: str, limit: Limit = MAIL_TO_EMAIL) -> bool:
    """Counts the mail. False when this ip, or all together, asked for too many to the address:
    then nothing is sent, silently."""
    try:
        count_from(limit, inbox(store, address), ip)
    except TooManyAttempts:
        return False
    return True


@contextmanager
def evenly(*, only_failures: bool = False) -> Iterator[None]:
    """Whatever happens inside takes the same time for those who measure from outside."""
    until = time.monotonic() + EVEN_SECONDS
    is_done = False
    try:
        yield
        is_done = True
    finally:
        if not (is_done and only_failures):
            time.sleep(max(0.0, until - time.monotonic()))
