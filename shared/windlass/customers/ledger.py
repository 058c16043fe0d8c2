"""What a customer has ordered: each order is counted once, however often it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.customers import details, models
from windlass.customers.models import Customer, CustomerOrder
from windlass.customers.registering import ensure
from windlass.customers.repository import CustomerRepository, Record
from windlass.db.table import condition_failed
from windlass.kit import clock, paging
from windlass.kit.money_text import for_merchant
from windlass.kit.paging import Page
from windlass.kit.text import normalise_email

if TYPE_CHECKING:
    from datetime import datetime

    from pynamodb.expressions.update import Action
    from pynamodb.transactions import TransactWrite

    from windlass.kit.money import Money
    from windlass.tenancy.context import StoreContext


class Ordered(Struct, frozen=True):
    """An order, as far as its customer is concerned."""

    order_id: str
    number: int
    email: str
    name: str
    locale: str
    total: Money
    placed_at: datetime
    accepts_marketing: bool = False
    customer_id: str | None = None  # who was signed in
    worth: Money | None = None  # the total in the store's currency, where that is another


def take_in(store: StoreContext, ordered: Ordered) -> Customer:
    """Count an order for its customer: who was signed in, else whoever has the address, else
    somebody new. The same order again changes nothing."""
    repository = CustomerRepository(store.store_id)
    known = repository.find(ordered.customer_id) if ordered.customer_id else None
    address = normalise_email(ordered.email)
    customer = known or ensure(store, address, name=ordered.name, locale=ordered.locale)
    order = CustomerOrder(
        models.customer_pk(store.store_id, customer.customer_id),
        models.order_sk(ordered.number),
        order_id=ordered.order_id,
        number=ordered.number,
        total=ordered.total,
        placed_at=ordered.placed_at,
    )

    def edit(one: Customer) -> list[Record]:
        paid, worth = ordered.total, ordered.worth or ordered.total
        one.order_count += 1
        before = int(one.lifetime.get(worth.currency, 0))
        one.lifetime = {**one.lifetime, worth.currency: before + worth.amount}
        one.last_order_at = max(one.last_order_at or ordered.placed_at, ordered.placed_at)
        one.name = one.name or ordered.name
        one.locale = one.locale or ordered.locale
        if ordered.accepts_marketing:  # a box left unticked takes no earlier yes back
            details.consent(one, is_given=True, source="checkout")
        entry = repository.entry(
            one.customer_id,
            actor="customer",
            kind="order_placed",
            message=f"Placed order {ordered.number} for {for_merchant(paid)}.",
            order_id=ordered.order_id,
            number=ordered.number,
        )
        return [entry]

    def once(transaction: TransactWrite) -> None:
        transaction.save(order, condition=CustomerOrder.pk.does_not_exist())

    try:
        return repository.change(customer.customer_id, edit, also=once)
    except TransactWriteError as error:
        if condition_failed(error):
            return customer
        raise


def take_out(
    store: StoreContext, *, number: int, email: str, customer_id: str | None = None
) -> bool:
    """An order came to nothing before anything of it left: whose only one it was has not ordered.
    Once per order; False for one that was not counted, or taken out before."""
    repository = CustomerRepository(store.store_id)
    known = repository.find(customer_id) if customer_id else None
    customer = known or repository.find_by_email(normalise_email(email))
    if customer is None:
        return False
    pk, sk = models.customer_pk(store.store_id, customer.customer_id), models.order_sk(number)

    def edit(one: Customer) -> list[Record]:
        one.undone_count += 1
        entry = repository.entry(
            one.customer_id,
            actor=store.actor_id,
            kind="order_undone",
            message=f"Order {number} was undone before anything of it left.",
            number=number,
        )
        return [entry]

    def once(transaction: TransactWrite) -> None:
        counts = CustomerOrder.pk.exists() & CustomerOrder.undone_at.does_not_exist()
        done: list[Action] = [CustomerOrder.undone_at.set(clock.now())]
        transaction.update(CustomerOrder(pk, sk), done, condition=counts)

    try:
        repository.change(customer.customer_id, edit, also=once)
    except TransactWriteError as error:
        if condition_failed(error):
            return False
        raise
    return True


def orders_of(
    store: StoreContext, customer_id: str, *, limit: int, cursor: str | None = None
) -> Page[CustomerOrder]:
    """Newest first. Raises CursorInvalid (422)."""
    pk = models.customer_pk(store.store_id, customer_id)
    key = CustomerOrder.sk
    first, last = models.ORDERS, f"{models.ORDERS}~"
    before = paging.unseal(cursor, scope=f"{pk}{models.ORDERS}") if cursor else None
    found = CustomerOrder.query(
        pk,
        key.between(first, _just_before(before)) if before else key.between(first, last),
        limit=limit + 1,
        page_size=limit + 1,
        scan_index_forward=False,
    )
    return paging.page_of(
        [*found], limit, scope=f"{pk}{models.ORDERS}", position=lambda order: order.sk
    )


def has_ordered(store: StoreContext, customer_id: str, number: int) -> bool:
    """This order is theirs to see."""
    pk = models.customer_pk(store.store_id, customer_id)
    try:
        CustomerOrder.get(pk, models.order_sk(number), consistent_read=True)
    except CustomerOrder.DoesNotExist:
        return False
    return True


def _just_before(sort_key: str) -> str:
    number = int(sort_key.removeprefix(models.ORDERS))
    return models.order_sk(max(0, number - 1))
