"""Every read and write of mails."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError, UpdateError

from windlass.db import transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed, conflicted
from windlass.kit import paging
from windlass.kit.email_keys import email_key
from windlass.kit.paging import Page
from windlass.mail import models
from windlass.mail.errors import MailAlreadySent, MailBeingSent, MailNotFound
from windlass.mail.models import AnyMail, CustomerMail, MailClaim, StoreMail, UserMail

if TYPE_CHECKING:
    from pynamodb.expressions.condition import Condition
    from pynamodb.expressions.update import Action


class MailRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.mails_pk(store_id)

    def claim(self, mail: StoreMail, *, subject: str) -> StoreMail:
        """Write the mail unless this subject had this template already; then the first one."""
        claim_pk = models.claim_pk(self._store_id, subject, mail.template)
        mail.pk, mail.sk = self._pk, mail.mail_id
        mail.gsi1pk = models.mails_to_pk(self._store_id, email_key(mail.to))
        mail.gsi1sk = mail.mail_id
        mail.gsi2pk, mail.gsi2sk = models.mails_in_pk(self._pk, mail.state), mail.mail_id
        claim = MailClaim(claim_pk, "CLAIM", mail_id=mail.mail_id)
        try:
            with transactions.write() as transaction:
                transaction.save(claim, condition=MailClaim.pk.does_not_exist())
                transaction.save(mail)
        except TransactWriteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            first = MailClaim.get(claim_pk, "CLAIM", consistent_read=True)
            return self.get(first.mail_id)
        return mail

    def get(self, mail_id: str) -> StoreMail:
        """Raises MailNotFound (404)."""
        try:
            return StoreMail.get(self._pk, mail_id, consistent_read=True)
        except StoreMail.DoesNotExist:
            raise MailNotFound(f"There is no mail {mail_id}.") from None

    def page(self, *, state: str | None, limit: int, cursor: str | None) -> Page[StoreMail]:
        """Newest first, for one query; of one state through an index, which lags by moments."""
        pk = models.mails_in_pk(self._pk, state) if state else self._pk
        query, sk = (
            (StoreMail.gsi2.query, StoreMail.gsi2sk) if state else (StoreMail.query, StoreMail.sk)
        )
        before = sk < paging.unseal(cursor, scope=pk) if cursor else None
        most = limit + 1
        found = query(pk, before, limit=most, page_size=most, scan_index_forward=False)
        mails = [item for item in found if isinstance(item, StoreMail)]
        return paging.page_of(mails, limit, scope=pk, position=lambda mail: mail.sk)

    def to_address(self, address: str, *, before: str | None, most: int) -> list[StoreMail]:
        """The newest mails to an address whose ids are below `before`; the index lags by
        moments."""
        found = StoreMail.gsi1.query(
            models.mails_to_pk(self._store_id, email_key(address)),
            StoreMail.gsi1sk < before if before else None,
            limit=most,
            page_size=most,
            scan_index_forward=False,
        )
        return [item for item in found if isinstance(item, StoreMail)]

    def queue_again(self, mail: StoreMail, *, now: datetime) -> None:
        """Raises MailAlreadySent and MailBeingSent (409)."""
        actions = [*_into(mail, "queued"), StoreMail.failure.remove()]
        if _update(mail, actions, _is_free(mail, now)):
            return
        if self.get(mail.mail_id).state == "sent":
            raise MailAlreadySent("This mail was sent. Resend it from its order to send it again.")
        raise MailBeingSent("This mail is being sent right now. Look again in a minute.")


def at(pk: str, sk: str) -> AnyMail | None:
    """The mail that a queue message names."""
    kind: type[AnyMail] = StoreMail
    if pk.startswith("USER#"):
        kind = UserMail
    elif sk.startswith("MAIL#"):
        kind = CustomerMail
    try:
        return kind.get(pk, sk, consistent_read=True)
    except kind.DoesNotExist:
        return None


def add_user_mail(mail: UserMail) -> bool:
    """Write it unless it is there; `mail_id` is the event's, so an event has one mail."""
    mail.pk, mail.sk = models.user_mails_pk(mail.user_id), mail.mail_id
    return _add_once(mail)


def add_customer_mail(store_id: StoreId, mail: CustomerMail) -> bool:
    """The same for a customer of a store."""
    mail.pk = models.customer_mails_pk(store_id, mail.email_key)
    mail.sk = models.customer_mail_sk(mail.mail_id)
    return _add_once(mail)


def _add_once(mail: UserMail | CustomerMail) -> bool:
    try:
        with transactions.write() as transaction:
            transaction.save(mail, condition=type(mail).pk.does_not_exist())
    except TransactWriteError as error:
        if condition_failed(error) or conflicted(error):
            return False
        raise
    return True


# --- Sending: whoever sends a mail holds it, and what was sent stays sent. ---


def hold(mail: AnyMail, *, now: datetime, until: datetime) -> bool:
    """Make this attempt the one that sends the mail; False when it has been sent. Raises
    MailBeingSent (409) while somebody else holds it."""
    kind = type(mail)
    actions: list[Action] = [
        *_into(mail, "sending"),
        kind.lease_until.set(until),
        kind.attempts.add(1),
    ]
    if _update(mail, actions, _is_free(mail, now)):
        return True
    found = at(mail.pk, mail.sk)
    if found is None or found.state == "sent":
        return False
    raise MailBeingSent(f"Mail {mail.mail_id} is being sent by somebody else.")


def record_sent(mail: AnyMail, *, message_id: str, at: datetime) -> None:
    """The first to have sent it says so; whoever took over meanwhile finds it sent."""
    kind = type(mail)
    actions: list[Action] = [
        *_into(mail, "sent"),
        kind.sent_at.set(at),
        kind.lease_until.remove(),
        kind.failure.remove(),
    ]
    if isinstance(mail, StoreMail):
        actions.append(StoreMail.message_id.set(message_id))
    _update(mail, actions, kind.pk.exists() & (kind.state != "sent"))


def record_failed(mail: AnyMail, failure: str) -> None:
    """Unless somebody has taken the mail over: then it is theirs to tell."""
    kind = type(mail)
    actions: list[Action] = [
        *_into(mail, "failed"),
        kind.failure.set(failure),
        kind.lease_until.remove(),
    ]
    is_mine = (kind.state == "sending") & (kind.attempts == mail.attempts)
    _update(mail, actions, is_mine)


def _into(mail: AnyMail, state: str) -> list[Action]:
    """A store's mail also moves to the list of its state."""
    actions: list[Action] = [type(mail).state.set(state)]
    if isinstance(mail, StoreMail):
        actions.append(StoreMail.gsi2pk.set(models.mails_in_pk(mail.pk, state)))
        actions.append(StoreMail.gsi2sk.set(mail.mail_id))
    return actions


def _is_free(mail: AnyMail, now: datetime) -> Condition:
    kind = type(mail)
    has_lapsed = (kind.state == "sending") & (kind.lease_until < now)
    is_free: Condition = kind.state.is_in("queued", "failed") | has_lapsed
    return is_free


def _update(mail: AnyMail, actions: list[Action], condition: Condition) -> bool:
    """False when the condition does not hold."""
    try:
        mail.update(actions, condition=condition)
    except UpdateError as error:
        if condition_failed(error):
            return False
        raise
    return True
