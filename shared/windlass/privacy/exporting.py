"""Gathers everything that a store keeps of a person into files of JSON."""

from __future__ import annotations

import gzip
import json
from itertools import batched
from typing import TYPE_CHECKING, Any, Final

from windlass.carts import privacy as carts
from windlass.checkout import privacy as checkouts
from windlass.customers import privacy as customers
from windlass.customers import service as customer_service
from windlass.db import outbox, transactions
from windlass.gift_cards import privacy as gift_cards
from windlass.invoices import privacy as invoices
from windlass.kit import clock
from windlass.mail import privacy as mails
from windlass.newsletter import privacy as newsletter
from windlass.orders import privacy as orders
from windlass.privacy import models, people
from windlass.privacy.events import DataExportReady
from windlass.privacy.models import DataExport, ExportPart, State
from windlass.reviews import writing as reviews

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action

    from windlass.privacy.people import Person
    from windlass.tenancy.context import StoreContext

ORDERS_IN_A_PART: Final = 100
FORMAT: Final = 1


def build(store: StoreContext, customer_id: str, export_id: str) -> None:
    """Write the files and say that they are ready. Safe to repeat; nothing for a customer who was
    forgotten meanwhile."""
    pk = models.customer_pk(store.store_id, customer_id)
    customer = customer_service.find(store, customer_id)
    try:
        export = DataExport.get(pk, f"{models.EXPORTS}{export_id}", consistent_read=True)
    except DataExport.DoesNotExist:
        return
    if customer is None or export.state == State.DONE:
        return
    files = documents(store, people.find(store, customer.email))
    for number, document in enumerate(files, start=1):
        written = json.dumps(document, ensure_ascii=False, indent=1).encode()
        ExportPart(
            pk,
            models.part_sk(export_id, number),
            content=gzip.compress(written, 9, mtime=0),
            ttl=export.ttl,
        ).save()
    ready = outbox.to_item(store.store_id, DataExportReady(customer_id, export_id))
    done: list[Action] = [
        DataExport.state.set(State.DONE),
        DataExport.done_at.set(clock.now()),
        DataExport.parts.set(len(files)),
    ]

    def commit() -> None:
        with transactions.write() as transaction:
            transaction.update(export, done, condition=DataExport.pk.exists())
            transaction.save(ready)

    transactions.attempt(commit)


def documents(store: StoreContext, person: Person) -> list[dict[str, Any]]:
    """Everything, the orders a hundred to a file."""
    bought = orders.export(person.orders)
    batches = [list(batch) for batch in batched(bought, ORDERS_IN_A_PART, strict=False)] or [[]]
    first = {
        "format": FORMAT,
        "made_at": clock.now().isoformat(),
        "customer": customers.export(store, person.customer) if person.customer else None,
        "checkouts": checkouts.export(person.checkouts),
        "carts": carts.export(person.carts),
        "gift_cards": gift_cards.export(gift_cards.of_person(store, person.emails)),
        "invoices": invoices.export(invoices.of_orders(store, person.order_ids)),
        "newsletter": newsletter.export(store, person.email_keys),
        "mails": mails.export(mails.of_person(store, person.email_keys)),
        "reviews": [
            {
                "product": review.product_title or review.product_id,
                "stars": review.stars,
                "title": review.title,
                "text": review.text,
            }
            for email in person.emails
            for review in reviews.of_person(store, email)
        ],
    }
    rest: list[dict[str, Any]] = [{"format": FORMAT} for _ in batches[1:]]
    return [{**head, "orders": batch} for head, batch in zip([first, *rest], batches, strict=True)]
