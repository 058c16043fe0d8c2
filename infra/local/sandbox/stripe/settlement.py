"""What an account is paid out in: a charge in another currency is changed into its own.

https://docs.stripe.com/currencies/conversions: the balance transaction is in the account's currency
and says at which rate; fees are taken in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from infra.local.sandbox.stripe import accounts
from infra.local.sandbox.stripe.books import Books
from infra.local.sandbox.stripe.currencies import exponent

#: Of one US dollar. They never move, so that a test can count on them.
OF_A_DOLLAR = {
    "usd": Decimal(1), "eur": Decimal("0.91"), "gbp": Decimal("0.78"), "chf": Decimal("0.88"),
    "jpy": Decimal(150), "krw": Decimal(1390), "kwd": Decimal("0.307"), "bhd": Decimal("0.377"),
    "huf": Decimal(365), "isk": Decimal(138), "cad": Decimal("1.38"), "aud": Decimal("1.52"),
    "sek": Decimal("10.6"), "dkk": Decimal("6.8"), "pln": Decimal("3.95"), "inr": Decimal(84),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settlement:
    """`rate` is what one major unit of the charge becomes; none where nothing is changed."""

    charged: str
    currency: str
    rate: Decimal | None = None

    def amount(self, charged: int) -> int:
        if self.rate is None:
            return charged
        shift = exponent(self.currency) - exponent(self.charged)
        exact = Decimal(charged) * self.rate * Decimal(10) ** shift
        return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def of(books: Books, currency: str) -> Settlement:
    """How what is charged in this currency reaches the account."""
    own = str(accounts.get(books, books.account)["default_currency"]) if books.account else currency
    if own == currency or own not in OF_A_DOLLAR or currency not in OF_A_DOLLAR:
        return Settlement(currency, currency)
    rate = OF_A_DOLLAR[own] / OF_A_DOLLAR[currency]
    return Settlement(currency, own, rate.quantize(Decimal("0.000001"), ROUND_HALF_UP))
