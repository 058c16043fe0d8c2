"""A shopper's busy life in a shop, and looking for what is left of it."""

from __future__ import annotations

import json
from typing import Any

from events.app import handlers_of
from tests.integration.storefront_pages.buying import ADA as TYPED
from tests.integration.storefront_pages.buying import to_payment, with_lamp
from tests.integration.storefront_pages.payments import path_of, pay
from tests.integration.storefront_pages.signing_in import sign_in
from tests.integration.storefront_pages.visitors import Visitor
from tests.support import mail
from tests.support.customers_factories import HAMBURG
from tests.support.hooks import event_of
from tests.support.table import items
from windlass.accounts import service as accounts
from windlass.accounts.sessions import Client
from windlass.customers import admin, details
from windlass.customers import service as customers
from windlass.db.outbox import OutboxEvent
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

ADA = TYPED["email"]
TELLING = (ADA, "Ada Byron", "Hafenstrasse", "ada@")
# What providers told us is kept for thirty days, then it is gone by itself.
GONE_BY_THEMSELVES = {"InboundHook"}


def traces() -> list[str]:
    """Kinds of items in which something of the identity is left."""
    found = {
        item["entity"]["S"]
        for item in items()
        if any(word in json.dumps(item, ensure_ascii=False, default=str) for word in TELLING)
    }
    return sorted(found - GONE_BY_THEMSELVES)


WORK = {
    "mail": ("OrderPlaced",),
    "customers": ("OrderPlaced", "CustomerVerified", "SignInCodeAsked"),
    "privacy": ("DataExportAsked", "DataExportReady", "ErasureAsked"),
}


_done: set[tuple[str, str]] = set()  # what was handed over already: (consumer, event)


def begin() -> None:
    _done.clear()


def work_off() -> None:
    """Everything that follows from what happened, as seconds later."""
    while any([hand_over(consumer, kind) for consumer in WORK for kind in WORK[consumer]]):
        mail.deliver_queued()


def hand_over(consumer: str, kind: str, *, again: bool = False) -> int:
    count = 0
    for image in items("OutboxEvent"):
        event = OutboxEvent.from_raw_data(image)
        if event.type == kind and (again or (consumer, event.event_id) not in _done):
            _done.add((consumer, event.event_id))
            handlers_of(consumer)[kind](event_of(event))
            count += 1
    return count


def bought(owner: StoreContext, product: Any, someone: Visitor | None = None) -> Order:
    """By a guest, or by who is signed in."""
    buyer = someone or with_lamp(product)
    if someone is not None:
        form = {"product": product.product_id, "variant": product.variants[0].id, "quantity": "1"}
        someone.post("/cart/lines", form)
    returned = path_of(pay(to_payment(buyer)).headers["location"])
    assert buyer.get(returned).status == 200
    order_id = returned.split("/")[2]
    return orders.get(inside(owner), order_id)


def inside(owner: StoreContext) -> StoreContext:
    return tenancy.act(owner.store_id, task="test")


def end(owner: StoreContext, order: Order) -> None:
    orders.mark_cancelled(inside(owner), order.order_id, reason="test")


def a_busy_life(owner: StoreContext, product: Any) -> tuple[Visitor, list[Order]]:
    """An account, a guest's order before it, one with it, an abandoned checkout, a wishlist, notes,
    tags, addresses and mails."""
    guests = bought(owner, product)
    work_off()
    someone = sign_in(owner)
    own = bought(owner, product, someone)
    put = {"product": product.product_id, "variant": product.variants[0].id, "quantity": "1"}
    someone.post("/cart/lines", put)
    to_payment(someone)  # and never pays
    someone.post("/wishlist/items", {"handle": product.handle})
    work_off()
    customer = customers.find_by_email(owner, ADA)
    assert customer is not None
    details.save_address(owner, customer.customer_id, None, HAMBURG, is_default=True)
    admin.add_note(owner, customer.customer_id, "Ada Byron called about her lamp.")
    orders.add_note(inside(owner), own.order_id, "Lives in Hafenstrasse.")
    return someone, [guests, own]


def owner_with_mail(owner: StoreContext) -> None:
    """New orders are mailed to the store's owner."""
    from windlass.accounts import repository as people
    from windlass.stores.models import Store
    from windlass.stores.repository import StoreRepository

    client = Client(ip="203.0.113.9", user_agent="")
    accounts.register(
        email="owner@volt.test", password="six geese a-laying", name="Olga", client=client
    )
    found = people.find_by_email("owner@volt.test")
    assert found is not None
    StoreRepository(owner.store_id).write(Store.owner_id.set(found.user_id))
