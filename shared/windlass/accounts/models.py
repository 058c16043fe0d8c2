"""A person with a login, where they are signed in, and what guards the door.

Item            PK                          SK              ttl
User            USER#<user>                 USER
EmailClaim      EMAIL#<normalised e-mail>   EMAIL                 one account per address
Session         USER#<user>                 SESSION#<id>    yes   one browser that is signed in
OneTimeToken    TOKEN#<sha256 of token>     TOKEN           yes   only the hash is kept
Attempts        LOGIN#<sha256 of subject>   ATTEMPTS        yes   of an e-mail address or an ip
"""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256

from pynamodb.attributes import TTLAttribute, UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.table import IntegerAttribute, TableItem

USER_SK = "USER"
EMAIL_SK = "EMAIL"
TOKEN_SK = "TOKEN"
ATTEMPTS_SK = "ATTEMPTS"
SESSIONS = "SESSION#"


def user_pk(user_id: str) -> str:
    return f"USER#{user_id}"


def email_pk(email: str) -> str:
    return f"EMAIL#{email}"


def session_sk(session_id: str) -> str:
    return f"{SESSIONS}{session_id}"


def token_pk(token: str) -> str:
    return f"TOKEN#{sha256(token.encode()).hexdigest()}"


def attempts_pk(subject: str) -> str:
    return f"LOGIN#{sha256(subject.encode()).hexdigest()}"


class Purpose(StrEnum):
    VERIFY_EMAIL = "verify_email"
    RESET_PASSWORD = "reset_password"


class User(TableItem, discriminator="User"):
    user_id = UnicodeAttribute()
    email = UnicodeAttribute()  # normalised
    name = UnicodeAttribute()
    password_hash = UnicodeAttribute()
    epoch = IntegerAttribute(default=1)  # raised to end every session and every open reset
    verified_at = UTCDateTimeAttribute(null=True)
    created_at = UTCDateTimeAttribute()


class EmailClaim(TableItem, discriminator="EmailClaim"):
    user_id = UnicodeAttribute()


class Session(TableItem, discriminator="Session"):
    session_id = UnicodeAttribute()
    user_id = UnicodeAttribute()
    epoch = IntegerAttribute()  # the user's when it began; another one ends it
    generation = IntegerAttribute(default=1)  # of the refresh token that is good now
    user_agent = UnicodeAttribute()
    ip = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()
    last_used_at = UTCDateTimeAttribute()  # when the token was exchanged last
    ttl = TTLAttribute()


class OneTimeToken(TableItem, discriminator="OneTimeToken"):
    user_id = UnicodeAttribute()
    purpose = UnicodeAttribute()
    epoch = IntegerAttribute()
    ttl = TTLAttribute()


class Attempts(TableItem, discriminator="Attempts"):
    failures = IntegerAttribute(default=0)
    locked_until = IntegerAttribute(default=0)  # Unix seconds
    ttl = TTLAttribute()
