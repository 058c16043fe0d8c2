"""What an address says about narrowing and sorting a list, and the address of any other choice.

`/products?colour=Blue&colour=Red&price=10-50&sort=price-up`: one parameter per choice, prices in
major units. A form without script sends the ends of the price apart, as price-from and price-to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from msgspec import Struct, field

from windlass.kit.money import Money
from windlass.search.documents import RESERVED, SHORT_NAMES, option_name
from windlass.search.facets import Chosen, PriceRange, chosen_in

if TYPE_CHECKING:
    from storefront_pages.http import Request
    from windlass.currencies.exchange import Exchange

MOST_CHOICES = 40
LONGEST_QUERY = 100
MOST_MINOR = 10**12


class Choices(Struct, frozen=True):
    query: str = ""
    values: tuple[tuple[str, str], ...] = ()  # facet and value, as in the address
    price: PriceRange = field(default_factory=PriceRange)
    sort: str = ""
    currency: str = "EUR"

    def chosen_in(self, exchange: Exchange) -> Chosen:
        """As the index knows it: what prices are in the store's own currency."""
        low, high = (
            None if end is None else Money(end, self.currency)
            for end in (self.price.low, self.price.high)
        )
        return chosen_in(exchange, self.values, low, high)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.values) or not self.price.is_open

    def pairs(self) -> list[tuple[str, str]]:
        found = [("q", self.query)] if self.query else []
        found += self.values
        if not self.price.is_open:
            found.append(("price", self.price_text))
        return found + ([("sort", self.sort)] if self.sort else [])

    @property
    def price_text(self) -> str:
        return f"{self.written(self.price.low)}-{self.written(self.price.high)}"

    def written(self, amount: int | None) -> str:
        """An amount in major units without useless zeros."""
        if amount is None:
            return ""
        text = Money(amount, self.currency).decimal()
        return text.rstrip("0").rstrip(".") if "." in text else text


def read(request: Request, *, sorts: Iterable[str], currency: str) -> Choices:
    """What is not understood is left out: an old link still leads to the list."""
    pairs = request.pairs or tuple(request.query.items())
    values: dict[tuple[str, str], None] = {}
    for name, value in pairs:
        if _is_facet(name) and value.strip() and len(value) <= 100:
            values[name, value.strip()] = None
    asked = dict(pairs)
    low, _, high = asked.get("price", "").partition("-")
    price = PriceRange(
        _minor(asked.get("price-from") or low, currency),
        _minor(asked.get("price-to") or high, currency),
    )
    if price.low is not None and price.high is not None and price.low > price.high:
        price = PriceRange(price.high, price.low)
    sort = asked.get("sort", "")
    return Choices(
        query=" ".join(asked.get("q", "").split())[:LONGEST_QUERY],
        values=tuple(values)[:MOST_CHOICES],
        price=price,
        sort=sort if sort in sorts else "",
        currency=currency,
    )


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    query = urlencode(list(pairs))
    return f"{path}?{query}" if query else path


def _is_facet(name: str) -> bool:
    return name in SHORT_NAMES or (name not in RESERVED and option_name(name) == name)


def _minor(text: str, currency: str) -> int | None:
    try:
        amount = Money.parse(text.replace(",", "."), currency).amount
    except ValueError:
        return None
    return amount if 0 <= amount < MOST_MINOR else None
