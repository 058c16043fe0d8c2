"""What suppliers tell us, as a hint to look: the order is read anew from the supplier."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools import Logger

from windlass.adapters.aliexpress import webhooks as aliexpress
from windlass.adapters.cj import webhooks as cj
from windlass.adapters.supplier_errors import SupplierAuthFailed
from windlass.fulfilment import tracking
from windlass.fulfilment.repository import FulfilmentRepository
from windlass.suppliers import service as suppliers
from windlass.suppliers.errors import SupplierDisabled, SupplierNotFound
from windlass.suppliers.models import Kind
from windlass.tenancy import service as tenancy

logger = Logger(child=True)


def take_in(provider: str, subject: str, body: dict[str, Any]) -> None:
    """Apply one message of CJ (`subject` is "<store>/<supplier>", the connection whose address it
    came to) or AliExpress (the buyer's account). An account may serve several stores, each of
    which looks for the order among its own. Unknown orders, other topics and unreadable bodies
    are passed over; repeats and late messages change nothing.

    Raises the SupplierFailed family (502) when the supplier could not be asked: try again.
    """
    try:
        external_id = _order_of(provider, body)
    except (cj.WebhookUnreadable, aliexpress.WebhookUnreadable) as error:
        logger.warning("an unreadable webhook", provider=provider, reason=str(error))
        return
    if external_id is None:
        return
    for store_id, supplier_id in _subscribers(provider, subject):
        store = tenancy.act(store_id, task="tracking")
        pointer = FulfilmentRepository(store.store_id).of_external(supplier_id, external_id)
        if pointer is None:
            continue
        try:
            tracking.follow(store, pointer.order_id, pointer.part_id)
        except (SupplierAuthFailed, SupplierDisabled, SupplierNotFound) as error:
            logger.warning("not followed", supplier_id=supplier_id, reason=error.message)


def _order_of(provider: str, body: dict[str, Any]) -> str | None:
    """The supplier's own id of the order that the message is about."""
    if provider == Kind.ALIEXPRESS:
        update = aliexpress.parse(body)
        return None if update is None else update.external_id
    told = cj.parse(body)
    return told.external_id if isinstance(told, cj.OrderUpdate) else None


def _subscribers(provider: str, subject: str) -> list[tuple[str, str]]:
    if provider == Kind.ALIEXPRESS:
        found = suppliers.subscribers(Kind.ALIEXPRESS, subject)
        return [(each.store_id, each.supplier_id) for each in found]
    store_id, _, supplier_id = subject.partition("/")
    try:
        supplier = suppliers.get(tenancy.act(store_id, task="tracking"), supplier_id)
    except SupplierNotFound:
        return []
    found = suppliers.subscribers(Kind.CJ, supplier.account_id)
    return [(each.store_id, each.supplier_id) for each in found]
