"""What a price of the store is in the currency that a shopper sees and pays. Pure."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from math import lcm
from typing import Any

from msgspec import Struct

from windlass.kit import currencies
from windlass.kit.money import BASIS_POINTS, Money


class Rounding(Struct, frozen=True):
    """Which amounts a converted price may have, in minor units: `ending` and every `step` from
    there on. (100, 99) is 11.99, 12.99, ...; (5, 0) is 12.00, 12.05, ...; (100, 0) whole euros;
    (1, 0) whatever the rate makes."""

    step: int = 1
    ending: int = 0

    def for_currency(self, currency: str) -> Rounding:
        """Only amounts that can be paid in the currency."""
        payable = currencies.step(currency)
        return Rounding(lcm(self.step, payable), self.ending - self.ending % payable)


PLAIN = Rounding()


class Exchange(Struct, frozen=True):
    """One currency that a shopper sees and pays, for one store at one time.

    `rate` is what one major unit of `base` costs in `currency` at the middle of the market. The
    margin is for the cost of changing money and is in every amount; the adjustment is what the
    market pays more or less for products.
    """

    base: str
    currency: str
    market_id: str = ""  # empty: the store's own prices
    rate: Decimal = Decimal(1)
    margin_basis_points: int = 0
    adjustment_basis_points: int = 0
    as_of: datetime | None = None  # None: nothing was changed, or by a rate set by hand
    rounding: Rounding = PLAIN

    @classmethod
    def own(cls, currency: str) -> Exchange:
        """The store's own currency."""
        return cls(currency, currency)

    @property
    def is_own(self) -> bool:
        """Every amount passes unchanged."""
        is_adjusted = self.adjustment_basis_points != 0 or self.rounding != PLAIN
        return self.base == self.currency and not is_adjusted

    def price(self, of_base: Money) -> Money:
        """A product's price here: adjusted, changed at the rate with its margin, and the nearest
        amount that the rounding allows, the upper one of two as near. Free stays free; what costs
        something costs at least the lowest amount that can be paid. A higher price never becomes
        the lower one. For an amount that is not negative."""
        self._require(of_base, self.base)
        if self.is_own or of_base.amount == 0:
            return Money(of_base.amount, self.currency)
        numerator, denominator = self._ratio()
        adjusted = BASIS_POINTS + self.adjustment_basis_points
        rounding = self.rounding.for_currency(self.currency)
        amount = _nearest(
            of_base.amount * numerator * adjusted, denominator * BASIS_POINTS, rounding
        )
        if amount <= 0:
            amount = rounding.ending or rounding.step
        return Money(amount, self.currency)

    def exact(self, of_base: Money) -> Money:
        """Shipping, thresholds and fixed discounts: changed at the rate with its margin and rounded
        half up to what can be paid, away from zero for a negative amount."""
        self._require(of_base, self.base)
        if self.base == self.currency:
            return of_base
        numerator, denominator = self._ratio()
        return self._scaled(
            of_base, numerator, denominator, PLAIN.for_currency(self.currency), self.currency
        )

    def back(self, shown: Money) -> Money:
        """What an amount of this currency is to the store in its own, for reports and profit, half
        up to the minor unit: the other way of `exact`, so that the margin, which pays for changing
        the money, is no income."""
        self._require(shown, self.currency)
        if self.base == self.currency:
            return shown
        numerator, denominator = self._ratio()
        return self._scaled(shown, denominator, numerator, PLAIN, self.base)

    def lowest_from(self, shown: Money) -> Money:
        """The lowest price of the store that is shown as `shown` or more."""
        return self._boundary(shown.amount)

    def highest_to(self, shown: Money) -> Money:
        """The highest price of the store that is shown as `shown` or less; never below zero."""
        return self._boundary(shown.amount + 1) - Money(1, self.base)

    def document(self) -> dict[str, Any]:
        """For keeping: what was agreed with a shopper stays as it was."""
        return {
            "base": self.base,
            "currency": self.currency,
            "market_id": self.market_id,
            "rate": str(self.rate),
            "margin_basis_points": self.margin_basis_points,
            "adjustment_basis_points": self.adjustment_basis_points,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "rounding": {"step": self.rounding.step, "ending": self.rounding.ending},
        }

    @classmethod
    def of(cls, document: dict[str, Any]) -> Exchange:
        """What `document` wrote."""
        rounding = document["rounding"]
        return cls(
            document["base"],
            document["currency"],
            document["market_id"],
            Decimal(document["rate"]),
            int(document["margin_basis_points"]),
            int(document["adjustment_basis_points"]),
            datetime.fromisoformat(document["as_of"]) if document["as_of"] else None,
            Rounding(int(rounding["step"]), int(rounding["ending"])),
        )

    def _ratio(self) -> tuple[int, int]:
        """Minor units of `currency` for minor units of `base`, with the margin."""
        numerator, denominator = self.rate.as_integer_ratio()
        shift = currencies.exponent(self.currency) - currencies.exponent(self.base)
        numerator *= (BASIS_POINTS + self.margin_basis_points) * 10 ** max(shift, 0)
        return numerator, denominator * BASIS_POINTS * 10 ** max(-shift, 0)

    def _scaled(
        self, money: Money, numerator: int, denominator: int, rounding: Rounding, currency: str
    ) -> Money:
        sign = -1 if money.amount < 0 else 1
        return Money(
            sign * _nearest(abs(money.amount) * numerator, denominator, rounding), currency
        )

    def _boundary(self, shown: int) -> Money:
        """The lowest amount of `base` that is shown as at least this many minor units."""
        if shown <= 0:
            return Money(0, self.base)
        low, high = 0, 1
        while self.price(Money(high, self.base)).amount < shown:
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            if self.price(Money(middle, self.base)).amount < shown:
                low = middle
            else:
                high = middle
        return Money(high, self.base)

    @staticmethod
    def _require(money: Money, currency: str) -> None:
        if money.currency != currency:
            raise ValueError(f"expected {currency}, not {money.currency}")


def _nearest(numerator: int, denominator: int, rounding: Rounding) -> int:
    """The amount of the rounding nearest to the fraction, the upper one of two as near."""
    beyond = numerator - rounding.ending * denominator
    whole = rounding.step * denominator
    return rounding.ending + rounding.step * ((2 * beyond + whole) // (2 * whole))
