"""Every read and write of markets and rates."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from pynamodb.exceptions import PutError, TransactWriteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from windlass.currencies import models
from windlass.currencies.errors import MarketNotFound
from windlass.currencies.events import MarketsChanged
from windlass.currencies.models import Market, Rates
from windlass.currencies.quotes import Quote
from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.stores.models import STORE_SK, Store, store_pk
from windlass.tenancy.errors import StoreNotFound
from windlass.web.etags import stale

ATTEMPTS = 8
LONGEST_PAUSE_SECONDS = 0.05

type Decide = Callable[[str, list[Market]], Market]


class MarketRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.markets_pk(store_id)
        self._store_pk = store_pk(store_id)

    def all(self, *, is_consistent: bool = False) -> list[Market]:
        """All of them, oldest first: one Query."""
        return list(Market.query(self._pk, consistent_read=is_consistent))

    def get(self, market_id: str) -> Market:
        """Raises MarketNotFound (404)."""
        try:
            return Market.get(self._pk, models.market_sk(market_id), consistent_read=True)
        except Market.DoesNotExist:
            raise MarketNotFound(f"There is no market {market_id}.") from None

    def write(self, decide: Decide) -> Market:
        """Add or replace the market that `decide` makes of the store's currency and all markets as
        they are at this moment.

        No market can be added, replaced or removed between what `decide` saw and the write: then
        it decides again. A market of version 1 must be new; any other follows the version before
        it. Raises what `decide` raises, and VersionStale (412) when writers keep coming first.
        """

        def once() -> Market:
            store, markets = self._read()
            market = decide(store.currency, markets)
            market.pk, market.sk = self._pk, models.market_sk(market.market_id)
            is_new = market.version == 1
            follows = Market.pk.does_not_exist() if is_new else Market.version == market.version - 1
            with transactions.write() as t:
                t.save(market, condition=follows)
                self._count(t, store, market.market_id)
            return market

        return self._settled(once)

    def remove(self, market_id: str) -> None:
        """Raises MarketNotFound (404)."""

        def once() -> None:
            store, markets = self._read()
            found = next((one for one in markets if one.market_id == market_id), None)
            if found is None:
                raise MarketNotFound(f"There is no market {market_id}.")
            with transactions.write() as t:
                t.delete(found, condition=Market.pk.exists())
                self._count(t, store, market_id)

        self._settled(once)

    def _read(self) -> tuple[Store, list[Market]]:
        """The store's count first: whoever writes a market after it changes the count."""
        try:
            store = Store.get(self._store_pk, STORE_SK, consistent_read=True)
        except Store.DoesNotExist:
            raise StoreNotFound("There is no such store.") from None
        return store, self.all(is_consistent=True)

    def _count(self, t: TransactWrite, store: Store, market_id: str) -> None:
        """And tell of it."""
        seen = store.markets_version
        is_unchanged = Store.markets_version == seen
        if not seen:  # stores from before there were markets have no count
            is_unchanged |= Store.markets_version.does_not_exist()
        t.update(
            Store(self._store_pk, STORE_SK),
            [Store.markets_version.set(seen + 1)],
            condition=Store.pk.exists() & is_unchanged,
        )
        t.save(outbox.to_item(self._store_id, MarketsChanged(market_id)))

    def _settled[Result](self, work: Callable[[], Result]) -> Result:
        for _attempt in range(ATTEMPTS):
            try:
                return transactions.attempt(work)
            except TransactWriteError as error:
                if not condition_failed(error):
                    raise
                time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
        raise stale()


def latest_rates(*, is_consistent: bool = False) -> Rates | None:
    """The rates in use, None before the first ones came."""
    try:
        return Rates.get(models.RATES_PK, models.LATEST_SK, consistent_read=is_consistent)
    except Rates.DoesNotExist:
        return None


def rates_of(day: str) -> Rates | None:
    """The last ones of a day (YYYY-MM-DD), None when it has none."""
    try:
        return Rates.get(models.RATES_PK, day)
    except Rates.DoesNotExist:
        return None


def keep_rates(
    quotes: Mapping[str, Quote],
    waiting: Mapping[str, Quote],
    *,
    etag: str,
    changed_at: datetime,
    previous: Rates | None,
) -> None:
    """As the ones in use and as those of the day. Does nothing when somebody else brought new ones
    since `previous` was read."""
    for sk in (models.LATEST_SK, f"{changed_at:%Y-%m-%d}"):
        item = Rates(
            models.RATES_PK,
            sk,
            quotes={code: quote.text for code, quote in quotes.items()},
            waiting={code: quote.text for code, quote in waiting.items()},
            etag=etag,
            changed_at=changed_at,
            checked_at=changed_at,
        )
        is_next = _unchanged_since(previous) if sk == models.LATEST_SK else None
        try:
            item.save(condition=is_next)
        except PutError as error:
            if not condition_failed(error):
                raise
            return


def keep_problem(previous: Rates, *, checked_at: datetime, problem: str) -> None:
    """The rates stay; somebody looked, and this came of it. Does nothing when somebody else did
    since `previous` was read."""
    try:
        previous.update(
            [Rates.checked_at.set(checked_at), Rates.problem.set(problem)],
            condition=_unchanged_since(previous),
        )
    except UpdateError as error:
        if not condition_failed(error):
            raise


def _unchanged_since(previous: Rates | None) -> Condition:
    is_same: Condition = Rates.pk.does_not_exist()
    if previous is not None:
        is_same = Rates.checked_at == previous.checked_at
    return is_same
