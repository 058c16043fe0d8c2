"""What a shopper somewhere would pay: the settings, tried out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from windlass.kit import address_rules, countries
from windlass.kit.errors import Invalid
from windlass.kit.money import Money, total
from windlass.stores import service as stores
from windlass.tax import rules, service
from windlass.tax.providers import SaleLine
from windlass.tax.rules import Taxed, TaxTable
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from windlass.tax.schemas import CalculatorIn

EXPLANATIONS: Final = {
    "registered": "You are registered there, so tax is charged.",
    "manual": "A rate that you set by hand applies.",
    "provider": "Your tax service gave these rates.",
    "fallback": "Your tax service did not answer, so the built-in rates apply.",
    "not_registered": "You are not registered there, so no tax is charged.",
    "export": "The goods leave your tax area, so no tax is charged.",
    "exempt": "The buyer is exempt from tax.",
    "reverse_charge": "A business in another EU country accounts for the VAT itself.",
    "unknown_address": "Nobody knows yet where the goods go.",
}


class Calculation(Struct, frozen=True):
    table: TaxTable
    taxed: Taxed
    goods: Money
    shipping: Money
    tax: Money
    total: Money

    @property
    def explanation(self) -> str:
        return EXPLANATIONS[self.table.reason]


def calculate(store: StoreContext, request: CalculatorIn) -> Calculation:
    """Raises Forbidden (403) and Invalid (422)."""
    store.require(Permission.TAX_READ)
    front = stores.storefront_of(store)
    for i, line in enumerate(request.lines):
        _require_currency(line.price.currency, front.currency, f"lines.{i}.price.currency")
    shipping = request.shipping.money() if request.shipping else Money.zero(front.currency)
    _require_currency(shipping.currency, front.currency, "shipping.currency")
    if request.country not in countries.CODES:
        message = f"{request.country} is not a country we know."
        raise Invalid.field("country", "unknown_country", message)
    province = ""
    if request.province:
        code = address_rules.of(request.country).province_code(request.province)
        if code is None:
            message = f"{request.province} is not a part of {countries.name(request.country)}."
            raise Invalid.field("province", "unknown_province", message)
        province = code
    if request.vat_number:
        service.check_vat_number(store, request.vat_number, country=request.country)
    lines = [
        SaleLine(f"line-{i:02}", line.price.money(), 1, line.tax_class)
        for i, line in enumerate(request.lines)
    ]
    table = service.table_for(
        store,
        home_country=front.country,
        country=request.country,
        province=province,
        postal_code=request.postal_code,
        city=request.city,
        vat_number=request.vat_number,
        customer_exempt=request.is_exempt,
        lines=lines,
        shipping=shipping,
    )
    taxed = rules.apply(
        table,
        lines={line.line_id: (line.net, line.tax_class) for line in lines},
        shipping=shipping,
    )
    goods = total([line.net for line in lines], front.currency)
    tax = total([part.amount for part in taxed.parts()], front.currency)
    whole = goods + shipping + (Money.zero(front.currency) if table.inclusive else tax)
    return Calculation(table, taxed, goods, shipping, tax, whole)


def _require_currency(given: str, currency: str, field: str) -> None:
    if given != currency:
        raise Invalid.field(field, "store_currency", f"Prices of this store are in {currency}.")
