"""Invoices and credit notes: numbered without gaps, written once, never changed.

Item             PK                                   SK                  index
Invoice          STORE#<store>#ORDERINVOICES#<order>  INVOICE             1: STORE#<store>#INVOICES
                                                      CREDIT#<refund>        sorted by ULID
InvoiceCounter   STORE#<store>#COUNTER#INVOICES       SERIES#<series>
InvoiceSettings  STORE#<store>#INVOICING              SETTINGS

The keys say what a document is of, so an order has one invoice and a refund one credit note however
often they are asked for. A series is a prefix; its counter moves in the transaction that writes the
document, which is why no number is ever missing or given twice.
"""

from __future__ import annotations

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, IntegerAttribute, MoneyAttribute, TableItem

INVOICE_SK = "INVOICE"
SETTINGS_SK = "SETTINGS"


def documents_pk(store_id: StoreId, order_id: str) -> str:
    return store_key(store_id, "ORDERINVOICES", order_id)


def credit_sk(refund_id: str) -> str:
    return f"CREDIT#{refund_id}"


def list_pk(store_id: StoreId) -> str:
    return store_key(store_id, "INVOICES")


def counter_pk(store_id: StoreId) -> str:
    return store_key(store_id, "COUNTER", "INVOICES")


def settings_pk(store_id: StoreId) -> str:
    return store_key(store_id, "INVOICING")


class Invoice(TableItem, discriminator="Invoice"):
    invoice_id = UnicodeAttribute()  # a ULID, its place in the list
    kind = UnicodeAttribute()  # invoice, receipt (of a store without a tax number), credit_note
    series = UnicodeAttribute()
    sequence = IntegerAttribute()
    number = UnicodeAttribute()  # as it is printed
    order_id = UnicodeAttribute()
    order_number = IntegerAttribute()
    refund_id = UnicodeAttribute(null=True)
    email = UnicodeAttribute()
    buyer = UnicodeAttribute()
    issued_at = UTCDateTimeAttribute()
    total = MoneyAttribute()
    tax = MoneyAttribute()
    document = DocumentAttribute()  # documents.py: all that is printed
    file_key = UnicodeAttribute(null=True)  # in the media bucket, once it was drawn


class InvoiceCounter(TableItem, discriminator="InvoiceCounter"):
    last_number = IntegerAttribute()


class InvoiceSettings(TableItem, discriminator="InvoiceSettings"):
    invoice_prefix = UnicodeAttribute(default="INV-{year}-")
    credit_prefix = UnicodeAttribute(default="CN-{year}-")
    footer = UnicodeAttribute(default="")
    sends_by_mail = BooleanAttribute(default=False)
    version = IntegerAttribute(default=1)
