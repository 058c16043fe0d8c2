"""Every read and write of mails."""

from __future__ import annotations

from pynamodb.exceptions import TransactWriteError

from windlass.db import transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed, conflicted
from windlass.kit import paging
from windlass.kit.paging import Page
from windlass.mail import models
from windlass.mail.errors import MailNotFound
from windlass.mail.models import MailClaim, StoreMail, UserMail


class MailRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.mails_pk(store_id)

    def claim(self, mail: StoreMail, *, subject: str) -> StoreMail:
        """Write the mail unless this subject had this template already; then the first one."""
        claim_pk = models.claim_pk(self._store_id, subject, mail.template)
        mail.pk, mail.sk = self._pk, mail.mail_id
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

    def page(self, *, limit: int, cursor: str | None) -> Page[StoreMail]:
        """Newest first."""
        before = StoreMail.sk < paging.unseal(cursor, scope=self._pk) if cursor else None
        found = StoreMail.query(self._pk, before, limit=limit + 1, scan_index_forward=False)
        return paging.page_of([*found], limit, scope=self._pk, position=lambda mail: mail.sk)


def at(pk: str, sk: str) -> StoreMail | UserMail | None:
    """The mail that a queue message names."""
    kind = UserMail if pk.startswith("USER#") else StoreMail
    try:
        return kind.get(pk, sk, consistent_read=True)
    except kind.DoesNotExist:
        return None


def add_user_mail(mail: UserMail) -> bool:
    """Write it unless it is there; `mail_id` is the event's, so an event has one mail."""
    mail.pk, mail.sk = models.user_mails_pk(mail.user_id), mail.mail_id
    try:
        with transactions.write() as transaction:
            transaction.save(mail, condition=UserMail.pk.does_not_exist())
    except TransactWriteError as error:
        if condition_failed(error) or conflicted(error):
            return False
        raise
    return True
