"""The public shapes of the mail log."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from windlass.kit import clock
from windlass.kit.paging import Page
from windlass.mail.models import StoreMail
from windlass.web.schemas import Strict

MailState = Literal["queued", "sending", "sent", "failed"]


class ResendMail(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"template": "order_confirmation"}]})

    template: Literal["order_confirmation", "being_prepared", "delivered"]


class MailOut(BaseModel):
    id: str
    template: str
    order_id: str | None
    to: str
    subject: str
    state: MailState
    can_retry: bool  # nobody is sending it, and nothing will by itself
    attempts: int
    failure: str | None
    queued_at: datetime
    sent_at: datetime | None

    @classmethod
    def of(cls, mail: StoreMail) -> MailOut:
        return cls(
            id=mail.mail_id,
            template=mail.template,
            order_id=mail.order_id,
            to=mail.to,
            subject=mail.subject,
            state=mail.state,  # type: ignore[arg-type]  # a string in the table
            can_retry=mail.state == "failed" or _is_abandoned(mail),
            attempts=mail.attempts,
            failure=mail.failure,
            queued_at=mail.queued_at,
            sent_at=mail.sent_at,
        )


def _is_abandoned(mail: StoreMail) -> bool:
    return mail.state == "sending" and mail.lease_until < clock.now()


class MailPage(BaseModel):
    items: list[MailOut]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[StoreMail]) -> MailPage:
        return cls(items=[MailOut.of(mail) for mail in page.items], next_cursor=page.next_cursor)


class MailBody(BaseModel):
    """What was sent, in both forms. Show the HTML in a sandboxed frame."""

    html: str
    text: str
