"""How costs become prices in this store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.kit.money import Money
from windlass.suppliers import rules
from windlass.suppliers.errors import ExchangeRateMissing
from windlass.suppliers.models import MarkupRule
from windlass.suppliers.repository import SupplierRepository
from windlass.suppliers.rules import MICROS, STARTING_RATES, Ending, Markup
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from windlass.suppliers.offer_schemas import SaveMarkupRule

SUPPLIERS_CURRENCY = "USD"


class Pricing(Struct, frozen=True):
    """The store's rule with the rate that its prices are made with."""

    markup: Markup
    currency: str
    usd_rate_micros: int
    is_own_rate: bool  # False: only a starting value, the merchant has not said it

    def cost(self, cost: Money) -> Money:
        """A supplier's cost in the store's currency, rounded half up."""
        if cost.currency == self.currency:
            return cost
        if cost.currency != SUPPLIERS_CURRENCY:
            raise ExchangeRateMissing(f"There is no rate from {cost.currency}.")
        return cost.convert(self.currency, self.usd_rate_micros)

    def price(self, cost: Money) -> Money:
        """The selling price for a supplier's cost."""
        return rules.price(self.cost(cost), self.markup)


def of_store(store: StoreContext, currency: str) -> Pricing:
    """Raises ExchangeRateMissing (409) for a store in a currency without a rate."""
    kept = SupplierRepository(store.store_id).markup()
    own = kept.usd_rate_micros if kept else None
    rate = MICROS if currency == SUPPLIERS_CURRENCY else own or STARTING_RATES.get(currency)
    if rate is None:
        raise ExchangeRateMissing(
            f"Say under markup what one US dollar is in {currency}: suppliers count in dollars."
        )
    markup = (
        Markup(kept.multiplier_basis_points, kept.fixed, Ending(kept.ending)) if kept else Markup()
    )
    is_own = own is not None or currency == SUPPLIERS_CURRENCY
    return Pricing(markup, currency, rate, is_own)


def get(store: StoreContext, currency: str) -> Pricing:
    """The same for the merchant. Raises Forbidden (403) and ExchangeRateMissing (409)."""
    store.require(Permission.SUPPLIERS_READ)
    return of_store(store, currency)


def save(store: StoreContext, request: SaveMarkupRule, currency: str) -> Pricing:
    """For prices made from now on. Raises Forbidden (403) and ExchangeRateMissing (409)."""
    store.require(Permission.SUPPLIERS_WRITE)
    rule = MarkupRule(
        multiplier_basis_points=request.multiplier_basis_points,
        fixed=request.fixed,
        ending=request.ending.value,
        usd_rate_micros=request.usd_rate_micros,
    )
    SupplierRepository(store.store_id).save_markup(rule)
    return of_store(store, currency)
