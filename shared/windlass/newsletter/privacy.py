"""What the newsletter keeps of people: told to them, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.newsletter.repository import SubscriberRepository

if TYPE_CHECKING:
    from collections.abc import Iterable

    from windlass.tenancy.context import StoreContext


def export(store: StoreContext, email_keys: Iterable[str]) -> list[dict[str, Any]]:
    repository, told = SubscriberRepository(store.store_id), []
    for key in email_keys:
        subscriber = repository.find(key)
        if subscriber is None:
            continue
        told.append(
            {
                "email": subscriber.email,
                "state": subscriber.state,
                "language": subscriber.locale,
                "said": [
                    {
                        "at": consent.at.isoformat(),
                        "said": consent.said,
                        "where": consent.source,
                        "words": consent.text,
                    }
                    for consent in repository.ledger(key)
                ],
            }
        )
    return told


def forget(store: StoreContext, email_keys: Iterable[str]) -> int:
    """Remove subscriptions and what was said. Safe to repeat; how many items went."""
    repository = SubscriberRepository(store.store_id)
    return sum(repository.forget(key) for key in email_keys)
