"""Handing a mail to SES."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.adapters import aws
from windlass.kit import clock, config
from windlass.mail import accounts, repository
from windlass.mail.models import StoreMail, UserMail
from windlass.mail.rendering import Rendered

if TYPE_CHECKING:
    from mypy_boto3_sesv2.type_defs import SendEmailRequestTypeDef
    from pynamodb.expressions.update import Action

REFUSED = frozenset(
    {"MessageRejected", "MailFromDomainNotVerifiedException", "BadRequestException"}
)


def deliver(pk: str, sk: str) -> None:
    """Send one mail, unless it was sent. A clear no of SES is written down as failed; anything else
    raises, and the queue tries again. A crash between sending and writing it down sends it twice:
    better than a receipt that never comes."""
    from botocore.exceptions import ClientError

    mail = repository.at(pk, sk)
    if mail is None or mail.state == "sent":
        return
    try:
        message_id = _send(mail)
    except ClientError as error:
        _record(mail, state="failed", failure=str(error.response["Error"].get("Message", "")))
        if error.response["Error"].get("Code") not in REFUSED:
            raise
        return
    _record(mail, state="sent", message_id=message_id)


def _send(mail: StoreMail | UserMail) -> str:
    if isinstance(mail, UserMail):
        to, rendered = accounts.render(mail)
        return _post(accounts.SENDER, to, None, rendered, tags={"kind": "account"})
    rendered = Rendered(mail.subject, mail.html, mail.text)
    store_id = mail.pk.split("#")[1]
    tags = {"kind": mail.template, "store": store_id}
    return _post(mail.sender, mail.to, mail.reply_to, rendered, tags=tags)


def _post(
    sender: str, to: str, reply_to: str | None, rendered: Rendered, *, tags: dict[str, str]
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
    if reply_to:
        request["ReplyToAddresses"] = [reply_to]
    if config.MAIL_CONFIGURATION_SET:
        request["ConfigurationSetName"] = config.MAIL_CONFIGURATION_SET
    return aws.ses().send_email(**request)["MessageId"]


def _record(
    mail: StoreMail | UserMail,
    *,
    state: str,
    failure: str | None = None,
    message_id: str | None = None,
) -> None:
    kind = type(mail)
    actions: list[Action] = [kind.state.set(state), kind.attempts.add(1)]
    if failure is not None:
        actions.append(kind.failure.set(failure))
    if state == "sent":
        actions.append(kind.sent_at.set(clock.now()))
    if isinstance(mail, StoreMail) and message_id is not None:
        actions.append(StoreMail.message_id.set(message_id))
    mail.update(actions)
