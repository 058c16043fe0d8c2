"""Links by mail that prove an address or let choose a password. Only the token's hash is kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pynamodb.exceptions import TransactWriteError

from windlass.customers import models
from windlass.customers.errors import CustomerNotFound, LinkOver
from windlass.customers.models import Customer, CustomerLink, Purpose
from windlass.customers.repository import CustomerRepository, Record
from windlass.db.table import condition_failed
from windlass.kit import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pynamodb.transactions import TransactWrite

    from windlass.tenancy.context import StoreContext

TOKEN_BYTES: Final = 32
LIVES: Final = {
    Purpose.VERIFY_EMAIL: timedelta(days=3),
    Purpose.RESET_PASSWORD: timedelta(hours=1),
}


def mint(store: StoreContext, customer: Customer, purpose: Purpose) -> str:
    """A token for one use; the answer is its only copy. It ends with the customer's epoch."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    CustomerLink(
        models.link_pk(store.store_id, token),
        models.LINK_SK,
        customer_id=customer.customer_id,
        purpose=purpose,
        epoch=customer.epoch,
        ttl=LIVES[purpose],
    ).save()
    return token


def find(store: StoreContext, token: str, purpose: Purpose) -> CustomerLink:
    """Raises LinkOver (422) for one that is used, too old, for something else, or of another
    store."""
    try:
        pk = models.link_pk(store.store_id, token)
        found = CustomerLink.get(pk, models.LINK_SK, consistent_read=True)
    except CustomerLink.DoesNotExist:
        raise _over() from None
    if found.purpose != purpose or found.ttl <= clock.now():
        raise _over()
    return found


def spend(
    store: StoreContext, link: CustomerLink, edit: Callable[[Customer], Iterable[Record]]
) -> Customer:
    """Use the link up and do to its customer what it was for, in one transaction. Raises LinkOver
    (422) when another request was faster, the epoch it was made in is over, or the customer is
    gone, and what `edit` raises."""
    unused = CustomerLink.pk.exists() & (CustomerLink.ttl > clock.now())

    def judged(customer: Customer) -> Iterable[Record]:
        if customer.epoch != link.epoch:
            raise _over()
        return edit(customer)

    def use_up(transaction: TransactWrite) -> None:
        transaction.delete(CustomerLink(link.pk, link.sk), condition=unused)

    try:
        return CustomerRepository(store.store_id).change(link.customer_id, judged, also=use_up)
    except CustomerNotFound:
        raise _over() from None
    except TransactWriteError as error:
        if condition_failed(error):
            raise _over() from None
        raise


def _over() -> LinkOver:
    return LinkOver("This link has been used or is too old. Ask for a new one.")
