"""Merchants' credentials at suppliers: sealed at rest, refreshed by one caller at a time."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct, to_builtins

from windlass.adapters import kms
from windlass.adapters.supplier_errors import (
    SupplierAuthFailed,
    SupplierFailed,
    SupplierUnavailable,
)
from windlass.kit import clock
from windlass.suppliers.models import Kind, Supplier

if TYPE_CHECKING:
    from windlass.adapters.aliexpress.auth import Tokens as AliExpressTokens
    from windlass.adapters.cj.auth import Tokens as CjTokens
    from windlass.suppliers.repository import SupplierRepository

EARLY = timedelta(days=2)  # before they end, or a quarter of their life where that is shorter
CLAIM_SECONDS = 60
WAIT_SECONDS, WAIT_STEPS = 0.25, 40


class Credentials(Struct, frozen=True):
    access_token: str
    access_expires_at: int  # Unix seconds
    refresh_token: str
    refresh_expires_at: int
    api_key: str = ""  # of CJ: what a merchant can copy, so the longest-lived part

    @classmethod
    def of(cls, tokens: CjTokens | AliExpressTokens, api_key: str = "") -> Credentials:
        return cls(
            access_token=tokens.access_token,
            access_expires_at=int(tokens.access_expires_at.timestamp()),
            refresh_token=tokens.refresh_token,
            refresh_expires_at=int(tokens.refresh_expires_at.timestamp()),
            api_key=api_key,
        )

    def refresh_at(self, now: datetime) -> datetime:
        ends_at = datetime.fromtimestamp(self.access_expires_at, UTC)
        return ends_at - min(EARLY, (ends_at - now) / 4)


def sealed(supplier: Supplier, credentials: Credentials) -> bytes:
    """Bound to this store and supplier: copied elsewhere they do not open."""
    return kms.seal(json.dumps(to_builtins(credentials)).encode(), _context(supplier))


def opened(supplier: Supplier) -> Credentials:
    """Raises SupplierAuthFailed for a supplier without credentials."""
    if supplier.sealed is None:
        raise SupplierAuthFailed(f"{supplier.name} is not connected.")
    return Credentials(**json.loads(kms.unseal(supplier.sealed, _context(supplier))))


def current(suppliers: SupplierRepository, supplier: Supplier) -> Credentials:
    """Credentials whose access token has not ended, refreshed if need be.

    Raises SupplierAuthFailed when they cannot be refreshed any more.
    """
    found = opened(supplier)
    if found.access_expires_at > clock.now().timestamp() + CLAIM_SECONDS:
        return found
    fresh = refreshed(suppliers, supplier, found)
    if fresh is None:
        raise SupplierAuthFailed(f"{supplier.name} must be reconnected.")
    return fresh


def renewed(suppliers: SupplierRepository, supplier_id: str, stale_token: str) -> str | None:
    """A token in place of one that the supplier refused; None when the merchant must reconnect,
    who is then told once."""
    supplier = suppliers.get(supplier_id)
    found = opened(supplier)
    if found.access_token != stale_token:
        return found.access_token  # another caller was faster
    fresh = refreshed(suppliers, supplier, found)
    return None if fresh is None else fresh.access_token


def refreshed(
    suppliers: SupplierRepository, supplier: Supplier, found: Credentials
) -> Credentials | None:
    """New credentials, by whoever gets there first; the others wait for theirs. A supplier may
    end the old pair at once, so two must never ask with the same refresh token.

    None when the supplier refuses for good. Raises SupplierUnavailable and SupplierThrottled.
    """
    until = int(clock.now().timestamp()) + CLAIM_SECONDS
    if not suppliers.claim_refresh(supplier, until=until):
        return _of_the_other(suppliers, supplier)
    try:
        fresh = _ask(supplier.kind, found)
    except SupplierAuthFailed as failure:
        suppliers.need_reconnect(supplier, failure.message)
        return None
    except SupplierFailed:
        suppliers.end_refresh(supplier)
        raise
    refresh_at = fresh.refresh_at(clock.now())
    if suppliers.save_credentials(supplier, sealed(supplier, fresh), refresh_at):
        return fresh
    return opened(suppliers.get(supplier.supplier_id))  # reconnected meanwhile


def _of_the_other(suppliers: SupplierRepository, supplier: Supplier) -> Credentials:
    for _step in range(WAIT_STEPS):
        latest = suppliers.get(supplier.supplier_id)
        if latest.credentials_version != supplier.credentials_version:
            return opened(latest)
        if latest.refreshing_until == 0:
            break  # it failed
        time.sleep(WAIT_SECONDS)
    raise SupplierUnavailable(f"The connection to {supplier.name} is being renewed. Try again.")


def _ask(kind: str, found: Credentials) -> Credentials:
    if kind == Kind.ALIEXPRESS:
        from windlass.adapters.aliexpress import auth as aliexpress

        return Credentials.of(aliexpress.refresh(found.refresh_token))
    from windlass.adapters.cj import auth as cj

    try:
        return Credentials.of(cj.refresh(found.refresh_token), found.api_key)
    except SupplierAuthFailed:
        return Credentials.of(cj.sign_in(found.api_key), found.api_key)


def _context(supplier: Supplier) -> dict[str, str]:
    return {"store": supplier.store_id, "supplier": supplier.supplier_id}
