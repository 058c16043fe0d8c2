"""Every read and write of shipping zones."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from pynamodb.exceptions import TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import TableItem, condition_failed
from windlass.shipping import models
from windlass.shipping.errors import ZoneNotFound
from windlass.shipping.models import Zone, Zones
from windlass.stores.events import StorefrontChanged
from windlass.web.etags import stale

ATTEMPTS = 8
LONGEST_PAUSE_SECONDS = 0.05


class ShippingRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.shipping_pk(store_id)

    def read(self, *, is_consistent: bool = False) -> tuple[int, list[Zone]]:
        """How often the zones were changed, and all of them, oldest first: one Query."""
        version, zones = 0, []
        for item in TableItem.query(self._pk, consistent_read=is_consistent):
            if isinstance(item, Zones):
                version = item.version
            elif isinstance(item, Zone):
                zones.append(item)
        return version, zones

    def get(self, zone_id: str) -> Zone:
        """Raises ZoneNotFound (404)."""
        try:
            return Zone.get(self._pk, models.zone_sk(zone_id), consistent_read=True)
        except Zone.DoesNotExist:
            raise ZoneNotFound(f"There is no shipping zone {zone_id}.") from None

    def write(self, decide: Callable[[list[Zone]], Zone]) -> Zone:
        """Add or replace the zone that `decide` makes of all zones as they are at this moment.

        No zone can be added or replaced between what `decide` saw and the write: then it decides
        again. A zone of version 1 must be new; any other follows the version before it. Raises
        what `decide` raises, and VersionStale (412) when writers keep coming first.
        """
        for _attempt in range(ATTEMPTS):
            version, zones = self.read(is_consistent=True)
            zone = decide(zones)
            zone.pk, zone.sk = self._pk, models.zone_sk(zone.zone_id)
            try:
                self._commit(zone, version)
            except TransactWriteError as error:
                if not condition_failed(error):
                    raise
                time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
            else:
                return zone
        raise stale()

    def begin(self, zones: list[Zone]) -> None:
        """The first zones of a store. Does nothing when it ever had one."""

        def commit() -> None:
            counter = Zones(self._pk, models.ZONES_SK, version=1)
            with transactions.write() as transaction:
                transaction.save(counter, condition=Zones.pk.does_not_exist())
                for zone in zones:
                    zone.pk, zone.sk = self._pk, models.zone_sk(zone.zone_id)
                    transaction.save(zone)

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if not condition_failed(error):
                raise

    def remove(self, zone_id: str) -> None:
        """Raises ZoneNotFound (404)."""
        zone = Zone(self._pk, models.zone_sk(zone_id))

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.delete(zone, condition=Zone.pk.exists())
                transaction.save(self._news())

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if condition_failed(error):
                raise ZoneNotFound(f"There is no shipping zone {zone_id}.") from None
            raise

    def _commit(self, zone: Zone, version: int) -> None:
        is_unchanged = Zones.version == version if version else Zones.pk.does_not_exist()
        is_new = zone.version == 1
        follows = Zone.pk.does_not_exist() if is_new else Zone.version == zone.version - 1

        def commit() -> None:
            counter = Zones(self._pk, models.ZONES_SK, version=version + 1)
            with transactions.write() as transaction:
                transaction.save(counter, condition=is_unchanged)
                transaction.save(zone, condition=follows)
                transaction.save(self._news())

        transactions.attempt(commit)

    def _news(self) -> TableItem:
        return outbox.to_item(self._store_id, StorefrontChanged("delivery"))
