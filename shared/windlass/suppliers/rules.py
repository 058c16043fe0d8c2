"""Pure arithmetic and choices. No clock, no table, no network."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from msgspec import Struct

from windlass.kit import currencies
from windlass.kit.money import BASIS_POINTS, Money

MICROS = 1_000_000

# Where a merchant starts: what a US dollar was roughly worth over the last years. Prices made with
# it are shown as such until the merchant says the rate that the bank really takes.
STARTING_RATES: Final = {
    "USD": MICROS,
    "EUR": 920_000,
    "GBP": 780_000,
    "CHF": 880_000,
    "CAD": 1_370_000,
    "AUD": 1_520_000,
    "NZD": 1_680_000,
    "SEK": 10_400_000,
    "NOK": 10_800_000,
    "DKK": 6_850_000,
    "PLN": 3_950_000,
    "CZK": 23_000_000,
    "JPY": 150_000_000,
}


class Ending(StrEnum):
    """How a price ends; prices are only ever rounded up to it."""

    NONE = "none"
    NINETY_FIVE = "95"
    NINETY_NINE = "99"


class Markup(Struct, frozen=True):
    """A price is cost times multiplier plus `fixed` minor units, rounded up to its ending."""

    multiplier_basis_points: int = 25_000
    fixed: int = 0
    ending: Ending = Ending.NINETY_NINE


class Offer(Struct, frozen=True):
    """One supplier's way to deliver one variant. No countries: it delivers everywhere."""

    offer_id: str
    variant_id: str
    supplier_id: str
    external_product_id: str
    external_variant_id: str
    cost: Money  # in the supplier's currency, when last seen
    url: str = ""
    priority: int = 1  # lower is asked first
    countries: tuple[str, ...] = ()

    def delivers_to(self, country: str) -> bool:
        return not self.countries or country in self.countries


def price(cost: Money, markup: Markup) -> Money:
    """The selling price for a cost in the same currency: never below what multiplier and fixed
    amount give, and less than one step of the ending above it."""
    product = cost.amount * markup.multiplier_basis_points
    raw = (product + BASIS_POINTS // 2) // BASIS_POINTS + markup.fixed
    if markup.ending is Ending.NONE:
        return Money(raw, cost.currency).payable(up=True)
    step = 10 ** (currencies.exponent(cost.currency) or 2)  # without minor units: of a hundred
    end = int(markup.ending) * step // 100
    return Money(raw + (end - raw) % step, cost.currency)


def margin_basis_points(price: Money, cost: Money) -> int:
    """What is left of the price after the cost, as a share of the price; 0 for a free product."""
    if price.amount == 0:
        return 0
    return (price.amount - cost.amount) * BASIS_POINTS // price.amount


def choose_offer(offers: Iterable[Offer], country: str) -> Offer | None:
    """The offer to order by: of those that deliver to the country the one of the lowest priority
    number, then of the lowest cost; None when nobody delivers there."""
    able = [offer for offer in offers if offer.delivers_to(country)]
    return min(able, key=lambda o: (o.priority, o.cost.amount, o.offer_id), default=None)
