"""Signing in without a password: six digits by mail, good for the browser that asked for them.

The digits are made when the mail is sent, so that only the mail knows them: the table has a keyed
hash. Five tries a code and a few codes an hour for one address leave a guesser with odds of one to
ten thousand a day. An address without an account gets a code, too, and an account with its first
use: so nothing tells one from the other.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from pynamodb.exceptions import DeleteError, UpdateError

from windlass.accounts import limits
from windlass.customers import doors, models
from windlass.customers.errors import CodeRefused
from windlass.customers.events import SignInCodeAsked
from windlass.customers.models import SignInCode
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.kit import clock, emails
from windlass.kit.email_keys import email_key
from windlass.kit.errors import FieldProblem
from windlass.kit.secret_ids import is_secret_id, new_secret_id
from windlass.kit.signing import is_signed, sign

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

LIVES: Final = timedelta(minutes=15)
MOST_TRIES: Final = 5
DIGITS: Final = 6


class Written(Struct, frozen=True):
    """What the mail says."""

    email: str
    locale: str
    code: str


def ask(store: StoreContext, *, email: str, locale: str, ip: str) -> str:
    """Ask for a code by mail. Returns the id of the request, for this browser alone.

    The same for every address, also when this one was mailed too often: then nothing is sent.
    Raises Invalid (422) for what is no address, and TooManyAttempts (429) by ip only.
    """
    address = emails.normalise(email, field="email")
    limits.count(doors.CODE_FROM_IP, doors.subject(store, ip))
    key, request_id = email_key(address), new_secret_id()
    if not doors.may_mail(store, address, ip=ip, limit=doors.CODE_TO_EMAIL):
        return f"{key}.{request_id}"
    code = SignInCode(
        models.email_pk(store.store_id, key),
        f"{models.CODES}{request_id}",
        request_id=request_id,
        email=address,
        locale=locale,
        asked_at=clock.now(),
        ttl=LIVES,
    )
    event = outbox.to_item(store.store_id, SignInCodeAsked(key, request_id))

    def commit() -> None:
        with transactions.write() as transaction:
            transaction.save(code)
            transaction.save(event)

    transactions.attempt(commit)
    return f"{key}.{request_id}"


def write(store: StoreContext, key: str, request_id: str) -> Written | None:
    """Make the digits for the mail that is about to be sent; those of an earlier mail of the same
    request are over. None when the request is over, or the customer was forgotten."""
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    item = _item(store, key, request_id)
    try:
        item.update(
            [SignInCode.code_hash.set(_hash(request_id, code))],
            condition=SignInCode.pk.exists() & (SignInCode.ttl > clock.now()),
        )
    except UpdateError as error:
        if condition_failed(error):
            return None
        raise
    return Written(item.email, item.locale, code)


def redeem(store: StoreContext, request: str, code: str, *, ip: str) -> str:
    """The address that the code proves. The try is counted before it is judged, so that many at
    once are no more than five; a code works once. Raises CodeRefused (422), TooManyAttempts (429).
    """
    limits.count(doors.GUESS_FROM_IP, doors.subject(store, ip))
    key, _, request_id = request.partition(".")
    if not is_secret_id(request_id) or len(key) > 64:
        raise _refused()
    item = _item(store, key, request_id)
    try:
        item.update(
            [SignInCode.tries.add(1)],
            condition=SignInCode.code_hash.exists()
            & (SignInCode.ttl > clock.now())
            & (SignInCode.tries < MOST_TRIES),
        )
    except UpdateError as error:
        if condition_failed(error):
            raise _refused() from None
        raise
    typed = "".join(code.split())
    told = f"{request_id}\n{typed}"
    if not is_signed(str(item.code_hash), "customer-code", told, shaped=lambda made: made.hex()):
        raise _refused()
    _use_up(item)
    limits.give_back(doors.GUESS_FROM_IP, doors.subject(store, ip))
    limits.clear_from(doors.CODE_TO_EMAIL, doors.inbox(store, item.email), ip)
    return str(item.email)


def _use_up(item: SignInCode) -> None:
    try:
        item.delete(condition=SignInCode.pk.exists())
    except DeleteError as error:
        if condition_failed(error):
            raise _refused() from None
        raise


def _item(store: StoreContext, key: str, request_id: str) -> SignInCode:
    return SignInCode(models.email_pk(store.store_id, key), f"{models.CODES}{request_id}")


def _hash(request_id: str, code: str) -> str:
    return sign("customer-code", f"{request_id}\n{code}").hex()


def _refused() -> CodeRefused:
    message = "This code is not right, or it is too old. Look at the newest mail, or ask again."
    return CodeRefused(message, fields=(FieldProblem("code", "code_refused", message),))
