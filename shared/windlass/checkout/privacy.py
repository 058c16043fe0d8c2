"""What checkouts keep of people: told to them, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.checkout.models import SETTLED, Checkout, State
from windlass.checkout.repository import CheckoutRepository
from windlass.kit.erasure import erased_address, erased_email

if TYPE_CHECKING:
    from collections.abc import Iterable

    from windlass.tenancy.context import StoreContext

ATTEMPTS = 5


def of_person(
    store: StoreContext, email_keys: Iterable[str], order_ids: Iterable[str]
) -> list[Checkout]:
    """Those begun with one of the addresses, and those that became the orders named."""
    checkouts = CheckoutRepository(store.store_id)
    found = {one.checkout_id: one for key in email_keys for one in checkouts.of_buyer(key)}
    for checkout_id in set(order_ids) - found.keys():
        checkout = checkouts.find(checkout_id)
        if checkout is not None:
            found[checkout_id] = checkout
    return [*found.values()]


def unsettled(checkouts: Iterable[Checkout]) -> list[str]:
    """Ids of those that may still become orders."""
    return [one.checkout_id for one in checkouts if one.state not in SETTLED]


def has_payment_under_way(checkouts: Iterable[Checkout]) -> bool:
    return any(one.state == State.PENDING for one in checkouts)


def export(checkouts: Iterable[Checkout]) -> list[dict[str, Any]]:
    return [
        {
            "started_at": one.started_at.isoformat(),
            "state": one.state,
            "email": one.email,
            "address": one.address,
            "accepts_marketing": bool(one.accepts_marketing),
        }
        for one in checkouts
    ]


def forget(store: StoreContext, checkouts: Iterable[Checkout]) -> int:
    """Take the identity out of checkouts that have their end; what was sold and paid stays. How
    many still had one."""
    repository = CheckoutRepository(store.store_id)
    count = 0
    for one in checkouts:
        for _attempt in range(ATTEMPTS):
            found = repository.find(one.checkout_id)
            if found is None or found.email == erased_email(found.checkout_id):
                break
            found.email = erased_email(found.checkout_id)
            found.address = erased_address(found.address)
            found.accepts_marketing = False
            found.customer_id = found.note = found.vat_number = None
            found.lines = [
                {**line, "properties": {}} if line.get("properties") else line
                for line in found.lines
            ]
            found.failure = None
            found.payment_url = None
            if repository.scrub(found):
                count += 1
                break
    return count
