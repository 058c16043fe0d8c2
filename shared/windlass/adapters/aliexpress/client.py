"""AliExpress as a supplier."""

from __future__ import annotations

from collections.abc import Sequence

from windlass.adapters.aliexpress import catalogue, orders, tracking
from windlass.adapters.aliexpress.wire import Wire
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


class AliExpressClient:
    platform = "aliexpress"

    def __init__(self, wire: Wire, *, account_id: str, account_name: str) -> None:
        self._wire = wire
        self._account = Connection(account_id, account_name)

    def test_connection(self) -> Connection:
        """AliExpress has no call about the account itself: a search proves that the token works,
        and the account is the one that the token was issued to."""
        self._wire.call(
            "aliexpress.ds.text.search",
            {
                "keyWord": "phone",
                "local": "en_US",
                "countryCode": "US",
                "currency": "USD",
                "pageSize": "1",
                "pageIndex": "1",
            },
        )
        return self._account

    def product(
        self, external_id: str, *, country: str = "US", locale: str = "en"
    ) -> SupplierProduct:
        return catalogue.product(self._wire, external_id, country=country, locale=locale)

    def quote(self, items: Sequence[Item], ship_to: ShipTo) -> Quote:
        return catalogue.quote(self._wire, items, ship_to)

    def place(
        self, order_number: str, items: Sequence[Item], address: ShipTo, shipping_code: str
    ) -> PlacedOrder:
        return orders.place(self._wire, order_number, items, address, shipping_code)

    def find_order(
        self, order_number: str, *, external_id: str | None = None
    ) -> PlacedOrder | None:
        return orders.find(self._wire, order_number, external_id)

    def pay(self, external_id: str) -> PlacedOrder:
        return orders.pay(self._wire, external_id)

    def cancel(self, external_id: str) -> None:
        orders.cancel(self._wire, external_id)

    def tracking(self, external_id: str) -> Tracking:
        return tracking.tracking(self._wire, external_id)

    def balance(self) -> Money | None:
        return None
