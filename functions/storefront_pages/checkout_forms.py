"""The checkout form of a country: its fields with what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from storefront_pages import delivery, messages
from storefront_pages.views.checkout import FieldView
from storefront_pages.views.choice import Choice
from windlass.kit import countries
from windlass.kit.address_forms import LENGTHS, FormField, forms_for
from windlass.tax import service as tax
from windlass.wording.said import said

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.checkout.models import Checkout
    from windlass.customers.models import Customer

LONGEST_EMAIL = 254
LONGEST_VAT_NUMBER = 20
VAT_AREA = countries.EU | {"GB"}
IN_ONE_ROW = ("city", "province", "postal_code")


class Typed(Struct, frozen=True):
    """What the shopper filled in so far, and the problems by the name of their field."""

    values: Mapping[str, str]
    has_consent: bool = False
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def country(self) -> str:
        return self.values.get("country", "")

    @property
    def address(self) -> dict[str, str]:
        return {name: self.values.get(name, "") for name in ("country", *LENGTHS)}


def typed_in(form: Mapping[str, str]) -> Typed:
    return Typed(form, has_consent="consent" in form)


def known_of(customer: Customer | None) -> Typed:
    from windlass.customers import service as customers

    known = customers.prefill(customer)
    if known is None:
        return Typed({})
    values = {name: str(value) for name, value in known.address.items() if value}
    return Typed({**values, "email": known.email}, has_consent=known.accepts_marketing)


def known_from(begun: Checkout) -> Typed:
    values = {name: str(value) for name, value in begun.address.items()}
    chosen = {
        "email": begun.email,
        "shipping": str(begun.shipping.get("rate_id", "")),
        "vat_number": begun.vat_number or "",
    }
    return Typed(values | chosen, has_consent=bool(begun.accepts_marketing))


def email_field(shop: Shop, typed: Typed) -> FieldView:
    return FieldView(
        name="email",
        label=messages.catalogue(shop.view.locale).gettext("E-mail"),
        value=typed.values.get("email", ""),
        error=typed.problems.get("email", ""),
        is_required=True,
        autocomplete="email",
        input_mode="email",
        type="email",
        max_length=LONGEST_EMAIL,
    )


def address_fields(shop: Shop, typed: Typed) -> tuple[FieldView, ...]:
    """The country first: the others follow from it."""
    text = messages.catalogue(shop.view.locale).gettext
    asked = forms_for(typed.country, phone_required=shop.store.checkout.phone_required)
    in_row = [one.name for one in asked if one.name in IN_ONE_ROW]
    width = {1: "full", 2: "half"}.get(len(in_row), "third")
    country = FieldView(
        name="country",
        label=text("Country"),
        value=typed.country,
        error=typed.problems.get("address.country", ""),
        is_required=True,
        autocomplete="country",
        choices=_countries(shop, typed.country),
    )
    return (
        country,
        *(
            _field(
                one,
                typed,
                label=said(one.label, shop.view.locale),
                width=width if one.name in in_row else "full",
                hint=text("Only for questions about the delivery.") if one.name == "phone" else "",
            )
            for one in asked
        ),
    )


def vat_field(shop: Shop, typed: Typed) -> FieldView | None:
    """Where a business may buy without VAT: from a European shop, in a country with VAT numbers.
    What was typed is looked up, and the answer stands below it."""
    if shop.store.country not in VAT_AREA or typed.country not in VAT_AREA:
        return None
    text = messages.catalogue(shop.view.locale).gettext
    written = typed.values.get("vat_number", "")
    error, hint = typed.problems.get("vat_number", ""), text("Only if you buy for a business.")
    if written and not error:
        checked = tax.check_vat_number(shop.context, written, country=typed.country)
        error, hint = ("", checked.message) if checked.is_valid else (checked.message, hint)
    return FieldView(
        name="vat_number",
        label=text("VAT number"),
        value=written,
        error=error,
        is_required=False,
        autocomplete="off",
        hint=hint,
        max_length=LONGEST_VAT_NUMBER,
    )


def _field(one: FormField, typed: Typed, *, label: str, width: str, hint: str) -> FieldView:
    return FieldView(
        name=one.name,
        label=label,
        value=typed.values.get(one.name, ""),
        error=typed.problems.get(f"address.{one.name}", ""),
        is_required=one.is_required,
        autocomplete=one.autocomplete,
        input_mode=one.input_mode,
        type="tel" if one.input_mode == "tel" else "text",
        hint=hint,
        choices=tuple(Choice(value, name) for value, name in one.choices),
        max_length=one.max_length,
        width=width,
    )


def _countries(shop: Shop, chosen: str) -> tuple[Choice, ...]:
    """Those that the shop reaches, and the chosen one, so that it can say why not."""
    reached = delivery.reach(shop).choices
    if any(choice.value == chosen for choice in reached):
        return reached
    return (Choice(chosen, countries.name(chosen, shop.view.tag)), *reached)
