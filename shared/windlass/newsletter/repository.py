"""Every read and write of subscribers. Bound to one store."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition

from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import TableItem, condition_failed, conflicted
from windlass.kit import clock, paging
from windlass.kit.ids import new_id
from windlass.kit.paging import Page
from windlass.kit.signing import sign
from windlass.newsletter import models
from windlass.newsletter.errors import SubscriberBusy
from windlass.newsletter.models import Consent, Said, Source, Subscriber

if TYPE_CHECKING:
    from msgspec import Struct

ATTEMPTS: Final = 10
IP_HASH_LETTERS: Final = 32


class SubscriberRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def find(self, email_key: str) -> Subscriber | None:
        """A consistent read. None also for one that was not confirmed in time."""
        try:
            pk = models.pk(self._store_id, email_key)
            found = Subscriber.get(pk, models.SK, consistent_read=True)
        except Subscriber.DoesNotExist:
            return None
        return None if found.ttl is not None and found.ttl <= clock.now() else found

    def change(
        self,
        email_key: str,
        decide: Callable[[Subscriber | None], tuple[Subscriber, Consent, Struct] | None],
    ) -> Subscriber | None:
        """Read, let `decide` make the new state, what was said and the event, and write all three
        at once; again when somebody else was faster. None from `decide` leaves everything as it
        is. Raises SubscriberBusy (409) and what `decide` raises."""
        for _attempt in range(ATTEMPTS):
            known = self.find(email_key)
            seen = known.version if known else 0
            decided = decide(known)
            if decided is None:
                return known
            item, consent, event = decided
            item.version = seen + 1
            self._place(item)
            consent.pk = item.pk
            is_same: Condition = Subscriber.version == seen
            if not seen:  # there is none, or one whose time is over and that is not yet deleted
                is_same = Subscriber.pk.does_not_exist() | (Subscriber.ttl <= clock.now())
            try:
                with transactions.write() as t:
                    t.save(item, condition=is_same)
                    t.save(consent)
                    t.save(outbox.to_item(self._store_id, event))
            except TransactWriteError as error:
                if not condition_failed(error) and not conflicted(error):
                    raise
                time.sleep(random.uniform(0, 0.05))
            else:
                return item
        raise SubscriberBusy("This address is being changed by someone else. Try again.")

    def consent(self, said: Said, source: Source, *, text: str, locale: str, ip: str) -> Consent:
        """Unsaved, without its partition."""
        hashed = sign("newsletter-ip", f"{self._store_id}\n{ip}").hex()[:IP_HASH_LETTERS]
        return Consent(
            "",
            f"{models.CONSENTS}{new_id()}",
            said=said.value,
            source=source.value,
            text=text,
            locale=locale,
            ip_hash=hashed if ip else "",
            at=clock.now(),
        )

    def ledger(self, email_key: str) -> list[Consent]:
        """Everything that was said, the oldest first."""
        pk = models.pk(self._store_id, email_key)
        found = Consent.query(pk, Consent.sk.startswith(models.CONSENTS), consistent_read=True)
        return list(found)

    def forget(self, email_key: str) -> int:
        """Remove everything of the address; how many items that were."""
        found = list(TableItem.query(models.pk(self._store_id, email_key), consistent_read=True))
        for item in found:
            item.delete()
        return len(found)

    def page(self, *, state: str | None, limit: int, cursor: str | None) -> Page[Subscriber]:
        """Newest first: one query of an index, which lags by moments."""
        if state is None:
            pk, query, sk = (
                models.subscribers_pk(self._store_id),
                Subscriber.gsi1.query,
                Subscriber.gsi1sk,
            )
        else:
            pk = models.in_state_pk(self._store_id, state)
            query, sk = Subscriber.gsi2.query, Subscriber.gsi2sk
        before = sk < paging.unseal(cursor, scope=pk) if cursor else None
        found = query(pk, before, limit=limit + 1, page_size=limit + 1, scan_index_forward=False)
        return paging.page_of(
            _subscribers(found), limit, scope=pk, position=lambda one: one.subscriber_id
        )

    def beginning_with(
        self, start: str, *, state: str | None, limit: int, cursor: str | None
    ) -> Page[Subscriber]:
        """Whose address begins so, by address; of one state, those among them."""
        pk = models.by_email_pk(self._store_id)
        scope = f"{pk} {start} {state}"
        low = paging.unseal(cursor, scope=scope) + "!" if cursor else start
        found = Subscriber.gsi3.query(
            pk,
            Subscriber.gsi3sk.between(low, f"{start}~"),
            filter_condition=Subscriber.state == state if state else None,
            limit=limit + 1,
        )
        return paging.page_of(
            _subscribers(found), limit, scope=scope, position=lambda one: one.gsi3sk or ""
        )

    def _place(self, item: Subscriber) -> None:
        item.pk, item.sk = models.pk(self._store_id, item.email_key), models.SK
        item.gsi1pk, item.gsi1sk = models.subscribers_pk(self._store_id), item.subscriber_id
        item.gsi2pk = models.in_state_pk(self._store_id, item.state)
        item.gsi2sk = item.subscriber_id
        item.gsi3pk, item.gsi3sk = models.by_email_pk(self._store_id), item.email


def _subscribers(found: Iterable[object]) -> list[Subscriber]:
    return [item for item in found if isinstance(item, Subscriber)]
