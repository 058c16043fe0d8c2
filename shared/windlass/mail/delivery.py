"""Handing a mail to SES. Who sends a mail holds it first, so that two who were told of it at once
do not both send it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from windlass.adapters import aws
from windlass.kit import clock, config
from windlass.mail import accounts, customers, gift_cards, newsletter, repository
from windlass.mail.errors import MailPointless
from windlass.mail.models import AnyMail, CustomerMail, UserMail
from windlass.mail.rendering import Rendered

if TYPE_CHECKING:
    from mypy_boto3_sesv2.type_defs import SendEmailRequestTypeDef

NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})
LEASE = timedelta(seconds=45)  # longer than the mailer may run: who held it then, runs no more
REFUSED = frozenset(
    {"MessageRejected", "MailFromDomainNotVerifiedException", "BadRequestException"}
)


def deliver(pk: str, sk: str) -> None:
    """Send one mail, unless it was sent. A clear no of SES is written down as failed; anything else
    raises, and the queue tries again. Raises MailBeingSent (409) while somebody else holds it. A
    crash between sending and writing it down sends it again once the lease has lapsed: better than
    a receipt that never comes."""
    from botocore.exceptions import BotoCoreError, ClientError

    mail = repository.at(pk, sk)
    if mail is None or mail.state == "sent":
        return
    now = clock.now()
    if not repository.hold(mail, now=now, until=now + LEASE):
        return
    try:
        message_id = _send(mail)
    except MailPointless as error:
        repository.record_failed(mail, error.message)
        return
    except ClientError as error:
        repository.record_failed(mail, str(error.response["Error"].get("Message", "")))
        if error.response["Error"].get("Code") not in REFUSED:
            raise
        return
    except BotoCoreError:
        repository.record_failed(mail, "The mail service did not answer.")
        raise
    repository.record_sent(mail, message_id=message_id, at=clock.now())


def _send(mail: AnyMail) -> str:
    if isinstance(mail, UserMail):
        to, rendered = accounts.render(mail)
        return _post(accounts.SENDER, to, None, rendered, tags={"kind": "account"})
    if isinstance(mail, CustomerMail):
        is_news = mail.template in newsletter.TEMPLATES
        letter = newsletter.render(mail) if is_news else customers.render(mail)
        tags = {"kind": mail.template, "store": mail.store_id}
        headers = way_out(letter.leave_url)
        return _post(
            letter.sender, letter.to, letter.reply_to, letter.rendered, tags=tags, headers=headers
        )
    rendered = Rendered(mail.subject, mail.html, mail.text)
    store_id = mail.pk.split("#")[1]
    if mail.card_id is not None:
        rendered = gift_cards.with_code(store_id, mail.card_id, rendered)
    tags = {"kind": mail.template, "store": store_id}
    return _post(mail.sender, mail.to, mail.reply_to, rendered, tags=tags)


def way_out(leave_url: str) -> dict[str, str]:
    """The headers by which a mail program offers to unsubscribe with one click (RFC 8058)."""
    if not leave_url:
        return {}
    return {
        "List-Unsubscribe": f"<{leave_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _post(
    sender: str,
    to: str,
    reply_to: str | None,
    rendered: Rendered,
    *,
    tags: dict[str, str],
    headers: Mapping[str, str] = NO_HEADERS,
) -> str:
    request: SendEmailRequestTypeDef = {
        "FromEmailAddress": sender,
        "Destination": {"ToAddresses": [to]},
        "Content": {
            "Simple": {
                "Subject": {"Data": rendered.subject, "Charset": "UTF-8"},
                "Body": {
                    "Html": {"Data": rendered.html, "Charset": "UTF-8"},
                    "Text": {"Data": rendered.text, "Charset": "UTF-8"},
                },
            }
        },
        "EmailTags": [{"Name": name, "Value": value} for name, value in tags.items()],
    }
    if headers:
        listed = [{"Name": name, "Value": value} for name, value in headers.items()]
        request["Content"]["Simple"]["Headers"] = listed  # type: ignore[typeddict-item]
    if reply_to:
        request["ReplyToAddresses"] = [reply_to]
    if config.MAIL_CONFIGURATION_SET:
        request["ConfigurationSetName"] = config.MAIL_CONFIGURATION_SET
    return aws.ses().send_email(**request)["MessageId"]
