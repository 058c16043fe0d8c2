"""Takes a person out of everything that a store keeps, owner by owner.

What is read by others comes first and what finds the rest comes last, so that a run that was cut
off is simply run again. Orders and invoices stay as the books need them, without naming anybody
but where the law wants it: on invoices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.carts import privacy as carts
from windlass.checkout import privacy as checkout_privacy
from windlass.checkout import service as checkouts
from windlass.customers import privacy as customers
from windlass.db import outbox, transactions
from windlass.discounts import privacy as discounts
from windlass.fulfilment import privacy as fulfilment
from windlass.gift_cards import privacy as gift_cards
from windlass.invoices import privacy as invoices
from windlass.kit import clock
from windlass.mail import privacy as mails
from windlass.newsletter import privacy as newsletter
from windlass.orders import privacy as orders
from windlass.privacy import models, people
from windlass.privacy.errors import OrderUnderWay
from windlass.privacy.events import CustomerErased
from windlass.privacy.models import Erasure, State
from windlass.privacy.service import require_nothing_under_way
from windlass.reviews import writing as reviews

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action

    from windlass.privacy.people import Person
    from windlass.tenancy.context import StoreContext


def carry_out(store: StoreContext, erasure_id: str) -> None:
    """Do what was asked for. Safe to repeat. An order placed since then stops it: the request is
    refused and forgets the address itself."""
    pk, sk = models.privacy_pk(store.store_id), f"{models.ERASURES}{erasure_id}"
    erasure = Erasure.get(pk, sk, consistent_read=True)
    if erasure.email is None:
        return
    person = people.find(store, erasure.email)
    try:
        require_nothing_under_way(person)
    except OrderUnderWay:
        _end(store, erasure, State.REFUSED, {})
        return
    _end(store, erasure, State.DONE, forget(store, person))


def forget(store: StoreContext, person: Person) -> dict[str, int]:
    """How many of what; `invoices_kept` are those that the law wants kept as they are. Raises
    UpstreamFailed (502) while the payment provider cannot be asked to close an open payment page:
    then it is run again."""
    for checkout_id in checkout_privacy.unsettled(person.checkouts):
        checkouts.close(store, checkout_id)
    keys, ids = person.email_keys, person.order_ids
    counts = {
        "reviews": sum(reviews.forget(store, email) for email in person.emails),
        "mails": mails.forget(
            {
                mail.mail_id: mail
                for mail in (*mails.of_person(store, keys), *mails.about_orders(store, ids))
            }.values()
        ),
        "newsletter": newsletter.forget(store, keys),
        "carts": carts.forget(person.carts),
        "checkouts": checkout_privacy.forget(store, person.checkouts),
        "actions": fulfilment.forget(store, ids),
        "gift_cards": gift_cards.forget(store, person.emails),
        "discounts": discounts.forget(store, person.emails),
        "orders": orders.forget(store, person.orders),
        "invoices_kept": len(invoices.of_orders(store, ids)),
    }
    return counts | {"customer": customers.forget(store, person.customer, keys)}


def _end(store: StoreContext, erasure: Erasure, state: State, counts: dict[str, int]) -> None:
    told = CustomerErased(erasure.customer_id, erasure.email_key)
    event = outbox.to_item(store.store_id, told)
    ended: list[Action] = [
        Erasure.state.set(state),
        Erasure.email.remove(),
        Erasure.done_at.set(clock.now()),
        Erasure.erased.set(counts),
    ]

    def commit() -> None:
        with transactions.write() as transaction:
            transaction.update(erasure, ended)
            if state is State.DONE:
                transaction.save(event)

    transactions.attempt(commit)
