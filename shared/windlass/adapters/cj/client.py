"""CJ Dropshipping as a supplier."""

from __future__ import annotations

from collections.abc import Sequence

from windlass.adapters.cj import catalogue, orders, webhooks
from windlass.adapters.cj.wire import Wire
from windlass.adapters.supplier import (
    Connection,
    Item,
    PlacedOrder,
    Quote,
    ShipTo,
    SupplierProduct,
    Tracking,
)
from windlass.kit.money import Money


class CjClient:
    platform = "cj"

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def test_connection(self) -> Connection:
        found = self._wire.get("/setting/get")
        limit = (found.get("setting") or {}).get("qpsLimit")
        return Connection(
            account_id=str(found["openId"]),
            name=str(found.get("openName") or found.get("openEmail") or found["openId"]),
            requests_per_second=int(limit) if limit else None,
        )

    def register_webhooks(self, url: str) -> None:
        webhooks.register(self._wire, url)

    def product(
        self, external_id: str, *, country: str = "US", locale: str = "en"
    ) -> SupplierProduct:
        """CJ's catalogue is the same for every country and in English only."""
        del country, locale
        return catalogue.product(self._wire, external_id)

    def quote(self, items: Sequence[Item], ship_to: ShipTo) -> Quote:
        return catalogue.quote(self._wire, items, ship_to)

    def place(
        self, order_number: str, items: Sequence[Item], address: ShipTo, shipping_code: str
    ) -> PlacedOrder:
        return orders.place(self._wire, order_number, items, address, shipping_code)

    def find_order(
        self, order_number: str, *, external_id: str | None = None
    ) -> PlacedOrder | None:
        return orders.find(self._wire, external_id or order_number)

    def pay(self, external_id: str) -> PlacedOrder:
        return orders.pay(self._wire, external_id)

    def cancel(self, external_id: str) -> None:
        orders.cancel(self._wire, external_id)

    def tracking(self, external_id: str) -> Tracking:
        return orders.tracking(self._wire, external_id)

    def balance(self) -> Money | None:
        return orders.balance(self._wire)
