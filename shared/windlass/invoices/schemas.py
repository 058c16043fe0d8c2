"""The public shape of invoices. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from windlass.invoices.models import Invoice, InvoiceSettings
from windlass.kit.money import Money
from windlass.web.schemas import MoneyOut, Strict

Kind = Literal["invoice", "receipt", "credit_note"]
PREFIX = r"^[A-Za-z0-9/._-]{0,12}(\{year\})?[A-Za-z0-9/._-]{0,12}$"


class InvoiceOut(BaseModel):
    id: str
    kind: Kind
    number: str
    order_id: str
    order_number: int
    buyer: str
    email: str
    issued_at: datetime
    total: MoneyOut
    tax: MoneyOut
    tax_in_store_currency: MoneyOut = Field(description="At the order's frozen rate")

    @classmethod
    def of(cls, invoice: Invoice) -> InvoiceOut:
        return cls.model_validate(_facts(invoice))


class InvoiceLineOut(BaseModel):
    title: str
    quantity: int
    amount: MoneyOut


class InvoiceTaxOut(BaseModel):
    jurisdiction: str
    name: str
    parts_per_million: int
    base: MoneyOut
    amount: MoneyOut
    inclusive: bool


class InvoiceDetail(InvoiceOut):
    seller: list[str]
    tax_numbers: list[str]
    buyer_address: list[str]
    vat_number: str
    note: str
    of_invoice: str = Field(description="The number of the invoice that a credit note is for")
    lines: list[InvoiceLineOut]
    taxes: list[InvoiceTaxOut]

    @classmethod
    def of(cls, invoice: Invoice) -> InvoiceDetail:
        document, currency = invoice.document, invoice.total.currency

        def money(amount: int) -> MoneyOut:
            return MoneyOut.of(Money(amount, currency))

        return cls.model_validate(
            _facts(invoice)
            | {
                "seller": document["seller"]["lines"],
                "tax_numbers": document["seller"]["tax_numbers"],
                "buyer_address": document["buyer"]["lines"],
                "vat_number": document["buyer"]["vat_number"],
                "note": document["note"],
                "of_invoice": document["of"],
                "lines": [
                    {
                        "title": line["title"],
                        "quantity": line["quantity"],
                        "amount": money(line["amount"]),
                    }
                    for line in document["lines"]
                ],
                "taxes": [
                    tax | {"base": money(tax["base"]), "amount": money(tax["amount"])}
                    for tax in document["taxes"]
                ],
            }
        )


class InvoicePage(BaseModel):
    items: list[InvoiceOut]
    next_cursor: str | None = None


class InvoiceDownload(BaseModel):
    url: str = Field(description="Of the PDF, good for ten minutes")


class InvoiceSettingsIn(Strict):
    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [{"invoice_prefix": "INV-{year}-", "credit_prefix": "CN-{year}-"}]
        },
    )

    invoice_prefix: str = Field(
        default="INV-{year}-", pattern=PREFIX, description="A new one begins at 1"
    )
    credit_prefix: str = Field(default="CN-{year}-", pattern=PREFIX)
    footer: str = Field(default="", max_length=500)
    sends_by_mail: StrictBool = False


class InvoiceSettingsOut(BaseModel):
    invoice_prefix: str
    credit_prefix: str
    footer: str
    sends_by_mail: bool
    version: int = Field(description="Send it quoted as If-Match to change the settings")

    @classmethod
    def of(cls, settings: InvoiceSettings) -> InvoiceSettingsOut:
        return cls.model_validate(settings, from_attributes=True)


def _facts(invoice: Invoice) -> dict[str, Any]:
    home = invoice.document.get("home")
    at_home = Money(home["tax"], home["currency"]) if home else invoice.tax
    return {
        "id": invoice.invoice_id,
        "kind": invoice.kind,
        "number": invoice.number,
        "order_id": invoice.order_id,
        "order_number": invoice.order_number,
        "buyer": invoice.buyer,
        "email": invoice.email,
        "issued_at": invoice.issued_at,
        "total": MoneyOut.of(invoice.total),
        "tax": MoneyOut.of(invoice.tax),
        "tax_in_store_currency": MoneyOut.of(at_home),
    }
