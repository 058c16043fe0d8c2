"""Every mail we owe somebody, and what became of it.

Item          PK                                    SK
StoreMail     STORE#<store>#MAIL                    <ulid>      to a shopper or about a store;
                                                                1: STORE#<store>#MAILTO#<email key>
                                                                2: STORE#<store>#MAIL#<STATE>
MailClaim     STORE#<store>#MAIL#<subject>#<name>   CLAIM       each (subject, template) once
UserMail      USER#<user>#MAIL                      <ulid>      about an account; never its body
CustomerMail  STORE#<store>#EMAIL#<email key>       MAIL#<id>   the same for a store's customer
"""

from pynamodb.attributes import TTLAttribute, UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import IntegerAttribute, TableItem


def mails_pk(store_id: StoreId) -> str:
    return store_key(store_id, "MAIL")


def mails_in_pk(pk: str, state: str) -> str:
    """Of a store's mails, those in this state; the newest have the highest ids."""
    return f"{pk}#{state.upper()}"


def claim_pk(store_id: StoreId, subject: str, template: str) -> str:
    return store_key(store_id, "MAIL", subject, template)


def mails_to_pk(store_id: StoreId, email_key: str) -> str:
    return store_key(store_id, "MAILTO", email_key)


def customer_mails_pk(store_id: StoreId, email_key: str) -> str:
    return store_key(store_id, "EMAIL", email_key)


def customer_mail_sk(mail_id: str) -> str:
    return f"MAIL#{mail_id}"


def user_mails_pk(user_id: str) -> str:
    return f"USER#{user_id}#MAIL"


class StoreMail(TableItem, discriminator="StoreMail"):
    mail_id = UnicodeAttribute()
    template = UnicodeAttribute()
    order_id = UnicodeAttribute(null=True)
    card_id = UnicodeAttribute(null=True)  # the gift card whose code is filled in when it is sent
    to = UnicodeAttribute()
    sender = UnicodeAttribute()  # a whole From header
    reply_to = UnicodeAttribute(null=True)
    subject = UnicodeAttribute()
    html = UnicodeAttribute()
    text = UnicodeAttribute()
    state = UnicodeAttribute()  # queued, sending, sent, failed
    lease_until = UTCDateTimeAttribute(null=True)  # whoever sends it holds it until then
    attempts = IntegerAttribute(default=0)
    failure = UnicodeAttribute(null=True)
    message_id = UnicodeAttribute(null=True)
    queued_at = UTCDateTimeAttribute()
    sent_at = UTCDateTimeAttribute(null=True)


class MailClaim(TableItem, discriminator="MailClaim"):
    mail_id = UnicodeAttribute()


class UserMail(TableItem, discriminator="UserMail"):
    mail_id = UnicodeAttribute()
    user_id = UnicodeAttribute()
    template = UnicodeAttribute()
    event_id = UnicodeAttribute()
    state = UnicodeAttribute()
    lease_until = UTCDateTimeAttribute(null=True)
    attempts = IntegerAttribute(default=0)
    failure = UnicodeAttribute(null=True)
    queued_at = UTCDateTimeAttribute()
    sent_at = UTCDateTimeAttribute(null=True)
    ttl = TTLAttribute()


class CustomerMail(TableItem, discriminator="CustomerMail"):
    mail_id = UnicodeAttribute()
    store_id = UnicodeAttribute()
    email_key = UnicodeAttribute()
    template = UnicodeAttribute()
    about = UnicodeAttribute()  # a customer's id, or the id of a request for a code
    state = UnicodeAttribute()
    lease_until = UTCDateTimeAttribute(null=True)
    attempts = IntegerAttribute(default=0)
    failure = UnicodeAttribute(null=True)
    queued_at = UTCDateTimeAttribute()
    sent_at = UTCDateTimeAttribute(null=True)
    ttl = TTLAttribute()


type AnyMail = StoreMail | UserMail | CustomerMail
