"""The checkout page: the form with what was typed, and the sum that will be charged."""

from __future__ import annotations

from msgspec import Struct

from storefront_pages.views.cart import CartLineView
from storefront_pages.views.choice import Choice
from windlass.kit.money import Money


class FieldView(Struct, frozen=True):
    name: str
    label: str
    value: str
    error: str
    is_required: bool
    autocomplete: str
    input_mode: str = "text"
    type: str = "text"
    hint: str = ""
    choices: tuple[Choice, ...] = ()  # a select when there are any
    max_length: int = 200
    width: str = "full"  # "full", "half" or "third" of the row on wide screens


class ShippingChoice(Struct, frozen=True):
    id: str
    name: str
    detail: str  # "Arrives 12-18 June"
    price: Money
    is_chosen: bool


class SumLine(Struct, frozen=True):
    label: str
    amount: Money | None  # None: not known yet
    note: str = ""
    is_total: bool = False
    is_note: bool = False  # part of no sum: tax that is inside the prices


class SummaryView(Struct, frozen=True):
    lines: tuple[CartLineView, ...]
    sums: tuple[SumLine, ...]  # the breakdown without the total
    total: Money
    is_final: bool  # False until a shipping method is chosen
    notices: tuple[str, ...] = ()  # codes that do nothing, and why
    needs_email: bool = False  # a code counts once the address is known


class CheckoutView(Struct, frozen=True):
    email: FieldView
    has_consent: bool
    address: tuple[FieldView, ...]
    needs_shipping: bool
    shipping: tuple[ShippingChoice, ...]
    shipping_error: str
    cannot_ship_to: str  # the country's name, empty when it can
    summary: SummaryView
    button: str
    problem: str  # what concerns no single field: payment not ready, cart changed
    vat: FieldView | None = None  # for a business that buys, where it matters
    goes_on_to_pay: bool = True  # False when nothing is left to pay

    @property
    def fields(self) -> tuple[FieldView, ...]:
        return (self.email, *self.address, *((self.vat,) if self.vat else ()))

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """(id of the input, message), in the order of the page."""
        found = [(field.name, field.error) for field in self.fields if field.error]
        if self.shipping_error:
            found.append(("shipping", self.shipping_error))
        return tuple(found)
