"""Issuing invoices and credit notes: each once, in the next number, with its rows of the report."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from pynamodb.exceptions import TransactWriteError

from windlass.db import transactions
from windlass.db.table import condition_failed, conflicted
from windlass.invoices import converting, crediting, documents, models
from windlass.invoices.documents import Heading
from windlass.invoices.models import Invoice
from windlass.invoices.repository import InvoiceRepository
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.kit.money import Money, total
from windlass.orders import service as orders
from windlass.orders import taxes_back, worth
from windlass.orders.models import Order, Refund
from windlass.pricing import documents as pricing
from windlass.pricing.models import Breakdown, PricedTax
from windlass.stores import service as stores
from windlass.stores.storefronts import StorefrontStore
from windlass.tax import reporting
from windlass.tax import service as tax
from windlass.tax.reporting import Entry
from windlass.tenancy.context import StoreContext

ATTEMPTS = 30
LONGEST_PAUSE_SECONDS = 0.08
TAXED = frozenset({"registered", "manual", "provider", "fallback"})


def issue(store: StoreContext, order_id: str) -> Invoice:
    """The order's invoice, made now if there is none. Raises OrderNotFound (404)."""
    repository = InvoiceRepository(store.store_id)
    known = repository.find(order_id, models.INVOICE_SK)
    if known is not None:
        return known
    order, front = orders.get(store, order_id), stores.storefront_of(store)
    breakdown, exchange = pricing.from_document(order.breakdown), worth.exchange_of(order)
    settings, numbers = repository.settings(), _tax_numbers(store, front, order)

    def compose(series: str, sequence: int) -> tuple[Invoice, list[Entry]]:
        kind = "invoice" if numbers else "receipt"
        heading = Heading(kind, f"{series}{sequence:04}", clock.now(), numbers, settings.footer)
        document = documents.of_order(order, breakdown, front, heading)
        taxes = converting.taxes_at_home(exchange, documents.merged(breakdown.tax_parts))
        document["home"] = converting.home(exchange, breakdown.total, taxes)
        invoice = _item(order, heading, document, breakdown.total, series, sequence)
        free = _untaxed(order, breakdown)
        return invoice, _entries(store, front, order, breakdown, taxes, exchange.back(free))

    return _write(
        store, front, settings.invoice_prefix, order_id, models.INVOICE_SK, compose, is_refund=False
    )


def credit(store: StoreContext, order_id: str, refund_id: str, amount: Money) -> Invoice:
    """The credit note of a refund, made now if there is none, after the order's invoice. Raises
    OrderNotFound (404)."""
    invoice = issue(store, order_id)
    repository = InvoiceRepository(store.store_id)
    sk = models.credit_sk(refund_id)
    known = repository.find(order_id, sk)
    if known is not None:
        return known
    order, front = orders.get(store, order_id), stores.storefront_of(store)
    breakdown, exchange = pricing.from_document(order.breakdown), worth.exchange_of(order)
    settings, numbers = repository.settings(), tuple(invoice.document["seller"]["tax_numbers"])
    refund = next(
        (one for one in orders.refunds(store, order_id) if one.refund_id == refund_id), None
    )

    def compose(series: str, sequence: int) -> tuple[Invoice, list[Entry]]:
        before = [one for one in repository.of_order(order_id) if one.kind == "credit_note"]
        rows = [row for one in before for row in one.document["taxes"]]
        credited = total([one.total for one in before], order.currency)
        taxes = crediting.taxes_in(
            breakdown,
            amount,
            said=_said_by(order, refund_id, refund),
            credited=rows,
            credited_amount=credited,
            gift_card_lines=_gift_cards(order),
        )
        heading = Heading(
            "credit_note", f"{series}{sequence:04}", clock.now(), numbers, settings.footer
        )
        document = documents.of_refund(
            order,
            breakdown,
            front,
            heading,
            amount=amount,
            taxes=taxes,
            refund=refund,
            invoice_number=invoice.number,
        )
        at_home = converting.taxes_at_home(exchange, documents.merged(taxes), credited=rows)
        document["home"] = converting.home(exchange, amount, at_home, before=credited)
        part, earlier = crediting.untaxed_in(
            breakdown,
            amount,
            _gift_cards(order),
            refund=refund,
            credited=[one.document for one in before],
            credited_amount=credited,
        )
        document["untaxed"] = part.amount
        free = worth.next_part(exchange, part, before=earlier)
        note = _item(order, heading, document, amount, series, sequence)
        note.refund_id = refund_id
        return note, _entries(store, front, order, breakdown, at_home, free)

    return _write(store, front, settings.credit_prefix, order_id, sk, compose, is_refund=True)


def _write(
    store: StoreContext,
    front: StorefrontStore,
    prefix: str,
    order_id: str,
    sk: str,
    compose: Callable[[str, int], tuple[Invoice, list[Entry]]],
    *,
    is_refund: bool,
) -> Invoice:
    """The number is read first, so whatever `compose` reads is from after it: another document of
    the series in between takes the number, and it is composed anew."""
    repository = InvoiceRepository(store.store_id)
    for _attempt in range(ATTEMPTS):
        month = reporting.month_of(clock.now(), front.time_zone)
        series = prefix.replace("{year}", month[:4])
        made, entries = compose(series, repository.last_number(series) + 1)
        try:
            with transactions.write() as transaction:
                repository.add_to(transaction, made)
                reporting.add_to(transaction, store, entries, month=month, is_refund=is_refund)
        except TransactWriteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            known = repository.find(order_id, sk)
            if known is not None:
                return known
            time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
        else:
            return made
    raise TimeoutError(f"too many write invoices of {store.store_id} at once")


def _item(
    order: Order,
    heading: Heading,
    document: dict[str, object],
    amount: Money,
    series: str,
    sequence: int,
) -> Invoice:
    return Invoice(
        invoice_id=new_id(),
        kind=heading.kind,
        series=series,
        sequence=sequence,
        number=heading.number,
        order_id=order.order_id,
        order_number=order.number,
        email=order.email,
        buyer=str(order.address.get("company") or order.address.get("name") or order.email),
        issued_at=heading.issued_at,
        total=amount,
        tax=documents.tax_of(document, order.currency),
        document=document,
    )


def _tax_numbers(store: StoreContext, front: StorefrontStore, order: Order) -> tuple[str, ...]:
    """Those under which the sale may be taxed: of the destination and of the store's country."""
    country = str(order.address.get("country", ""))
    registrations = tax.current_settings(store).registrations
    found = [
        one.number
        for one in registrations
        if one.number and (one.country in (front.country, country) or one.scheme != "national")
    ]
    if not found and front.contact.tax_number:
        found = [front.contact.tax_number]
    return tuple(dict.fromkeys(found))


def _entries(
    store: StoreContext,
    front: StorefrontStore,
    order: Order,
    breakdown: Breakdown,
    taxes: list[PricedTax],
    free: Money,
) -> list[Entry]:
    country = str(order.address.get("country") or front.country)
    province = str(order.address.get("province") or "")
    scheme = ""
    if taxes:
        scheme = tax.channel_for(
            store, home_country=front.country, country=country, province=province
        )
    found = [
        Entry(
            country=country,
            jurisdiction=part.jurisdiction,
            name=part.name,
            parts_per_million=part.parts_per_million,
            channel=scheme or "national",
            net=part.base,
            tax=part.amount,
        )
        for part in taxes
        if part.base.amount or part.amount.amount
    ]
    if free.amount:
        reason = breakdown.tax_reason or "not_registered"
        channel = "exempt" if reason in TAXED else reason
        found.append(Entry(country, country, "", 0, channel, free, Money.zero(free.currency)))
    return found


def _untaxed(order: Order, breakdown: Breakdown) -> Money:
    return crediting.untaxed(breakdown, _gift_cards(order))


def _said_by(order: Order, refund_id: str, refund: Refund | None) -> list[PricedTax] | None:
    if refund is None:
        return taxes_back.outside(order, refund_id)
    return crediting.said_by(refund, order.currency)


def _gift_cards(order: Order) -> list[str]:
    return [line.line_id for line in orders.lines_of(order) if line.kind == "gift_card"]
