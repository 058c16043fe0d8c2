"""Mails to merchants about their account. Their links carry secrets, so these are made at the
moment of sending and never kept: the table knows only that a mail was due."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from windlass.accounts import service as accounts
from windlass.kit import clock, config
from windlass.mail import rendering, repository, service, views
from windlass.mail.models import UserMail, user_mails_pk
from windlass.mail.rendering import Rendered

KEPT_FOR = timedelta(days=30)
SENDER = f"Windlass <account@{config.MAIL_FROM_DOMAIN}>"


def request(user_id: str, template: str, *, event_id: str) -> None:
    """A mail is due because of this event; the same event again adds none."""
    mail = UserMail(
        mail_id=event_id,
        user_id=user_id,
        template=template,
        event_id=event_id,
        state="queued",
        queued_at=clock.now(),
        ttl=KEPT_FOR,
    )
    repository.add_user_mail(mail)
    service.queue(user_mails_pk(user_id), event_id)


def render(mail: UserMail) -> tuple[str, Rendered]:
    """(address, mail) with a fresh secret in it."""
    user = accounts.get(mail.user_id)
    view: dict[str, Any] = {"name": user.name, "url": _url(mail)}
    brand = views.platform_brand(config.DASHBOARD_URL)
    return user.email, rendering.render(mail.template, locale="en", brand=brand, **view)


def _url(mail: UserMail) -> str:
    base = config.DASHBOARD_URL
    match mail.template:
        case "verify_email":
            return f"{base}/verify-email?token={accounts.mint_verification(mail.user_id)}"
        case "reset_password":
            return f"{base}/reset-password?token={accounts.mint_reset(mail.user_id)}"
    return f"{base}/login"
