"""How often a door may be tried: each try is counted before it is judged, so that many at once
cannot exceed what one after the other may."""

from __future__ import annotations

from copy import replace
from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from msgspec import Struct
from pynamodb.exceptions import PutError, UpdateError
from pynamodb.expressions.condition import Condition

from windlass.accounts import models
from windlass.accounts.errors import TooManyAttempts
from windlass.accounts.models import Attempts
from windlass.db.table import condition_failed
from windlass.kit import clock

FORGOTTEN_AFTER = timedelta(days=1)
EVERYWHERE = 20  # as many tries from all ips together as this many ips have
OF_ONE_PROVIDER = 64  # bits: what one customer of a network has of IPv6
RACES = 5  # lost against other tries of the same subject before this one is turned away


class Limit(Struct, frozen=True):
    """`free` tries at once; from the last of them on, each one locks for twice as long."""

    name: str
    free: int
    first_lock_seconds: int = 30
    longest_lock_seconds: int = 900

    def lock_seconds(self, tries: int) -> int:
        if tries < self.free:
            return 0
        doubled = self.first_lock_seconds * (1 << min(tries - self.free, 20))
        return min(doubled, self.longest_lock_seconds)


PASSWORD_OF_EMAIL = Limit("password-of-email", free=5)
PASSWORD_FROM_IP = Limit("password-from-ip", free=40)  # an office shares one
REGISTER_FROM_IP = Limit("register-from-ip", free=30, first_lock_seconds=60)
MAIL_TO_EMAIL = Limit("mail-to-email", free=4, first_lock_seconds=300, longest_lock_seconds=3600)
MAIL_FROM_IP = Limit("mail-from-ip", free=30, first_lock_seconds=60)
LINK_FROM_IP = Limit("link-from-ip", free=40)


def count(limit: Limit, subject: str) -> None:
    """Count one try. Raises TooManyAttempts (429) with `retry_after` while the subject is locked;
    a try that is turned away is not counted."""
    for _race in range(RACES):
        now = clock.now()
        unchanged: Condition
        known = _find(limit, subject)
        if known is None:
            seen, unchanged = 0, Attempts.pk.does_not_exist()
        elif known.ttl < now:  # forgotten, though not yet deleted
            seen, unchanged = 0, Attempts.ttl == known.ttl
        elif known.locked_until > now.timestamp():
            raise _locked(known.locked_until - int(now.timestamp()))
        else:
            seen, unchanged = known.failures, Attempts.failures == known.failures
        if _write(limit, subject, tries=seen + 1, condition=unchanged):
            return
    raise _locked(1)


def count_from(limit: Limit, subject: str, ip: str) -> None:
    """Count one try of this ip at the subject, and one of everybody at it, of whom there may be
    many: so a stranger who fails on purpose locks the door for that stranger, not for its owner,
    and many strangers together still cannot try for long. Raises TooManyAttempts (429)."""
    count(limit, f"{subject}\n{ip}")
    count(_everywhere(limit), subject)


def clear_from(limit: Limit, subject: str, ip: str) -> None:
    """After a success from this ip."""
    clear(limit, f"{subject}\n{ip}")
    clear(_everywhere(limit), subject)


def clear(limit: Limit, subject: str) -> None:
    """After a success: the subject starts anew."""
    Attempts(_pk(limit, subject), models.ATTEMPTS_SK).delete()


def give_back(limit: Limit, subject: str) -> None:
    """Take the last try back, keeping those before it."""
    item = Attempts(_pk(limit, subject), models.ATTEMPTS_SK)
    try:
        item.update(
            [Attempts.failures.add(-1), Attempts.locked_until.set(0)],
            condition=Attempts.failures > 0,
        )
    except UpdateError as error:
        if not condition_failed(error):
            raise


def _everywhere(limit: Limit) -> Limit:
    return replace(limit, name=f"{limit.name}-everywhere", free=limit.free * EVERYWHERE)


def _of_network(subject: str) -> str:
    """An ip at its end stands for all of whoever has it: of IPv6, that is more than all tries."""
    before, line, ip = subject.rpartition("\n")
    try:
        address = ip_address(ip)
    except ValueError:  # an e-mail address, a cart, "unknown"
        return subject
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return f"{before}{line}{address.ipv4_mapped}"
        network = int(address) >> (address.max_prefixlen - OF_ONE_PROVIDER)
        return f"{before}{line}{network:x}"
    return subject


def _find(limit: Limit, subject: str) -> Attempts | None:
    try:
        return Attempts.get(_pk(limit, subject), models.ATTEMPTS_SK, consistent_read=True)
    except Attempts.DoesNotExist:
        return None


def _write(limit: Limit, subject: str, *, tries: int, condition: Condition) -> bool:
    lock = limit.lock_seconds(tries)
    counted = Attempts(
        _pk(limit, subject),
        models.ATTEMPTS_SK,
        failures=tries,
        locked_until=int(clock.now().timestamp()) + lock if lock else 0,
        ttl=FORGOTTEN_AFTER,
    )
    try:
        counted.save(condition=condition)
    except PutError as error:
        if condition_failed(error):
            return False
        raise
    return True


def _pk(limit: Limit, subject: str) -> str:
    return models.attempts_pk(f"{limit.name}:{_of_network(subject)}")


def _locked(seconds: int) -> TooManyAttempts:
    unit = f"{seconds} seconds" if seconds < 120 else f"{-(-seconds // 60)} minutes"
    return TooManyAttempts(f"Too many attempts. Try again in {unit}.", retry_after=seconds)
