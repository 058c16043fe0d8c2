"""Where a person is signed in: short access tokens, and refresh tokens that rotate.

A refresh token is `<user>.<session>.<generation>.<mac>`. The mac proves that we made it, and the
session knows which generation is good, so the table holds nothing that opens a session. An older
generation that comes again was stolen, from us or from the thief: the session ends for both.
"""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct
from pynamodb.exceptions import UpdateError

from windlass.accounts import models, repository
from windlass.accounts.errors import SessionNotFound, SessionOver, UserNotFound
from windlass.accounts.models import Session, User
from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.kit.signing import is_signed, sign
from windlass.web import tokens

LIVES = timedelta(days=7)
GRACE = timedelta(seconds=10)  # two tabs of one browser may refresh at the same moment
MOST_SESSIONS = 100
LONGEST_AGENT = 300


class Client(Struct, frozen=True):
    """The browser that asks."""

    ip: str
    user_agent: str


class SignedIn(Struct, frozen=True):
    user: User
    access_token: str
    refresh_token: str


def begin(user: User, client: Client) -> SignedIn:
    now = clock.now()
    session = Session(
        models.user_pk(user.user_id),
        "",
        session_id=new_id(),
        user_id=user.user_id,
        epoch=user.epoch,
        user_agent=client.user_agent[:LONGEST_AGENT],
        ip=client.ip,
        created_at=now,
        last_used_at=now,
        ttl=LIVES,
    )
    session.sk = models.session_sk(session.session_id)
    session.save()
    return _signed_in(user, session, generation=1)


def refresh(refresh_token: str, client: Client) -> SignedIn:
    """Exchange a refresh token for the next one. Within seconds of the exchange, the same browser
    gets the same successor again. Raises SessionOver (401); for a token that was used before, the
    session is over for everyone."""
    user_id, session_id, generation = _read(refresh_token)
    session = _find(user_id, session_id)
    if session is None:
        raise _over()
    user = _user_of(session)
    if generation == session.generation and _rotate(session, client):
        return _signed_in(user, session, generation=generation + 1)
    newest = _find(user_id, session_id)  # another request was faster, or the token is an old one
    if newest is not None and _is_race(newest, generation, client):
        return _signed_in(user, newest, generation=newest.generation)
    end(user_id, session_id)
    raise _over()


def of(user_id: str) -> list[Session]:
    """The live ones, the last used first."""
    epoch = repository.get(user_id).epoch
    found = Session.query(
        models.user_pk(user_id), Session.sk.startswith(models.SESSIONS), limit=MOST_SESSIONS
    )
    live = [item for item in found if item.epoch == epoch and item.ttl > clock.now()]
    return sorted(live, key=lambda session: session.last_used_at, reverse=True)


def revoke(user_id: str, session_id: str) -> None:
    """End one of the person's own sessions. Raises SessionNotFound (404)."""
    if _find(user_id, session_id) is None:
        raise SessionNotFound(f"There is no session {session_id}.")
    end(user_id, session_id)


def end(user_id: str, session_id: str) -> None:
    Session(models.user_pk(user_id), models.session_sk(session_id)).delete()


def end_by_token(refresh_token: str) -> None:
    """Log out the browser that holds the token; harmless when it already is."""
    try:
        user_id, session_id, _generation = _read(refresh_token)
    except SessionOver:
        return
    end(user_id, session_id)


def end_all(user_id: str) -> None:
    """Everywhere at once: sessions of an epoch that is over are not honoured."""
    repository.change(user_id, User.epoch.add(1))


def _rotate(session: Session, client: Client) -> bool:
    """False when the generation is not the newest any more."""
    try:
        session.update(
            [
                Session.generation.set(session.generation + 1),
                Session.last_used_at.set(clock.now()),
                Session.ip.set(client.ip),
                Session.user_agent.set(client.user_agent[:LONGEST_AGENT]),
                Session.ttl.set(clock.now() + LIVES),
            ],
            condition=Session.generation == session.generation,
        )
    except UpdateError as error:
        if condition_failed(error):
            return False
        raise
    return True


def _is_race(session: Session, generation: int, client: Client) -> bool:
    return (
        generation == session.generation - 1
        and clock.now() - session.last_used_at <= GRACE
        and client.user_agent[:LONGEST_AGENT] == session.user_agent
    )


def _user_of(session: Session) -> User:
    try:
        user = repository.get(session.user_id)
    except UserNotFound:
        raise _over() from None
    if session.epoch != user.epoch or session.ttl <= clock.now():
        raise _over()
    return user


def _find(user_id: str, session_id: str) -> Session | None:
    pk, sk = models.user_pk(user_id), models.session_sk(session_id)
    try:
        return Session.get(pk, sk, consistent_read=True)
    except Session.DoesNotExist:
        return None


def _signed_in(user: User, session: Session, *, generation: int) -> SignedIn:
    access = tokens.issue(user.user_id, session_id=session.session_id)
    refresh_token = f"{user.user_id}.{session.session_id}.{generation}"
    return SignedIn(user, access, f"{refresh_token}.{_mac(refresh_token)}")


def _read(refresh_token: str) -> tuple[str, str, int]:
    """Raises SessionOver (401) for a token that we did not make."""
    told, _, mac = refresh_token.rpartition(".")
    if not is_signed(mac, "refresh-token", told, shaped=lambda made: made.hex()):
        raise _over()
    user_id, session_id, generation = told.split(".")
    return user_id, session_id, int(generation)


def _mac(told: str) -> str:
    return sign("refresh-token", told).hex()


def _over() -> SessionOver:
    return SessionOver("Your session is over. Sign in again.")
