"""Shoppers correct where their order goes, as long as it touches nobody else: within the cancel
window, before a supplier is asked, in the same country, at the same taxes and price of delivery.
After that they write to the shop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from windlass.fulfilment import readdressing
from windlass.fulfilment.repository import FulfilmentRepository
from windlass.fulfilment.rules import State
from windlass.fulfilment.whole import Fulfilment, goods_lines
from windlass.kit import clock
from windlass.kit.addresses import Address
from windlass.kit.erasure import is_erased
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.orders.errors import AddressSettled, DeliveryDiffers, OrderChanged
from windlass.orders.models import Order
from windlass.orders.readdressing import CHANGED, OVER
from windlass.orders.rules import Status
from windlass.shipping import service as shipping
from windlass.stores import service as stores
from windlass.tax import service as tax
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.etags import VersionStale

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.tax.rules import TaxTable

SHOPPER: Final = "shopper"  # on the timeline
MOST: Final = 5  # each one is a mail, and the link may be in other hands


def is_open(store: StoreContext, order: Order) -> bool:
    """Whether the shopper may still do it alone; one read, three while the window is open. Raises
    Forbidden (403)."""
    store.require(Permission.ORDERS_READ)
    if not is_to_be_sent(order):
        return False
    window = stores.storefront_of(store).fulfilment.cancel_window_seconds
    if not _is_within(order, window, clock.now()):
        return False
    found = FulfilmentRepository(store.store_id).find(order.order_id)
    return _is_untouched(found) and _times_corrected(store, order.order_id) < MOST


def is_to_be_sent(order: Order) -> bool:
    """Whether somebody still needs its address."""
    is_over = Status(order.status) in OVER or is_erased(order.email)
    return not is_over and bool(goods_lines(order))


def correct(store: StoreContext, order_id: str, raw: Mapping[str, Any]) -> Order:
    """For whoever proved to be the buyer; `raw` is an address in the order's country, whatever
    country it names. Raises Forbidden (403), OrderNotFound (404), Invalid (422), AddressSettled
    (409) where only the shop can help, also after the fifth time, and DeliveryDiffers (409)."""
    for _race in range(readdressing.RACES):
        order = orders.get(store, order_id)
        if not is_open(store, order):
            raise AddressSettled("This address can no longer be changed here.")
        before = Address.from_document(order.address)
        wanted = {**raw, "country": before.country}
        address = readdressing.address_of(store, wanted)
        if not _costs_the_same(store, order, before, address):
            raise DeliveryDiffers("Delivery to this address would cost something else.")
        try:
            return readdressing.readdress(
                store, order_id, wanted, version=order.version, actor=SHOPPER
            )
        except VersionStale:
            continue  # looked at anew: nobody chose between two versions
    raise OrderChanged("This order is being changed by someone else. Try again.")


def _times_corrected(store: StoreContext, order_id: str) -> int:
    return sum(
        entry.kind == CHANGED and entry.actor == SHOPPER
        for entry in orders.timeline(store, order_id, is_consistent=True)
    )


def _is_within(order: Order, window_seconds: int, now: datetime) -> bool:
    return now < order.placed_at + timedelta(seconds=window_seconds)


def _is_untouched(found: Fulfilment | None) -> bool:
    """No supplier was asked, nobody has to decide anything, and it is not being cancelled."""
    if found is None:
        return True
    is_asked = any(part.state != State.PLANNED for part in found.live_parts)
    return not is_asked and not found.open_actions and found.workflow.cancelling is None


def _costs_the_same(store: StoreContext, order: Order, old: Address, new: Address) -> bool:
    """What was paid for the delivery is what it costs there, and the taxes are those of there."""
    if _taxes(store, old) != _taxes(store, new):
        return False
    breakdown = orders.breakdown_of(order)
    if old.province == new.province or breakdown.delivery is None:
        return True
    paid = breakdown.delivery
    options = shipping.quote(
        store,
        country=new.country,
        province=new.province,
        weight_grams=breakdown.weight_grams,
        subtotal=breakdown.goods,
        exchange=worth.exchange_of(order),
    )
    price = paid.amount + paid.discount
    return any(one.rate_id == paid.rate_id and one.price == price for one in options)


def _taxes(store: StoreContext, address: Address) -> tuple[object, ...]:
    table: TaxTable = tax.table_for(
        store,
        home_country=stores.storefront_of(store).country,
        country=address.country,
        province=address.province,
        postal_code=address.postal_code,
        city=address.city,
        line1=address.line1,
        classes=("standard",),
    )
    return table.inclusive, dict(table.rates), table.shipping
