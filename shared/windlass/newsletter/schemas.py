"""The shape of the newsletter. Changing a field here is an API change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from windlass.kit.paging import Page
from windlass.newsletter.models import Consent, Subscriber

StateName = Literal["pending", "subscribed", "unsubscribed"]
SourceName = Literal["form", "account", "checkout", "merchant", "mail"]


class SubscriberOut(BaseModel):
    id: str
    email: str
    state: StateName
    language: str
    source: SourceName = Field(description="Where they said yes")
    asked_at: datetime
    confirmed_at: datetime | None
    left_at: datetime | None

    @classmethod
    def of(cls, item: Subscriber) -> SubscriberOut:
        return cls.model_validate(
            {
                "id": item.email_key,
                "email": item.email,
                "state": item.state,
                "language": item.locale,
                "source": item.source,
                "asked_at": item.asked_at,
                "confirmed_at": item.confirmed_at,
                "left_at": item.left_at,
            }
        )


class SubscriberPage(BaseModel):
    items: list[SubscriberOut]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[Subscriber]) -> SubscriberPage:
        return cls(
            items=[SubscriberOut.of(item) for item in page.items], next_cursor=page.next_cursor
        )


class ConsentOut(BaseModel):
    """One thing that was said; it is never changed."""

    at: datetime
    said: Literal["asked", "confirmed", "left"]
    source: SourceName
    text: str = Field(description="The words beside the button, as they were shown")
    language: str
    ip_hash: str = Field(description="Keyed; empty when there was no browser")

    @classmethod
    def of(cls, consent: Consent) -> ConsentOut:
        return cls.model_validate(
            {
                "at": consent.at,
                "said": consent.said,
                "source": consent.source,
                "text": consent.text,
                "language": consent.locale,
                "ip_hash": consent.ip_hash,
            }
        )


class SubscriberDetail(SubscriberOut):
    ledger: list[ConsentOut] = Field(description="The oldest first")

    @classmethod
    def with_ledger(cls, item: Subscriber, ledger: Iterable[Consent]) -> SubscriberDetail:
        facts = SubscriberOut.of(item).model_dump()
        return cls(**facts, ledger=[ConsentOut.of(consent) for consent in ledger])


class SubscriberFile(BaseModel):
    count: int
    csv: str
