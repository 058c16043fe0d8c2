"""Where a customer is signed in: a random secret per browser, of which only a hash is kept.

The token is `<customer>.<session>.<secret>`. It means nothing in another store, since a session is
looked for in the store that the request is for. A token is made by signing in and never taken from
a browser, so nobody can be given one to be followed by.
"""

from __future__ import annotations

import hmac
import re
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pynamodb.exceptions import DeleteError

from windlass.customers import models
from windlass.customers.models import Customer, CustomerSession
from windlass.customers.repository import CustomerRepository
from windlass.db.table import TableItem, condition_failed
from windlass.kit import clock
from windlass.kit.ids import CROCKFORD, new_id

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

LIVES: Final = timedelta(days=60)
SECRET_BYTES: Final = 32
LONGEST_AGENT: Final = 300

_TOKEN: Final = re.compile(
    rf"(?P<customer>[{CROCKFORD}]{{26}})\.(?P<session>[{CROCKFORD}]{{26}})\.(?P<secret>[\w-]{{43}})"
)


def begin(store: StoreContext, customer: Customer, *, user_agent: str = "") -> str:
    """The token for this browser; the answer is its only copy."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    session_id = new_id()
    CustomerSession(
        models.customer_pk(store.store_id, customer.customer_id),
        models.session_sk(session_id),
        session_id=session_id,
        secret_hash=models.hash_of(secret),
        epoch=customer.epoch,
        user_agent=user_agent[:LONGEST_AGENT],
        created_at=clock.now(),
        ttl=LIVES,
    ).save()
    return f"{customer.customer_id}.{session_id}.{secret}"


def signed_in(store: StoreContext, token: str | None) -> Customer | None:
    """Who holds this token in this store, for one read; None for nobody, for a session that is
    over, and for one of another store."""
    parts = _TOKEN.fullmatch(token or "")
    if parts is None:
        return None
    pk = models.customer_pk(store.store_id, parts["customer"])
    keys = [(pk, models.SK), (pk, models.session_sk(parts["session"]))]
    customer: Customer | None = None
    session: CustomerSession | None = None
    for item in TableItem.batch_get(keys, consistent_read=True):
        if isinstance(item, Customer):
            customer = item
        elif isinstance(item, CustomerSession):
            session = item
    if customer is None or session is None:
        return None
    is_right = hmac.compare_digest(session.secret_hash, models.hash_of(parts["secret"]))
    is_live = session.epoch == customer.epoch and session.ttl > clock.now()
    return customer if is_right and is_live else None


def end(store: StoreContext, token: str | None) -> None:
    """Sign this browser out; harmless when it already is, and for a token that is not one."""
    parts = _TOKEN.fullmatch(token or "")
    if parts is None:
        return
    pk = models.customer_pk(store.store_id, parts["customer"])
    session = CustomerSession(pk, models.session_sk(parts["session"]))
    try:
        session.delete(
            condition=CustomerSession.secret_hash.does_not_exist()
            | (CustomerSession.secret_hash == models.hash_of(parts["secret"]))
        )
    except DeleteError as error:  # somebody else's session, which stays
        if not condition_failed(error):
            raise


def end_all(store: StoreContext, customer_id: str) -> None:
    """Everywhere at once: sessions of an epoch that is over are not honoured."""

    def edit(customer: Customer) -> tuple[()]:
        customer.epoch += 1
        return ()

    CustomerRepository(store.store_id).change(customer_id, edit)
