"""Every read and write of people and of the tokens of mailed links."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.update import Action

from windlass.accounts import models
from windlass.accounts.errors import LinkOver, UserNotFound
from windlass.accounts.models import EmailClaim, OneTimeToken, Purpose, User
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.kit import clock

if TYPE_CHECKING:
    from msgspec import Struct

TOKEN_BYTES = 32


def get(user_id: str) -> User:
    """A consistent read. Raises UserNotFound (404)."""
    try:
        return User.get(models.user_pk(user_id), models.USER_SK, consistent_read=True)
    except User.DoesNotExist:
        raise UserNotFound(f"There is no user {user_id}.") from None


def find_by_email(email: str) -> User | None:
    """Two consistent reads, of the claim and of the person."""
    try:
        claim = EmailClaim.get(models.email_pk(email), models.EMAIL_SK, consistent_read=True)
    except EmailClaim.DoesNotExist:
        return None
    return get(claim.user_id)


def add(user: User, event: Struct) -> bool:
    """The person, the claim on the address and the event: all, or none. False when the address
    has an account."""
    user.pk, user.sk = models.user_pk(user.user_id), models.USER_SK
    claim = EmailClaim(models.email_pk(user.email), models.EMAIL_SK, user_id=user.user_id)

    def commit() -> None:
        with transactions.write() as transaction:
            transaction.save(claim, condition=EmailClaim.pk.does_not_exist())
            transaction.save(user, condition=User.pk.does_not_exist())
            transaction.save(outbox.to_user_item(user.user_id, event))

    try:
        transactions.attempt(commit)
    except TransactWriteError as error:
        if condition_failed(error):
            return False
        raise
    return True


def tell(user_id: str, event: Struct) -> None:
    """An event of which nothing but the event itself is kept."""
    outbox.to_user_item(user_id, event).save()


def change(user_id: str, *actions: Action) -> User:
    """Write to a person who is there, and return them as they are now."""
    user = User(models.user_pk(user_id), models.USER_SK)
    user.update([*actions], condition=User.pk.exists())
    return user


def mint(user: User, purpose: Purpose, *, lives: timedelta) -> str:
    """A token for one use. Only its hash is kept, so the answer is the only copy."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    OneTimeToken(
        models.token_pk(token),
        models.TOKEN_SK,
        user_id=user.user_id,
        purpose=purpose,
        epoch=user.epoch,
        ttl=lives,
    ).save()
    return token


def find_token(token: str, purpose: Purpose) -> OneTimeToken:
    """Raises LinkOver (422) for one that is used, too old, or was for something else."""
    try:
        found = OneTimeToken.get(models.token_pk(token), models.TOKEN_SK, consistent_read=True)
    except OneTimeToken.DoesNotExist:
        raise _over() from None
    if found.purpose != purpose or found.ttl <= clock.now():
        raise _over()
    return found


def spend(token: OneTimeToken, *actions: Action, ends_epoch: bool) -> None:
    """Use the token up and do to its person what it was for, in one transaction. Raises LinkOver
    (422) when another request was faster or, with `ends_epoch`, the epoch it was made in is over.
    """
    user = User(models.user_pk(token.user_id), models.USER_SK)
    unused = OneTimeToken.pk.exists() & (OneTimeToken.ttl > clock.now())
    still = User.pk.exists()
    if ends_epoch:
        still &= User.epoch == token.epoch

    def commit() -> None:
        with transactions.write() as transaction:
            transaction.delete(token, condition=unused)
            transaction.update(user, [*actions], condition=still)

    try:
        transactions.attempt(commit)
    except TransactWriteError as error:
        if condition_failed(error):
            raise _over() from None
        raise


def _over() -> LinkOver:
    return LinkOver("This link has been used or is too old. Ask for a new one.")
